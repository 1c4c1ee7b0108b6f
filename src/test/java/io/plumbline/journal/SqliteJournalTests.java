package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Replay;
import io.plumbline.conversation.Token;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.scripts.Talk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTests {

  private static final String RARE = "zibbledorf";

  @TempDir
  Path folder;

  private static List<ConversationEvent> aConversation() {
    var talk = new Talk("GB");
    talk.say("my back hurts when i look down, since " + RARE + " \ud83d\ude2d and half a pair \ud83d");
    talk.choose("none");
    talk.choose("unsure");
    talk.order(InboundMessage.Order.BACK);
    talk.say("cant feel when i wipe");
    return talk.turns().log(talk.id());
  }

  private static ConversationId write(Journal journal, List<ConversationEvent> events) {
    var id = ((ConversationEvent.Opened) events.getFirst()).id();
    for (int seq = 0; seq < events.size(); seq++) {
      journal.append(id, seq, events.get(seq));
    }
    return id;
  }

  @Test
  void everyEventComesBackAsItWasWritten() {
    var events = aConversation();
    ConversationId id;
    try (var journal = SqliteJournal.in(folder)) {
      id = write(journal, events);
    }
    try (var again = SqliteJournal.in(folder)) {
      assertThat(again.events(id)).isEqualTo(events);
      assertThat(again.find(id).orElseThrow().latest()).isEqualTo(((ConversationEvent.Answered) events.getLast()).turn());
    }
  }

  @Test
  void aReplayFromTheLogGivesEveryReplyAgain() {
    var events = aConversation();
    try (var journal = SqliteJournal.in(folder)) {
      var id = write(journal, events);
      var content = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow();
      var pairs = new Replay(version -> content).of(journal.events(id));
      assertThat(pairs).hasSize(events.size()).allSatisfy(pair -> assertThat(pair.again()).isEqualTo(pair.sent()));
    }
  }

  @Test
  void aNumberOrAMessageIdIsTakenOnce() {
    var events = aConversation();
    try (var journal = SqliteJournal.in(folder)) {
      var id = write(journal, events);
      assertThatThrownBy(() -> journal.append(id, events.size() - 1L, events.getLast())).isInstanceOf(Journal.Conflict.class);
      assertThatThrownBy(() -> journal.append(id, events.size(), events.getLast())).as("same client id")
          .isInstanceOf(Journal.Conflict.class);
      assertThat(journal.events(id)).isEqualTo(events);
    }
  }

  @Test
  void findsAConversationByItsTokenOnly() {
    var events = aConversation();
    try (var journal = SqliteJournal.in(folder)) {
      write(journal, events);
      assertThat(journal.findByToken(new Token("t_wrong"))).isEmpty();
    }
  }

  @Test
  void erasingLeavesNothingInAnyFile() throws IOException {
    var events = aConversation();
    try (var journal = SqliteJournal.in(folder)) {
      var id = write(journal, events);
      journal.erase(id);
      assertThat(journal.events(id)).isEmpty();
      assertThat(journal.find(id)).isEmpty();
      assertThatThrownBy(() -> journal.append(id, events.size(), events.getLast())).isInstanceOf(Journal.Conflict.class);
      try (var files = Files.walk(folder)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(RARE);
        }
      }
    }
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws Exception {
    try (var journal = SqliteJournal.in(folder); var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<ConversationId>>();
      for (int i = 0; i < 50; i++) {
        var events = aConversation();
        var opened = (ConversationEvent.Opened) events.getFirst();
        var id = new ConversationId("c_" + "%032d".formatted(i));
        var number = i;
        tasks.add(
            () -> {
              journal.append(
                  id,
                  0,
                  new ConversationEvent.Opened(
                      id, "hash" + number, opened.channel(), opened.locale(), opened.pack(), opened.content(), opened.input(),
                      opened.events(),
                      opened.turn(), opened.why(), opened.at()));
              for (int seq = 1; seq < events.size(); seq++) {
                journal.append(id, seq, events.get(seq));
              }
              return id;
            });
      }
      for (var written : pool.invokeAll(tasks)) {
        assertThat(journal.events(written.get())).hasSize(6);
      }
      assertThat(journal.all()).hasSize(50);
    }
  }

  @Test
  void theDialogsOfAVersionAreKept() {
    var files = new TreeMap<>(java.util.Map.of("findings.yaml", "findings: {}\n", "a/dialog.yaml", "dialog: a \u00e9\n"));
    try (var journal = SqliteJournal.in(folder)) {
      journal.keepContent("v1", files);
      journal.keepContent("v1", files);
      assertThat(journal.content("v1")).contains(files);
      assertThat(journal.content("v2")).isEmpty();
    }
  }
}
