package io.plumbline.nlu.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Intent;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.PlainGrammar;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IntentsTests {

  private static final LanguageData ENGLISH = LanguageData.folder(Path.of("nlp-models/en"));
  private static final Texts TEXTS = Texts.load(ENGLISH, Set.of());
  private static final Intents INTENTS = Intents.load(ENGLISH, TEXTS.spelling()::isReal);
  private static final Topics TOPICS = Topics.load(ENGLISH);

  private static Reading read(String text) {
    return TEXTS.read(text, new PlainGrammar()).reading();
  }

  private static Intent.Id intent(String text, Answer answer, HeardFinding... heard) {
    return INTENTS.of(read(text), answer, Arrays.asList(heard), Optional.empty()).id();
  }

  private static HeardFinding heard(String finding, Status status, double confidence) {
    return new HeardFinding(FindingId.of(finding), status, confidence, 0, 1, "x", List.of("lexicon"), HeardFinding.Details.NONE);
  }

  record Case(String intent, Optional<String> topic, String text) {
    static Case of(String line) {
      var parts = line.split(" \\| ", 3);
      return new Case(parts[0], Optional.of(parts[1]).filter(topic -> !topic.equals("-")), parts[2]);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/nlu/intents.txt")).stream().filter(line -> !line.startsWith("#")).map(Case::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatAMessageIsFor(Case line) {
    assertThat(intent(line.text(), new Answer.None()).wire()).isEqualTo(line.intent());
    assertThat(TOPICS.of(read(line.text()))).isEqualTo(line.topic());
  }

  @Test
  void theTableHoldsEveryIntent() throws IOException {
    assertThat(cases().count()).isGreaterThan(80);
    assertThat(cases().map(Case::intent).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(Intent.Id.class).stream().map(Intent.Id::wire).collect(Collectors.toSet()));
  }

  @Test
  void anAnswerIsWhatItAnswers() {
    assertThat(intent("maybe so", new Answer.Yes())).isEqualTo(Intent.Id.AFFIRM);
    assertThat(intent("maybe so", new Answer.No())).isEqualTo(Intent.Id.DENY);
    assertThat(intent("maybe so", new Answer.Unsure())).isEqualTo(Intent.Id.UNSURE);
    assertThat(intent("7", new Answer.Number(7))).isEqualTo(Intent.Id.DESCRIBE);
  }

  @Test
  void whoTellsOfAFindingDescribesWhateverElseIsSaid() {
    assertThat(intent("no but my leg went weak", new Answer.No(), heard("leg_weakness_new_or_worse", Status.PRESENT, 0.95)))
        .isEqualTo(Intent.Id.DESCRIBE);
    assertThat(intent("hi my back hurts", new Answer.None(), heard("low_back_pain", Status.PRESENT, 0.95))).isEqualTo(Intent.Id.DESCRIBE);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyASuicidalThoughtThatIsThereMakesACrisis(Status status) {
    var expected = status == Status.PRESENT || status == Status.UNSURE ? Intent.Id.CRISIS : Intent.Id.DESCRIBE;
    assertThat(intent("words", new Answer.None(), heard("suicidal", status, 0.95))).isEqualTo(expected);
    assertThat(intent("words", new Answer.None(), heard("suicidal", status, 0.5))).isEqualTo(Intent.Id.DESCRIBE);
  }
}
