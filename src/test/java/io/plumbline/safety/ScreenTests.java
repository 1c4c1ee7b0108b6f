package io.plumbline.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the screen makes of facts: rules only raise, and what is not known never counts as absent. */
class ScreenTests {

  private static final FindingId NUMB = new FindingId("numb");
  private static final FindingId HOT = new FindingId("hot");
  private static final FindingId GROWTH = new FindingId("growth");
  private static final FindingId ODD = new FindingId("odd");
  private static final FindingId BENT = new FindingId("bent");
  private static final AttributeId AGE = new AttributeId("age");

  private static final Instruction TELL = new Instruction(Optional.empty(), Optional.of("numb"), List.of());

  private static Rule.RedFlag flag(FindingId finding, Disposition level, Disposition unsure) {
    return new Rule.RedFlag(finding, level, Optional.of(unsure), TELL, "[T]");
  }

  private static final Rule NUMB_FLAG = flag(NUMB, Disposition.EMERGENCY_NOW, Disposition.URGENT_SAME_DAY);
  private static final Rule HOT_FLAG = flag(HOT, Disposition.URGENT_SAME_DAY, Disposition.URGENT_SAME_DAY);
  private static final Rule GROWTH_FLAG = flag(GROWTH, Disposition.SEE_CLINICIAN_SOON, Disposition.EMERGENCY_NOW);
  private static final Rule ODD_FLAG = flag(ODD, Disposition.ROUTINE_CARE, Disposition.ROUTINE_CARE);
  private static final Rule HOT_AND_OLD = new Rule.Combination(
      "hot_and_old", new Condition.All(List.of(new Condition.Has(HOT), new Condition.Named("old"))), Disposition.EMERGENCY_NOW, TELL,
      "[T]");
  private static final Rule BENT_FLOOR = new Rule.Floor("bent_floor", new Condition.Has(BENT), Disposition.ROUTINE_CARE, "[T]");

  /** Listed the least urgent first, to see that the screen sorts. */
  private static final Screen SCREEN = new Screen(
      List.of(BENT_FLOOR, ODD_FLAG, GROWTH_FLAG, HOT_FLAG, HOT_AND_OLD, NUMB_FLAG),
      Map.of("old", new Condition.AttributeAtLeast(AGE, 60)),
      new Scoring(Set.of(NUMB, HOT, GROWTH), Set.of(GROWTH)));

  private static final Facts NOTHING_IS_SO = Facts.NONE.with(NUMB, Status.ABSENT).with(HOT, Status.ABSENT).with(GROWTH, Status.ABSENT)
      .with(ODD, Status.ABSENT).with(BENT, Status.ABSENT).with(AGE, new AttributeValue.Number(40));

  private static Disposition level(Facts facts) {
    return SCREEN.assess(facts).level();
  }

  @Test
  void rulesStandMostUrgentFirst() {
    assertThat(SCREEN.rules()).extracting(Rule::level).isSorted();
    assertThat(SCREEN.rules()).hasSize(6);
    assertThat(SCREEN.redFlags()).extracting(Rule.RedFlag::finding).containsExactly(NUMB, HOT, GROWTH, ODD);
    assertThat(SCREEN.redFlag(HOT)).contains((Rule.RedFlag) HOT_FLAG);
    assertThat(SCREEN.redFlag(BENT)).isEmpty();
  }

  @Test
  void nothingSoIsSelfCare() {
    assertThat(level(NOTHING_IS_SO)).isEqualTo(Disposition.SELF_CARE);
    assertThat(SCREEN.conclude(NOTHING_IS_SO).level()).isEqualTo(Disposition.SELF_CARE);
    assertThat(SCREEN.conclude(NOTHING_IS_SO).fired()).isEmpty();
    assertThat(SCREEN.undecided(NOTHING_IS_SO)).isEmpty();
    assertThat(SCREEN.relevant(NOTHING_IS_SO)).isEmpty();
  }

