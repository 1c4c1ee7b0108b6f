package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.journal.JdbcJournal;
import io.plumbline.scripts.Talk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReviewCommandTests {

  @TempDir
  Path folder;

  private void keep(String... said) {
    var talk = new Talk("GB");
    for (var words : said) {
      talk.say(words);
    }
    var events = talk.turns().log(talk.id());
    try (var journal = JdbcJournal.in(folder)) {
      for (int seq = 0; seq < events.size(); seq++) {
        journal.append(((ConversationEvent.Opened) events.getFirst()).id(), seq, events.get(seq));
      }
    }
  }

  private String review(String... arguments) {
    var out = new StringWriter();
    var line = new CommandLine(new ReviewCommand()).setOut(new PrintWriter(out));
    var words = new java.util.ArrayList<>(java.util.List.of("--data", folder.toString()));
    words.addAll(java.util.List.of(arguments));
    assertThat(line.execute(words.toArray(String[]::new))).isZero();
    return out.toString();
  }

  @Test
  void whatNobodyUnderstoodIsKeptForStaffTheCommonestFirst() {
    keep("my lower back hurts when i look down", "the purple giraffe sings", "The purple giraffe sings");
    assertThat(review()).startsWith("2x not understood: \"the purple giraffe sings\"").contains("#", "to review");
    assertThat(review("--json")).contains("\"words\":\"the purple giraffe sings\"", "\"where\":[\"c_");
  }

  @Test
  void anEmptyQueueSaysSo() {
    keep("no");
    assertThat(review()).contains("nothing to review");
  }

  @Test
  void aFolderWithoutAJournalIsNamedAndLeftAsItIs() {
    var errors = new StringWriter();
    var line = new CommandLine(new ReviewCommand()).setErr(new PrintWriter(errors));
    assertThat(line.execute("--data", folder.resolve("slip").toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("there is no journal in", "slip", "--data");
    assertThat(folder.resolve("slip")).doesNotExist();
  }
}
