package io.plumbline.bench;

import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.opennlp.MarkedText;
import io.plumbline.nlu.opennlp.Understanders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.tokenize.SimpleTokenizer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long one message takes on one core, beside the part-of-speech tagger alone, which is the limit: no understanding is faster than its tagger. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xmx2g"})
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 4)
public class UnderstandingBench {

  private static final int SHORTEST = 17;
  private static final int LONGEST = 23;
  private static final int SHORT = 4;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private final Understander understander = Understanders.english();
  private final POSTaggerME tagger;
  private final List<String> messages = new ArrayList<>();
  private final List<Utterance> answers = new ArrayList<>();
  private final String longest;
  private int next;

  /** Messages and answers of the evaluation text: nothing was taught from them. */
  public UnderstandingBench() {
    try {
      tagger = new POSTaggerME(
          new POSModel(UnderstandingBench.class.getResourceAsStream("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin")));
      try (var files = Files.list(Path.of("nlp-models/en/evaluation"))) {
        for (var file : files.filter(one -> one.getFileName().toString().startsWith("judge-")).sorted().toList()) {
          MarkedText.read(file.toString(), Files.readString(file)).stream().map(MarkedText::text)
              .filter(text -> words(text) >= SHORTEST && words(text) <= LONGEST).forEach(messages::add);
        }
      }
      longest = String.join(". ", messages).substring(0, 4000);
      for (var line : Files.readAllLines(Path.of("nlp-models/en/evaluation/answers.txt"))) {
        var parts = line.split("\\|", -1);
        if (!line.startsWith("#") && parts.length > 1 && words(parts[1].strip()) <= SHORT) {
          answers.add(new Utterance(parts[1].strip(), Locale.ENGLISH, Optional.of(question(parts[0].strip())), TODAY));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int words(String text) {
    return text.strip().split("\\s+", -1).length;
  }

  private static OpenQuestion question(String finding) {
    return new OpenQuestion(
        "ask_" + finding, OpenQuestion.Kind.YES_NO, List.of(FindingId.of(finding)), Optional.empty(), List.of(), false);
  }

  @Benchmark
  public Understanding messageOfTwentyWords() {
    next = (next + 1) % messages.size();
    return understander.understand(new Utterance(messages.get(next), Locale.ENGLISH, Optional.empty(), TODAY));
  }

  @Benchmark
  public Understanding answerOfUpToFourWords() {
    next = (next + 1) % answers.size();
    return understander.understand(answers.get(next));
  }

  /** The longest that a patient can send. */
  @Benchmark
  public Understanding fourThousandCharacters() {
    return understander.understand(new Utterance(longest, Locale.ENGLISH, Optional.empty(), TODAY));
  }

  @Benchmark
  public Understanding fiveHundredSentences() {
    return understander.understand(new Utterance("I hurt. ".repeat(500), Locale.ENGLISH, Optional.empty(), TODAY));
  }

  @Benchmark
  public Understanding oneWordOfFourThousandLetters() {
    return understander.understand(new Utterance("a".repeat(4000), Locale.ENGLISH, Optional.empty(), TODAY));
  }

  /** The limit. */
  @Benchmark
  public String[] taggerAlone() {
    next = (next + 1) % messages.size();
    return tagger.tag(SimpleTokenizer.INSTANCE.tokenize(messages.get(next)));
  }
}
