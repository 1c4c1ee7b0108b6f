package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.opennlp.Understanders;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No models are shipped that hear worse than these did: the gates stand a little below what was measured on the evaluation text. */
class EvaluationTests {

  private static Evaluation messages = Evaluation.of(Understanders.english(), java.util.List.of(), java.util.Set.of());
  private static AnswerEvaluation answers = AnswerEvaluation.of(Understanders.english(), java.util.List.of(), EvaluateCommand.content());

  @BeforeAll
  static void listen() throws IOException {
    var content = EvaluateCommand.content();
    var understander = Understanders.english();
    messages = Evaluation.of(understander, EvaluateCommand.texts(Optional.empty()), EvaluateCommand.redFlags(content));
    answers = AnswerEvaluation.of(understander, EvaluateCommand.pairs(), content);
  }

  @Test
  void thereIsEnoughText() {
    assertThat(messages.size()).isGreaterThanOrEqualTo(1200);
    assertThat(answers.size()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void redFlagsAreRaisedOrAskedAbout() {
    assertThat(messages.raisedOrAsked().value()).as("missed:\n" + String.join("\n", messages.missed())).isGreaterThanOrEqualTo(0.94);
    assertThat(messages.raised().value()).isGreaterThanOrEqualTo(0.78);
  }

  @Test
  void alarmsAreMostlyRight() {
    assertThat(messages.precision().value()).as("alarms:\n" + String.join("\n", messages.alarms())).isGreaterThanOrEqualTo(0.88);
    assertThat(messages.falseAlarms().value()).isLessThanOrEqualTo(0.09);
  }

  @Test
  void findingsAreToldAsTheyAre() {
    assertThat(messages.findings().f1()).isGreaterThanOrEqualTo(0.83);
    assertThat(messages.neverPresent().value()).isGreaterThanOrEqualTo(0.90);
    assertThat(messages.exactStatus().value()).isGreaterThanOrEqualTo(0.74);
  }

  @Test
  void answersAreRead() {
    assertThat(answers.right().value()).as("misread:\n" + String.join("\n", answers.misread())).isGreaterThanOrEqualTo(0.80);
    assertThat(answers.volunteered().value()).isGreaterThanOrEqualTo(0.90);
  }
}
