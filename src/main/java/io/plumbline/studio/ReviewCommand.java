package io.plumbline.studio;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "review", description = "What patients said that was not understood or only half heard, the commonest first, for staff to teach from.")
final class ReviewCommand implements Callable<Integer> {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  @Mixin
  DataFolder folder = new DataFolder();

  @Option(names = "--json", description = "The same as data, one a line.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  /**
   * Words to look at.
   *
   * @param finding what was half heard in them, and how it was told: {@code fever absent}; empty when nothing was
   * @param where each message that holds them: {@code c_0123…#4}
   */
  record Open(String words, String finding, List<String> where) {}

  @Override
  public Integer call() {
    try (var journal = folder.openToRead(spec, "review", "*")) {
      var open = new LinkedHashMap<String, Open>();
      for (var conversation : journal.all()) {
        var log = journal.events(conversation);
        for (int seq = 0; seq < log.size(); seq++) {
          if (log.get(seq) instanceof ConversationEvent.Answered answered) {
            note(open, conversation, seq, answered);
          }
        }
      }
      print(open.values().stream().sorted(Comparator.comparingInt((Open one) -> one.where().size()).reversed()).toList());
      return Plumbline.GOOD;
    }
  }

  private static void note(Map<String, Open> open, ConversationId conversation, int seq, ConversationEvent.Answered answered) {
    var where = conversation + "#" + seq;
    answered.understanding().stream().flatMap(ReviewCommand::doubts).forEach(
        doubt -> open.computeIfAbsent(doubt.finding() + " " + doubt.words().toLowerCase(Locale.ROOT), key -> doubt).where().add(where));
  }

  private static Stream<Open> doubts(Understanding understanding) {
    var unread = understanding.notUnderstood().stream().map(one -> new Open(one.text(), "", new ArrayList<>()));
    var half = understanding.findings().stream().filter(finding -> !finding.certain()).map(ReviewCommand::halfHeard);
    return Stream.concat(unread, half);
  }

  private static Open halfHeard(HeardFinding finding) {
    return new Open(finding.heard(), finding.id() + " " + finding.status().wire(), new ArrayList<>());
  }

  private void print(List<Open> open) {
    var out = spec.commandLine().getOut();
    var mapper = JsonMapper.builder().build();
    for (var one : open) {
      out.println(
          asJson
              ? mapper.writeValueAsString(one)
              : one.where().size() + "x " + (one.finding().isEmpty() ? "not understood" : one.finding() + "?") + ": \""
                  + printable(one.words())
                  + "\"  " + String.join(" ", one.where()));
    }
    if (!asJson) {
      out.println(open.isEmpty() ? "nothing to review" : open.size() + " to review");
    }
  }

  /** Patients' words may hold what steers a terminal. */
  private static String printable(String words) {
    return CONTROL.matcher(words).replaceAll(" ");
  }
}