  @Test
  void eachRuleRaisesToItsLevel() {
    assertThat(level(NOTHING_IS_SO.with(NUMB, Status.PRESENT))).isEqualTo(Disposition.EMERGENCY_NOW);
    assertThat(level(NOTHING_IS_SO.with(HOT, Status.PRESENT))).isEqualTo(Disposition.URGENT_SAME_DAY);
    assertThat(level(NOTHING_IS_SO.with(GROWTH, Status.PRESENT))).isEqualTo(Disposition.SEE_CLINICIAN_SOON);
    assertThat(level(NOTHING_IS_SO.with(BENT, Status.PRESENT))).isEqualTo(Disposition.ROUTINE_CARE);
    assertThat(level(NOTHING_IS_SO.with(HOT, Status.PRESENT).with(AGE, new AttributeValue.Number(60))))
        .isEqualTo(Disposition.EMERGENCY_NOW);
    assertThat(level(NOTHING_IS_SO.with(HOT, Status.PRESENT).with(AGE, new AttributeValue.Number(59.9))))
        .isEqualTo(Disposition.URGENT_SAME_DAY);
  }

  @Test
  void theMostUrgentDecidesAndAllThatFiredAreKept() {
    var verdict = SCREEN.assess(NOTHING_IS_SO.with(HOT, Status.PRESENT).with(GROWTH, Status.PRESENT).with(BENT, Status.PRESENT));
    assertThat(verdict.level()).isEqualTo(Disposition.URGENT_SAME_DAY);
    assertThat(verdict.fired()).containsExactly(HOT_FLAG, GROWTH_FLAG, BENT_FLOOR);
    assertThat(verdict.deciding()).containsExactly(HOT_FLAG);
    assertThat(verdict.because()).containsExactly(HOT);
  }

  @Test
  void aCombinationNamesWhatMadeItTrue() {
    var verdict = SCREEN.assess(NOTHING_IS_SO.with(HOT, Status.PRESENT).with(AGE, new AttributeValue.Number(70)));
    assertThat(verdict.deciding()).containsExactly(HOT_AND_OLD);
    assertThat(verdict.because()).containsExactly(HOT);
  }

  @Test
  void aCombinationNamesOnlyWhatIsSoOrUnsure() {
    var either = new Rule.Combination(
        "either", new Condition.Any(List.of(new Condition.Has(ODD), new Condition.Has(BENT), new Condition.Is(HOT, Status.UNSURE))),
        Disposition.ROUTINE_CARE, TELL, "[T]");
    var screen = new Screen(List.of(either), Map.of(), new Scoring(Set.of(), Set.of()));
    assertThat(screen.assess(NOTHING_IS_SO.with(BENT, Status.PRESENT)).because()).containsExactly(BENT);
    assertThat(screen.assess(NOTHING_IS_SO.with(HOT, Status.UNSURE)).because()).containsExactly(HOT);
  }

  @Test
  void whatIsUnknownDoesNotRaiseWhileItCanBeAsked() {
    assertThat(level(Facts.NONE)).isEqualTo(Disposition.SELF_CARE);
    assertThat(SCREEN.undecided(Facts.NONE)).containsExactlyInAnyOrder(BENT_FLOOR, ODD_FLAG, GROWTH_FLAG, HOT_FLAG, HOT_AND_OLD, NUMB_FLAG);
    assertThat(SCREEN.relevant(Facts.NONE)).contains(new Condition.Atom.OfFinding(NUMB), new Condition.Atom.OfAttribute(AGE));
  }

  @Test
  void whatCanNoLongerRaiseIsNotUndecided() {
    var urgent = Facts.NONE.with(HOT, Status.PRESENT);
    // growth that stays unsure would be an emergency, so it still matters; odd and bent do not
    assertThat(SCREEN.undecided(urgent)).containsExactlyInAnyOrder(NUMB_FLAG, HOT_AND_OLD, GROWTH_FLAG);
    assertThat(SCREEN.undecided(Facts.NONE.with(NUMB, Status.PRESENT))).isEmpty();
    assertThat(SCREEN.relevant(urgent)).doesNotContain(new Condition.Atom.OfFinding(ODD), new Condition.Atom.OfFinding(BENT));
  }

  @Test
  void whatNobodyAskedCountsAsUnsureInTheEnd() {
    assertThat(SCREEN.conclude(Facts.NONE).level()).isEqualTo(Disposition.EMERGENCY_NOW); // growth, at its level for unsure
    var growthKnown = Facts.NONE.with(GROWTH, Status.ABSENT);
    assertThat(SCREEN.conclude(growthKnown).level()).isEqualTo(Disposition.URGENT_SAME_DAY);
    assertThat(SCREEN.conclude(growthKnown).because()).containsExactlyInAnyOrder(NUMB, HOT);
  }

