package io.plumbline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import io.plumbline.scripts.Talk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberingTests {

  private final List<Utterance> read = new ArrayList<>();
  private final Understander remembering = new Remembering(
      new Understander() {
        @Override
        public Understanding understand(Utterance utterance) {
          read.add(utterance);
          return Talk.ENGLISH.understand(utterance);
        }

        @Override
        public SpanAssertion assertion(String text, int start, int end, Locale locale) {
          return Talk.ENGLISH.assertion(text, start, end, locale);
        }

        @Override
        public Set<String> languages() {
          return Talk.ENGLISH.languages();
        }
      });

  private static Utterance saying(String text, String finding, int day) {
    var question = new OpenQuestion("ask_" + finding, OpenQuestion.Kind.YES_NO, List.of(FindingId.of(finding)), Optional.empty(), List.of(),
        false);
    return new Utterance(text, Locale.ENGLISH, Optional.of(question), LocalDate.of(2026, 3, day));
  }

  @Test
  void aShortAnswerToOneQuestionIsReadOnce() {
    var first = remembering.understand(saying("no", "fever", 1));
    assertThat(remembering.understand(saying("no", "fever", 1))).isEqualTo(first)
        .isEqualTo(Talk.ENGLISH.understand(saying("no", "fever", 1)));
    assertThat(read).hasSize(1);
  }

  @Test
  void toAnotherQuestionOrOnAnotherDayItIsAnotherAnswer() {
    remembering.understand(saying("since monday", "fever", 1));
    remembering.understand(saying("since monday", "vomiting", 1));
    remembering.understand(saying("since monday", "fever", 5));
    assertThat(read).hasSize(3);
  }

  @Test
  void somebodysOwnWordsAreNotRemembered() {
    var own = saying("no but it burns when i go to the loo", "fever", 1);
    remembering.understand(own);
    remembering.understand(own);
    assertThat(read).hasSize(2);
  }
}
