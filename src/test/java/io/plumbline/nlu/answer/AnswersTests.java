package io.plumbline.nlu.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.OpenQuestion.Kind;
import io.plumbline.nlu.OpenQuestion.Option;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.TypedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTests {

  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static final LanguageData ENGLISH = LanguageData.folder(Path.of("nlp-models/en"));
  private static final Assertions ASSERTIONS = Assertions.load(ENGLISH);
  private static final Quantities QUANTITIES = Quantities.load(ENGLISH, ASSERTIONS);
  private static final Answers ANSWERS = Answers.load(ENGLISH, QUANTITIES, ASSERTIONS);

  private static final Map<String, OpenQuestion> QUESTIONS = Map.of(
      "bladder", yesNo("bladder_change", false),
      "normal", yesNo("bladder_change", true),
      "life", checklist(),
      "two", two(),
      "age", measure(Kind.NUMBER, AttributeId.AGE),
      "pain", measure(Kind.NUMBER, AttributeId.PAIN_SCORE),
      "weeks", measure(Kind.NUMBER, AttributeId.PREGNANCY_WEEKS),
      "duration", measure(Kind.DURATION, AttributeId.DURATION),
      "sex",
      choice(AttributeId.SEX,
          List.of(new Option("female", "Female"), new Option("male", "Male"), new Option("other", "Other, or I would rather not say"))),
      "whom", choice(AttributeId.ASKING_FOR,
          List.of(new Option("self", "Me"), new Option("child", "A child"), new Option("other", "Another adult"))));

  private static OpenQuestion yesNo(String finding, boolean flipped) {
    return new OpenQuestion("q", Kind.YES_NO, List.of(FindingId.of(finding)), Optional.empty(),
        List.of(new Option("yes", "Yes"), new Option("no", "No"), new Option("unsure", "Not sure")), flipped);
  }

  private static OpenQuestion measure(Kind kind, AttributeId attribute) {
    return new OpenQuestion("q", kind, List.of(), Optional.of(attribute), List.of(), false);
  }

  private static OpenQuestion choice(AttributeId attribute, List<Option> options) {
    return new OpenQuestion("q", Kind.CHOICE, List.of(), Optional.of(attribute), options, false);
  }

  private static OpenQuestion checklist() {
    List<Option> options = List.of(
        new Option("bladder_change", "Trouble with peeing: can't go, or leaking"),
        new Option("saddle_numbness", "Numb, tingly or odd where a bike seat would touch you"),
        new Option("leg_weakness_new_or_worse", "A leg or foot that is getting weak"),
        new Option("fever", "Fever, shivers or sweats"),
        new Option("none", "None of these"),
        new Option("unsure", "Not sure"));
    return new OpenQuestion("q", Kind.MULTI_CHOICE, options.stream().limit(4).map(option -> FindingId.of(option.id())).toList(),
        Optional.empty(), options, false);
  }

  private static OpenQuestion two() {
    List<Option> options = List.of(new Option("fever", "Fever or shivers"),
        new Option("unexplained_weight_loss", "Lost weight without trying"), new Option("none", "Neither"));
    return new OpenQuestion("q", Kind.MULTI_CHOICE, options.stream().limit(2).map(option -> FindingId.of(option.id())).toList(),
        Optional.empty(), options, false);
  }

  /** A line: {@code question | message | answer}, with {@code ; +finding -finding ?finding} for what the lexicon hears. */
  record Case(String line, OpenQuestion question, String text, List<HeardFinding> heard, String answer) {
    static Case of(String line) {
      String[] parts = line.split("\\|", 3);
      String[] message = parts[1].split(";", 2);
      List<HeardFinding> heard = new ArrayList<>();
      if (message.length > 1) {
        for (String mark : message[1].strip().split(" ")) {
          Status status = mark.startsWith("-") ? Status.ABSENT : mark.startsWith("?") ? Status.UNSURE : Status.PRESENT;
          heard.add(
              new HeardFinding(FindingId.of(mark.substring(1)), status, 0.95, 0, 1, "x", List.of("lexicon"), HeardFinding.Details.NONE));
        }
      }
      OpenQuestion question = Objects.requireNonNull(QUESTIONS.get(parts[0].strip()), () -> "no question for: " + line);
      return new Case(line, question, message[0].strip(), heard, parts[2].strip());
    }

    @Override
    public String toString() {
      return line;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/nlu/answers.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Case::of);
  }

  private static String written(Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> "yes";
      case Answer.No no -> "no";
      case Answer.Unsure unsure -> "unsure";
      case Answer.Options options -> Stream.concat(options.ids().stream(), options.perhaps().stream().map(id -> id + "?"))
          .collect(java.util.stream.Collectors.joining(" ")) + (options.onlyThese() ? " only" : "");
      case Answer.Number number -> plain(number.value());
      case Answer.Duration duration -> plain(duration.value()) + " " + duration.unit() + " = " + plain(duration.days());
      case Answer.Refused refused -> "refused";
      case Answer.None none -> "nothing";
    };
  }

  static String plain(double value) {
    return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(Math.round(value * 100) / 100.0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsTheAnswer(Case line) {
    Answer answer = ANSWERS.read(TypedText.read(line.text()), line.question(), TODAY, line.heard());
    assertThat(written(answer)).as(line.line()).isEqualTo(line.answer());
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(cases().count()).isGreaterThanOrEqualTo(150);
  }

  @Test
  void answersNothingToAnEmptyMessage() {
    for (OpenQuestion question : QUESTIONS.values()) {
      assertThat(ANSWERS.read(TypedText.read(""), question, TODAY, List.of())).isEqualTo(new Answer.None());
      assertThat(ANSWERS.read(TypedText.read("... !!"), question, TODAY, List.of())).isEqualTo(new Answer.None());
    }
  }
}
