package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Patients made up by chance find what is planted, in the small pack and with an ear that hears only a few phrases. */
class SoakTests {

  private static final Content SMALL = SmallPack.content();
  private static final Soak.Phrases PHRASES = new Soak.Phrases(List.of("i am hot", "i had a growth", "hello"), List.of("hello"), Map.of());

  private static Input.Said hear(String text, Optional<OpenQuestion> open) {
    return switch (text) {
      case "i am hot" -> (Input.Said) Alphabet.told(new FindingId("hot"), Status.PRESENT, true);
      case "i had a growth" -> (Input.Said) Alphabet.told(new FindingId("growth"), Status.PRESENT, false);
      default -> (Input.Said) Alphabet.nothingHeard(Input.Meaning.UNCLEAR, new Input.Answered.None());
    };
  }

  private interface Stepping {
    Step step(Content content, Progress progress, Input input);
  }

  private static Soak.Result with(Stepping stepping) {
    var machine = new Machine() {
      @Override
      public Step open(Content content, Input.Opened opened) {
        return Machine.real().open(content, opened);
      }

      @Override
      public Step step(Content content, Progress progress, Input input) {
        return stepping.step(content, progress, input);
      }
    };
    return Soak.of(SMALL, SmallPack.PACK, machine, SoakTests::hear, PHRASES, 1, 3_000);
  }

  @Test
  void theInterpreterBreaksNothingAndEveryConversationEnds() {
    var result = Soak.of(SMALL, SmallPack.PACK, SoakTests::hear, PHRASES, 1, 2_000);
    assertThat(result.broken()).as("%s", result.violations()).isZero();
    assertThat(result.endings().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2_000);
  }

  @Test
  void theSameSeedGivesTheSameConversations() {
    var once = Soak.of(SMALL, SmallPack.PACK, SoakTests::hear, PHRASES, 7, 200);
    var again = Soak.of(SMALL, SmallPack.PACK, SoakTests::hear, PHRASES, 7, 200);
    assertThat(again.messages()).isEqualTo(once.messages());
    assertThat(again.endings()).isEqualTo(once.endings());
    assertThat(Soak.of(SMALL, SmallPack.PACK, SoakTests::hear, PHRASES, 1_000, 200).messages()).isNotEqualTo(once.messages());
  }

  @Test
  void aMachineThatForgetsIsFound() {
    var result = with(
        (content, progress, input) -> input instanceof Input.Restart
            ? Machine.real().open(content, new Input.Opened(SmallPack.PACK, Map.of()))
            : Machine.real().step(content, progress, input));
    assertThat(result.violations()).extracting(Proof.Violation::invariant).contains(Invariant.DENIAL_IS_CONFIRMED);
    assertThat(result.violations().getFirst().chat()).anyMatch(line -> line.contains("starts again"));
  }

  @Test
  void aConversationWithoutEndIsFound() {
    var first = Machine.real().open(SMALL, new Input.Opened(SmallPack.PACK, Map.of()));
    var result = with((content, progress, input) -> first);
    assertThat(result.violations()).extracting(Proof.Violation::what).anyMatch(what -> what.startsWith("no end"));
  }

  @Test
  void aMachineThatThrowsIsFound() {
    var result = with((content, progress, input) -> {
      if (input instanceof Input.Back) {
        throw new IllegalStateException("no way back");
      }
      return Machine.real().step(content, progress, input);
    });
    assertThat(result.violations()).extracting(Proof.Violation::what).contains("no way back");
  }
}
