package io.plumbline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.yaml.ContentReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A warning sign that is heard, but not clearly, becomes one plain question, whatever else the message says. */
class DoubtTests {

  private static final Content CONTENT = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow();
  private static final Interpreter INTERPRETER = new Interpreter();

  private static Input said(Input.Meaning meaning, Input.Answered answer, Input.Heard... heard) {
    return new Input.Said(meaning, answer, List.of(heard), Map.of(), Optional.empty());
  }

  private static Input.Heard maybe(String finding) {
    return new Input.Heard(new FindingId(finding), Status.PRESENT, false, "as typed");
  }

  /** As far as the first list of warning signs. */
  private static Step atTheFirstList() {
    var opened = new Input.Opened(
        CONTENT.packs().firstEntry().getKey(), Map.of(AttributeId.REGION, new AttributeValue.Word("GB")));
    var greeted = INTERPRETER.open(CONTENT, opened);
    return INTERPRETER.step(CONTENT, greeted.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.None()));
  }

  private static OpenQuestion open(Step step) {
    return step.progress().position().open().orElseThrow();
  }

  @Test
  void noneOfTheseWithAMaybeAsksAboutTheMaybe() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var next = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DENY, new Input.Answered.No(), maybe(sign.value())));
    assertThat(open(next).findings()).containsExactly(sign);
    assertThat(next.progress().facts().statusOf(sign)).isEmpty();
    // the others of the list are answered
    assertThat(next.progress().facts().statusOf(open(list).findings().getLast())).contains(Status.ABSENT);
  }

  @Test
  void aNoWithAButThatNobodyUnderstandsShowsTheListOnceMore() {
    var list = atTheFirstList();
    var again = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DENY, new Input.Answered.NoBut()));
    assertThat(open(again).findings()).isEqualTo(open(list).findings());
    assertThat(again.replies().getFirst()).isEqualTo(new Reply.Repair(CONTENT.repairs().text(Repairs.Key.NO_BUT)));
    assertThat(again.progress().facts().statusOf(open(list).findings().getFirst())).isEmpty();
    // the second time it counts as the no that it also is
    var on = INTERPRETER.step(CONTENT, again.progress(), said(Input.Meaning.DENY, new Input.Answered.NoBut()));
    assertThat(on.progress().facts().statusOf(open(list).findings().getFirst())).contains(Status.ABSENT);
    assertThat(open(on).findings()).isNotEqualTo(open(list).findings());
  }

  @Test
  void whatIsHeardHalfClearlyOfAListIsAskedNextThoughTheListWasNotAnswered() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var next = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.None(), maybe(sign.value())));
    assertThat(open(next).findings()).containsExactly(sign);
    // the others of the list are still open
    assertThat(next.progress().facts().statusOf(open(list).findings().getLast())).isEmpty();
  }

  private static Step atAnEmergency() {
    var list = atTheFirstList();
    var sign = new Input.Heard(new FindingId("saddle_numbness"), Status.PRESENT, true, "as typed");
    return INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.None(), sign));
  }

  private static void assertCrisisLineBesideTheEmergency(Step step) {
    assertThat(step.urgent()).isTrue();
    assertThat(step.replies()).singleElement().satisfies(reply -> assertThat(reply.text()).contains("999", "Samaritans on 116 123"));
    assertThat(step.level().orElseThrow().actions()).extracting(CareLevel.Action::href).contains("tel:999", "tel:116123");
  }

  @Test
  void wordsOfCrisisBesideAnEmergencyBringTheCrisisLine() {
    var emergency = atAnEmergency();
    assertThat(emergency.replies()).singleElement().satisfies(reply -> assertThat(reply.text()).doesNotContain("116 123"));
    assertThat(emergency.level().orElseThrow().actions()).extracting(CareLevel.Action::href).doesNotContain("tel:116123");
    var told = new Input.Heard(new FindingId("suicidal"), Status.PRESENT, true, "as typed");
    assertCrisisLineBesideTheEmergency(
        INTERPRETER.step(CONTENT, emergency.progress(), said(Input.Meaning.CRISIS, new Input.Answered.None(), told)));
  }

  @Test
  void aDoubtAboutACrisisIsEnoughWhereNothingIsAskedAnyMore() {
    assertCrisisLineBesideTheEmergency(
        INTERPRETER.step(CONTENT, atAnEmergency().progress(), said(Input.Meaning.CRISIS, new Input.Answered.None(), maybe("suicidal"))));
  }

  @Test
  void aQuestionAboutOneSignIsAskedOnceMoreToo() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var asked = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DENY, new Input.Answered.No(), maybe(sign.value())));
    var again = INTERPRETER.step(CONTENT, asked.progress(), said(Input.Meaning.DENY, new Input.Answered.NoBut()));
    assertThat(open(again).findings()).containsExactly(sign);
    var on = INTERPRETER.step(CONTENT, again.progress(), said(Input.Meaning.DENY, new Input.Answered.NoBut()));
    assertThat(on.progress().facts().statusOf(sign)).contains(Status.ABSENT);
  }

  @Test
  void onlyTheseWithAMaybeAsksAboutTheMaybe() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var none = new Input.Answered.Options(List.of("none"), true);
    var next = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DENY, none, maybe(sign.value())));
    assertThat(open(next).findings()).containsExactly(sign);
  }

  @Test
  void wordsOfCrisisAreNotAnsweredByTheNoBesideThem() {
    var step = atTheFirstList();
    var despair = new FindingId("suicidal");
    while (!open(step).findings().contains(despair)) {
      step = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DENY, new Input.Answered.No()));
    }
    var next = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.CRISIS, new Input.Answered.No()));
    assertThat(open(next).findings()).containsExactly(despair);
  }

  @Test
  void whatWasDoubtedBeforeIsSettledByTheAnswerToItsOwnQuestion() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var asked = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DENY, new Input.Answered.No(), maybe(sign.value())));
    var next = INTERPRETER.step(CONTENT, asked.progress(), said(Input.Meaning.DENY, new Input.Answered.No()));
    assertThat(next.progress().facts().statusOf(sign)).contains(Status.ABSENT);
    assertThat(open(next).findings()).doesNotContain(sign);
  }

  /** Says no to whatever is asked before the question about this sign alone. */
  private static Step upTo(FindingId sign, Step from) {
    var step = from;
    for (int asked = 0; !open(step).asksOnly(sign); asked++) {
      assertThat(asked).as("questions before " + sign).isLessThan(5);
      step = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DENY, new Input.Answered.No()));
    }
    return step;
  }

  private static Step tell(Step before, Input.Heard heard) {
    return INTERPRETER.step(CONTENT, before.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.None(), heard));
  }

  private static Step notSure(Step before) {
    return INTERPRETER.step(CONTENT, before.progress(), said(Input.Meaning.UNSURE, new Input.Answered.Unsure()));
  }

  private static Step unsureForGood(FindingId sign) {
    var step = notSure(upTo(sign, tell(atTheFirstList(), new Input.Heard(sign, Status.UNSURE, true, "as typed"))));
    assertThat(step.progress().facts().isSettledUnsure(sign)).isTrue();
    return step;
  }

  @Test
  void whoStaysUnsureIsAskedOnceMoreForEachNewDoubtAndThenNoMore() {
    var sign = new FindingId("fever");
    var step = notSure(upTo(sign, tell(unsureForGood(sign), maybe("fever"))));
    assertThat(open(step).asksOnly(sign)).isFalse();
    assertThat(step.progress().facts().isSettledUnsure(sign)).isTrue();
  }

  @Test
  void whoIsUnsureOfTheirOwnDenialGoesOnAndTheSignStands() {
    var sign = new FindingId("fever");
    var confirm = upTo(sign, tell(unsureForGood(sign), new Input.Heard(sign, Status.ABSENT, true, "as typed")));
    assertThat(open(confirm).manner()).isEqualTo(OpenQuestion.Manner.CONFIRM);
    var step = notSure(confirm);
    assertThat(open(step).asksOnly(sign)).isFalse();
    assertThat(step.progress().facts().statusOf(sign)).contains(Status.UNSURE);
  }

  @Test
  void whoTellsTheirDoubtInWordsIsNotAskedAThirdTime() {
    var sign = new FindingId("fever");
    var again = upTo(sign, tell(atTheFirstList(), new Input.Heard(sign, Status.UNSURE, true, "as typed")));
    var step = tell(again, new Input.Heard(sign, Status.UNSURE, true, "as typed"));
    assertThat(step.progress().facts().isSettledUnsure(sign)).isTrue();
    assertThat(open(step).asksOnly(sign)).isFalse();
  }

  @Test
  void whoTellsItClearlyToThePlainerQuestionIsBelieved() {
    var sign = new FindingId("fever");
    var again = upTo(sign, tell(atTheFirstList(), new Input.Heard(sign, Status.UNSURE, true, "as typed")));
    for (var status : List.of(Status.PRESENT, Status.ABSENT)) {
      var step = tell(again, new Input.Heard(sign, status, true, "as typed"));
      assertThat(step.progress().facts().isSettledUnsure(sign)).as(status.wire()).isFalse();
    }
    assertThat(tell(again, new Input.Heard(sign, Status.PRESENT, true, "as typed")).progress().facts().statusOf(sign))
        .contains(Status.PRESENT);
  }

  @Test
  void anAgeThatNobodyHasIsAskedForAgainWithItsRange() {
    var step = atTheFirstList();
    while (!open(step).id().equals("ask_age")) {
      step = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DENY, new Input.Answered.No()));
    }
    for (double age : new double[]{-1, 121}) {
      var next = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.Number(age)));
      assertThat(open(next).id()).isEqualTo("ask_age");
      assertThat(next.replies().getFirst()).isInstanceOf(Reply.Repair.class);
      assertThat(next.replies().getFirst().text()).contains("0 to 120");
    }
    for (double age : new double[]{0, 120}) {
      var next = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.Number(age)));
      assertThat(next.progress().facts().numberOf(new AttributeId("age"))).contains(age);
    }
  }

  @Test
  void aDenialInWordsToTheQuestionThatConfirmsItIsTaken() {
    var sign = new FindingId("fever");
    var denied = new Input.Heard(sign, Status.ABSENT, true, "as typed");
    var there = tell(atTheFirstList(), new Input.Heard(sign, Status.PRESENT, true, "as typed"));
    var confirm = upTo(sign, tell(there, denied));
    assertThat(open(confirm).manner()).isEqualTo(OpenQuestion.Manner.CONFIRM);
    var step = tell(confirm, denied);
    assertThat(step.progress().facts().statusOf(sign)).contains(Status.ABSENT);
    assertThat(open(step).asksOnly(sign)).isFalse();
  }

  @Test
  void aDenialThatIsOnlyRepeatedStillWaitsForItsQuestion() {
    var sign = new FindingId("fever");
    var denied = new Input.Heard(sign, Status.ABSENT, true, "as typed");
    var there = tell(atTheFirstList(), new Input.Heard(sign, Status.PRESENT, true, "as typed"));
    var step = tell(there, denied);
    if (!open(step).asksOnly(sign)) {
      step = tell(step, denied);
    }
    assertThat(step.progress().facts().statusOf(sign)).contains(Status.UNSURE);
  }

  @Test
  void beingUnsureOfOneThingInAListLeavesTheOthersOpen() {
    var list = atTheFirstList();
    var sign = open(list).findings().getFirst();
    var others = open(list).findings().stream().filter(one -> !one.equals(sign)).toList();
    var doubtful = List.of(maybe(sign.value()), new Input.Heard(sign, Status.UNSURE, true, "as typed"));
    for (var heard : doubtful) {
      var step = INTERPRETER.step(CONTENT, list.progress(), said(Input.Meaning.DESCRIBE, new Input.Answered.Unsure(), heard));
      assertThat(others).allSatisfy(other -> assertThat(step.progress().facts().statusOf(other)).isEmpty());
      assertThat(open(step).asksOnly(sign)).isTrue();
      var rest = INTERPRETER.step(CONTENT, step.progress(), said(Input.Meaning.DENY, new Input.Answered.No()));
      assertThat(open(rest).findings()).containsExactlyElementsOf(others);
    }
  }

  @Test
  void beingUnsureOfAWholeListAsksAboutEach() {
    var list = atTheFirstList();
    var step = notSure(list);
    assertThat(open(list).findings()).allSatisfy(one -> assertThat(step.progress().facts().statusOf(one)).contains(Status.UNSURE));
  }
}
