package io.plumbline.nlu.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.data.DataProblem;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.TypedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionsTests {

  private static final LanguageData ENGLISH = LanguageData.folder(Path.of("nlp-models/en"));
  private static final io.plumbline.nlu.assertion.Assertions ASSERTIONS = io.plumbline.nlu.assertion.Assertions.load(ENGLISH);

  /** A line of the table: {@code status | text with the [span] in brackets}; {@code status~} asks for doubt. */
  record Case(String line, Status status, boolean doubtful, String text, int start, int end) {
    static Case of(String line) {
      String[] parts = line.split("\\|", 2);
      String status = parts[0].strip();
      String marked = parts[1].strip();
      int start = marked.indexOf('[');
      int end = marked.indexOf(']') - 1;
      boolean doubtful = status.endsWith("~");
      return new Case(
          line,
          Status.ofWire(doubtful ? status.substring(0, status.length() - 1) : status),
          doubtful,
          marked.replace("[", "").replace("]", ""),
          start,
          end);
    }

    @Override
    public String toString() {
      return line;
    }
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/nlu/assertions.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Case::of);
  }

  private static SpanAssertion judge(String text, int start, int end) {
    Reading reading = TypedText.read(text);
    return ASSERTIONS.of(reading, TypedText.wordAt(reading, start), TypedText.wordAt(reading, end - 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsHowASpanIsSpokenOf(Case line) {
    SpanAssertion assertion = judge(line.text(), line.start(), line.end());
    assertThat(assertion.status()).as("%s, cue %s", line.line(), assertion.cue()).isEqualTo(line.status());
    if (line.doubtful()) {
      assertThat(assertion.certainty()).isEqualTo(io.plumbline.nlu.assertion.Assertions.DOUBTFUL);
    }
  }

  @Test
  void theTableIsLong() throws IOException {
    assertThat(cases().count()).isGreaterThanOrEqualTo(150);
  }

  @Test
  void pointsAtTheCueAsTyped() {
    SpanAssertion assertion = judge("I’ve  NO fever", 9, 14);
    assertThat(assertion.status()).isEqualTo(Status.ABSENT);
    assertThat(assertion.cue()).contains(new SpanAssertion.Cue("NO", 6, 8));
  }

  @Test
  void isPlainAboutTheContractsExample() {
    String text = "no fever but im numb down there";
    assertThat(judge(text, 3, 8).certainty()).isEqualTo(0.95);
    assertThat(judge(text, 16, 31)).isEqualTo(new SpanAssertion(Status.PRESENT, 0.95, java.util.Optional.empty()));
  }

  @Test
  void answersForEverySpanOfAMessWithoutFailing() {
    for (String text : List.of("?? , , no", "no", ",", "if", "my mum", "no no no no", "and but or")) {
      Reading reading = TypedText.read(text);
      for (int first = 0; first < reading.words().size(); first++) {
        for (int last = first; last < reading.words().size(); last++) {
          assertThat(ASSERTIONS.of(reading, first, last).status()).isNotNull();
        }
      }
    }
  }

  @Test
  void refusesASpanOutsideTheMessage() {
    Reading reading = TypedText.read("no fever");
    assertThatThrownBy(() -> ASSERTIONS.of(reading, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void namesFileLineAndMendOfAnUnknownCueMeaning() {
    String yaml = "words: {}\ncues:\n  - {means: perhaps, looks: ahead, reach: phrase, say: [a]}\n";
    assertThatThrownBy(
        () -> io.plumbline.nlu.assertion.Assertions.load(name -> yaml + "stops: {}\nscope: {}\npersons: {}\n"))
        .isInstanceOf(DataProblem.class)
        .hasMessageContaining("assertion.yaml:3 LANGUAGE_DATA does not know 'perhaps'");
  }
}
