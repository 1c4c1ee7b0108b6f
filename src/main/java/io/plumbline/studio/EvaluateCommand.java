package io.plumbline.studio;

import io.plumbline.conversation.DialogFiles;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.opennlp.MarkedText;
import io.plumbline.nlu.opennlp.Understanders;
import io.plumbline.nlu.opennlp.Witness;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "evaluate", description = "How well messages and answers are heard, on text that nothing was taught from.")
final class EvaluateCommand implements Callable<Integer> {

  static final Path LANGUAGE = Path.of("nlp-models/en");

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file of marked messages; the evaluation text when not given.")
  Optional<Path> file = Optional.empty();

  @Option(names = "--leave-out", paramLabel = "HAND", split = ",", description = "Teach without these hands and measure on them: hand-03.txt")
  Set<String> leftOut = new HashSet<>();

  @Option(names = "--errors", description = "Prints every miss and every false alarm in full.")
  boolean errors;

  @Option(names = "--card", paramLabel = "FILE", description = "Writes the model card.")
  Optional<Path> card = Optional.empty();

  @Option(names = "--slips", paramLabel = "SEED", description = "Types one slip into every sentence first.")
  Optional<Long> slips = Optional.empty();

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    if (slips.isPresent() && (card.isPresent() || !leftOut.isEmpty())) {
      throw new ParameterException(spec.commandLine(), "--slips measures mistyped text; leave --card and --leave-out away");
    }
    var content = content();
    var redFlags = redFlags(content);
    if (!leftOut.isEmpty()) {
      return leaveOut(out, redFlags);
    }
    var texts = slips.isPresent() ? texts(file).stream().map(new Typist(slips.get())::again).toList() : texts(file);
    var understander = Understanders.english();
    var all = Evaluation.of(understander, texts, redFlags);
    var answers = AnswerEvaluation.of(understander, pairs(), content);
    var figures = figures(all, answers);
    if (asJson) {
      out.println(JsonMapper.builder().build().writeValueAsString(figures));
    } else {
      figures.forEach((name, value) -> out.println(name + ": " + value));
    }
    if (errors) {
      all.missed().forEach(one -> out.println("MISSED " + one));
      all.alarms().forEach(one -> out.println("ALARM " + one));
      answers.misread().forEach(one -> out.println("MISREAD " + one));
    }
    if (card.isPresent()) {
      Files.writeString(card.get(), ModelCard.of(figures, ablation(texts, redFlags), all, answers, LANGUAGE));
    }
    return Plumbline.GOOD;
  }

  private int leaveOut(PrintWriter out, Set<String> redFlags) throws IOException {
    var unread = new ArrayList<MarkedText>();
    for (var hand : leftOut) {
      var path = LANGUAGE.resolve("training").resolve(hand);
      if (!Files.exists(path)) {
        throw new ParameterException(spec.commandLine(), "there is no training text " + path);
      }
      unread.addAll(MarkedText.read(hand, Files.readString(path)));
    }
    var all = Evaluation.of(Understanders.taught(LANGUAGE, leftOut), unread, redFlags);
    messageFigures(all).forEach((name, value) -> out.println(name + ": " + value));
    if (errors) {
      all.missed().forEach(one -> out.println("MISSED " + one));
    }
    return Plumbline.GOOD;
  }

  static Content content() {
    return new ContentReader().read(DialogFiles.read(Optional.empty())).content()
        .orElseThrow(() -> new IllegalStateException("the dialogs built into the program have problems; see lint"));
  }

  static Set<String> redFlags(Content content) {
    return content.screen().redFlags().stream().map(flag -> flag.finding().value()).filter(id -> !id.startsWith("age_"))
        .collect(Collectors.toSet());
  }

  static List<MarkedText> texts(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return MarkedText.read(file.get().toString(), Files.readString(file.get()));
    }
    var texts = new ArrayList<MarkedText>();
    try (var files = Files.list(LANGUAGE.resolve("evaluation"))) {
      for (var path : files.filter(one -> one.getFileName().toString().startsWith("judge-")).sorted().toList()) {
        texts.addAll(MarkedText.read(path.toString(), Files.readString(path)));
      }
    }
    return texts;
  }

  static List<AnswerEvaluation.Pair> pairs() throws IOException {
    return Files.readAllLines(LANGUAGE.resolve("evaluation/answers.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#")).map(AnswerEvaluation.Pair::of).toList();
  }

  static Map<String, String> figures(Evaluation all, AnswerEvaluation answers) {
    var figures = messageFigures(all);
    figures.put("answers", Integer.toString(answers.size()));
    figures.put("answers right", answers.right().toString());
    figures.put("yes and no flipped", answers.flips().toString());
    figures.put("numbers and lengths of time right", answers.amounts().toString());
    figures.put("findings told beside an answer, heard", answers.volunteered().toString());
    return figures;
  }

  private static Map<String, String> messageFigures(Evaluation all) {
    var figures = new LinkedHashMap<String, String>();
    figures.put("messages", Integer.toString(all.size()));
    figures.put("red flags present, raised", all.raised().toString());
    figures.put("red flags present, raised or asked", all.raisedOrAsked().toString());
    figures.put("red flags raised, precision", all.precision().toString());
    figures.put("false alarms on messages without any", all.falseAlarms().toString());
    figures.put("needless questions on messages without any", all.needlessQuestions().toString());
    figures.put("all findings with status", all.findings().toString());
    figures.put("not present, never raised as present", all.neverPresent().toString());
    figures.put("not present and heard, exact status", all.exactStatus().toString());
    return figures;
  }

  /** What is heard without each witness, and with each alone. */
  private static Map<String, Evaluation> ablation(List<MarkedText> texts, Set<String> redFlags) {
    var ablation = new LinkedHashMap<String, Evaluation>();
    for (var witness : Witness.values()) {
      ablation.put(name(witness) + " alone", Evaluation.of(heeding(EnumSet.of(witness)), texts, redFlags));
    }
    for (var witness : Witness.values()) {
      ablation.put("without the " + name(witness), Evaluation.of(heeding(EnumSet.complementOf(EnumSet.of(witness))), texts, redFlags));
    }
    ablation.put("all", Evaluation.of(heeding(EnumSet.allOf(Witness.class)), texts, redFlags));
    return ablation;
  }

  private static String name(Witness witness) {
    return witness.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Understander heeding(Set<Witness> witnesses) {
    return Understanders.english(witnesses);
  }
}
