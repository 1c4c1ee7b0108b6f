package io.plumbline.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.yaml.ContentReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nurse sees which single answer would have changed the level. */
class OtherwiseTests {

  private static final Content CONTENT = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow();

  /** Somebody of 40 who has answered everything, and of whom only this is so. */
  private static Facts only(String... present) {
    var facts = Facts.NONE;
    for (var finding : CONTENT.catalogue().findings().keySet()) {
      facts = facts.with(finding, Status.ABSENT);
    }
    for (var one : present) {
      facts = facts.with(new FindingId(one), Status.PRESENT);
    }
    return facts.with(new AttributeId("age"), new AttributeValue.Number(40)).with(AttributeId.DURATION, new AttributeValue.Number(5));
  }

  private static List<FindingId> to(String level, List<Why> all) {
    return all.stream().filter(why -> why.id().equals(level)).flatMap(why -> why.findings().stream()).toList();
  }

  @Test
  void theOneAnswerThatKeepsItFromSelfCareIsNamed() {
    var otherwise = Otherwise.of(CONTENT, only("neck_flexion_trigger"));
    assertThat(to("self_care", otherwise)).containsExactly(new FindingId("neck_flexion_trigger"));
    assertThat(to("emergency_now", otherwise)).contains(new FindingId("saddle_numbness"), new FindingId("bladder_change"));
    assertThat(to("urgent_same_day", otherwise)).contains(new FindingId("night_pain"));
    assertThat(to("routine_care", otherwise)).isEmpty();
  }

  @Test
  void whereTwoSignsHoldALevelNoSingleAnswerLowersIt() {
    var otherwise = Otherwise.of(CONTENT, only("saddle_numbness", "bladder_change"));
    assertThat(otherwise).isEmpty();
  }

  @Test
  void anAnswerThatOnlyCountsTogetherWithAnotherIsNamedToo() {
    var otherwise = Otherwise.of(CONTENT, only("fever"));
    assertThat(to("emergency_now", otherwise)).contains(new FindingId("iv_drug_use"), new FindingId("numb_patch_one_leg"));
    assertThat(to("self_care", otherwise)).containsExactly(new FindingId("fever"));
  }

  @Test
  void whatNobodyAnswersIsNotNamed() {
    assertThat(Otherwise.of(CONTENT, only())).flatExtracting(Why::findings).doesNotContain(new FindingId("age_50_plus"));
  }
}