  @Test
  void whatCountsAsAbsentWhenUnsureStaysSo() {
    var allButOdd = Facts.NONE.with(NUMB, Status.ABSENT).with(HOT, Status.ABSENT).with(GROWTH, Status.ABSENT).with(BENT, Status.ABSENT);
    assertThat(SCREEN.conclude(allButOdd).level()).isEqualTo(Disposition.SELF_CARE);
    assertThat(SCREEN.conclude(allButOdd.withSettledUnsure(ODD)).level()).isEqualTo(Disposition.SELF_CARE);
  }

  @Test
  void whatIsOpenAndNoMoreUrgentIsNotCountedBesideWhatIsKnown() {
    var verdict = SCREEN.conclude(NOTHING_IS_SO.with(NUMB, Status.PRESENT).with(HOT, Status.UNSURE));
    assertThat(verdict.fired()).containsExactly(NUMB_FLAG);
    assertThat(verdict.because()).containsExactly(NUMB);
  }

  @Test
  void aSettledDoubtHasItsOwnLevel() {
    var verdict = SCREEN.assess(NOTHING_IS_SO.withSettledUnsure(NUMB));
    assertThat(verdict.level()).isEqualTo(Disposition.URGENT_SAME_DAY);
    assertThat(verdict.because()).containsExactly(NUMB);
    assertThat(level(NOTHING_IS_SO.withSettledUnsure(GROWTH))).isEqualTo(Disposition.EMERGENCY_NOW);
  }

  @Test
  void aSettledDoubtCountsInCombinationsToo() {
    var old = NOTHING_IS_SO.with(AGE, new AttributeValue.Number(80));
    assertThat(level(old.withSettledUnsure(HOT))).isEqualTo(Disposition.EMERGENCY_NOW);
  }

  @Test
  void thePastCountsOnlyWhereItIsHistory() {
    assertThat(level(NOTHING_IS_SO.with(GROWTH, Status.PAST))).isEqualTo(Disposition.SEE_CLINICIAN_SOON);
    assertThat(SCREEN.truth(new Condition.Has(GROWTH), Facts.NONE.with(GROWTH, Status.PAST))).isEqualTo(Truth.TRUE);
    assertThat(SCREEN.truth(new Condition.Has(HOT), Facts.NONE.with(HOT, Status.PAST))).isNotEqualTo(Truth.TRUE);
  }

  @Test
  void aConditionMayReadTheLevel() {
    var soon = NOTHING_IS_SO.with(GROWTH, Status.PRESENT);
    assertThat(SCREEN.truth(new Condition.LevelAtLeast(Disposition.SEE_CLINICIAN_SOON), soon)).isEqualTo(Truth.TRUE);
    assertThat(SCREEN.truth(new Condition.LevelAtLeast(Disposition.ROUTINE_CARE), soon)).isEqualTo(Truth.TRUE);
    assertThat(SCREEN.truth(new Condition.LevelAtLeast(Disposition.URGENT_SAME_DAY), soon)).isEqualTo(Truth.FALSE);
    assertThat(SCREEN.truth(new Condition.Is(GROWTH, Status.PRESENT), soon)).isEqualTo(Truth.TRUE);
    assertThat(SCREEN.truth(new Condition.AttributeIs(new AttributeId("region"), "GB"), soon)).isEqualTo(Truth.UNKNOWN);
    assertThat(SCREEN.truth(new Condition.AttributeIs(new AttributeId("region"), "GB"),
        soon.with(new AttributeId("region"), new AttributeValue.Word("GB"))))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void oneMorePresentFindingNeverLowersTheLevel() {
    var all = List.of(NUMB, HOT, GROWTH, ODD, BENT);
    for (int some = 0; some < 1 << all.size(); some++) {
      var facts = NOTHING_IS_SO;
      for (int i = 0; i < all.size(); i++) {
        facts = (some >> i & 1) == 1 ? facts.with(all.get(i), Status.PRESENT) : facts;
      }
      for (var more : all) {
        assertThat(level(facts.with(more, Status.PRESENT)).isAtLeast(level(facts))).isTrue();
      }
    }
  }
}
