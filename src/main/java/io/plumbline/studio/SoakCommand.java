package io.plumbline.studio;

import io.plumbline.conversation.Hearing;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.nlu.opennlp.MarkedText;
import io.plumbline.nlu.opennlp.Understanders;
import io.plumbline.studio.proof.Soak;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "soak", description = "Conversations with patients made up by chance, in the words of the evaluation text, against the invariants"
    + " of docs/safety-case.md.")
final class SoakCommand implements Callable<Integer> {

  @Option(names = "--count", description = "How many conversations; 100000 when not given.")
  long count = 100_000;

  @Option(names = "--seed", description = "The same seed gives the same conversations.")
  long seed = 1;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var content = EvaluateCommand.content();
    var hearing = new Hearing(Understanders.english());
    var status = Plumbline.GOOD;
    for (var pack : content.packs().keySet()) {
      long begun = System.nanoTime();
      var result = Soak.of(content, pack, listener(hearing, content, pack), phrases(content), seed, count);
      out.printf(
          "%s: %,d conversations, %,d messages, longest %d, %,d s, %s, %,d broken%n",
          pack, result.conversations(), result.messages(), result.longest(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
          result.endings(), result.broken());
      result.violations().forEach(violation -> {
        out.printf("%n%s: %s%n", violation.invariant().id(), violation.what());
        violation.chat().forEach(line -> out.println("  " + line));
      });
      out.flush();
      status = result.broken() == 0 ? status : Plumbline.PROBLEMS;
    }
    return status;
  }

  /** The evaluation text: nothing was taught from it. */
  static Soak.Phrases phrases(Content content) throws IOException {
    var redFlags = EvaluateCommand.redFlags(content);
    var texts = EvaluateCommand.texts(Optional.empty());
    var messages = texts.stream().map(MarkedText::text).toList();
    var calm = texts.stream().filter(text -> text.marks().stream().noneMatch(mark -> redFlags.contains(mark.finding())))
        .map(MarkedText::text).toList();
    var answers = new HashMap<String, Map<String, List<String>>>();
    for (var pair : EvaluateCommand.pairs()) {
      answers.computeIfAbsent(pair.question(), question -> new HashMap<>()).computeIfAbsent(pair.answer(), means -> new ArrayList<>())
          .add(pair.text());
    }
    return new Soak.Phrases(messages, calm, answers);
  }

  /** The real understanding; the same words to the same question are understood once. */
  static Soak.Listener listener(Hearing hearing, Content content, PackId pack) {
    Map<List<Object>, Input.Said> heard = new ConcurrentHashMap<>();
    return (text, open) -> heard.computeIfAbsent(
        List.of(text, open.map(SoakCommand::asked).orElse(List.of())),
        same -> hearing.said(hearing.understand(text, "en", open, content, Evaluation.TODAY), content, pack));
  }

  private static List<Object> asked(OpenQuestion open) {
    return List.of(open.id(), open.kind(), open.findings());
  }
}
