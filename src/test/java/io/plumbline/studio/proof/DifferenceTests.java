package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.Content;
import org.junit.jupiter.api.Test;

/** Who ends at another level under changed dialogs: exactly those, and one chat for each kind. */
class DifferenceTests {

  private static final Content AS_IT_WAS = SmallPack.content();

  @Test
  void nobodyChangesUnderTheSameDialogs() {
    assertThat(Difference.between(AS_IT_WAS, SmallPack.content(), SmallPack.PACK)).isEmpty();
  }

  @Test
  void oneSignLoweredNamesExactlyThoseWhomItAloneDecides() {
    var lowered = SmallPack.content("watch.yaml", "{finding: hot, level: urgent_same_day", "{finding: hot, level: routine_care");
    var changes = Difference.between(AS_IT_WAS, lowered, SmallPack.PACK);
    assertThat(changes).isNotEmpty().allSatisfy(change -> {
      assertThat(change.isLower()).isTrue();
      assertThat(change.before()).isEqualTo(Disposition.URGENT_SAME_DAY);
      assertThat(change.because()).startsWith("[hot]");
      assertThat(change.chat()).anySatisfy(line -> assertThat(line).matches("me: .*\\[(hot|unsure)].*"));
    });
    // Alone it falls to routine; beside cancer that was never asked to its end it falls no lower than that sign's own level.
    assertThat(changes).extracting(Difference.Change::after)
        .contains(Disposition.ROUTINE_CARE)
        .allMatch(after -> after == Disposition.ROUTINE_CARE || after == Disposition.SEE_CLINICIAN_SOON);
  }

  @Test
  void oneSignRaisedIsNoFall() {
    var raised = SmallPack.content("watch.yaml", "{finding: odd, level: routine_care", "{finding: odd, level: see_clinician_soon");
    var changes = Difference.between(AS_IT_WAS, raised, SmallPack.PACK);
    assertThat(changes).isNotEmpty().noneMatch(Difference.Change::isLower);
    assertThat(changes).allSatisfy(change -> assertThat(change.because()).endsWith("[odd]"));
  }

  @Test
  void aSignDroppedFromTheRulesIsFoundThoughItIsStillAsked() {
    var dropped = SmallPack.content(
        "watch.yaml", "  - {finding: growth, level: see_clinician_soon, source: \"[T]\"}\n",
        "  - {finding: growth, level: self_care, source: \"[T]\"}\n");
    assertThat(Difference.between(AS_IT_WAS, dropped, SmallPack.PACK))
        .extracting(Difference.Change::before, Difference.Change::isLower)
        .contains(tuple(Disposition.SEE_CLINICIAN_SOON, true));
  }
}
