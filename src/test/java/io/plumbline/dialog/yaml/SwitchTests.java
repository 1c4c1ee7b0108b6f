package io.plumbline.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each open point of the clinical brief can be set both ways, and the setting moves the level that it names. */
class SwitchTests {

  /** Somebody on whom the switch decides. */
  private record Decided(String name, List<String> present, Disposition off, Disposition on) {}

  private static final List<Decided> DECIDED = List.of(
      new Decided("strict_nhs_cough_rule", List.of("cough_sneeze_strain_trigger"), Disposition.SEE_CLINICIAN_SOON,
          Disposition.URGENT_SAME_DAY),
      new Decided("strict_fever_and_neck_bend", List.of("fever", "neck_flexion_trigger"), Disposition.URGENT_SAME_DAY,
          Disposition.EMERGENCY_NOW),
      new Decided("strict_thoughts_of_suicide", List.of("suicidal"), Disposition.URGENT_SAME_DAY, Disposition.EMERGENCY_NOW),
      new Decided("strict_beating_lump", List.of("pulsating_abdomen"), Disposition.URGENT_SAME_DAY, Disposition.EMERGENCY_NOW),
      new Decided("strict_any_cancer", List.of("cancer_history", "low_back_pain"), Disposition.SEE_CLINICIAN_SOON,
          Disposition.URGENT_SAME_DAY),
      new Decided("strict_fused_spine", List.of("known_ankylosing_spine"), Disposition.URGENT_SAME_DAY, Disposition.EMERGENCY_NOW),
      new Decided("strict_unbearable_pain", List.of("severe_uncontrolled_pain"), Disposition.SEE_CLINICIAN_SOON,
          Disposition.URGENT_SAME_DAY));

  private static ContentReader.Compiled shipped(Set<String> turned) {
    return new ContentReader(turned).read(ContentReader.files(Path.of("dialogs")));
  }

  private static Disposition level(Content content, List<String> present) {
    var facts = Facts.NONE;
    for (var finding : present) {
      facts = facts.with(new FindingId(finding), Status.PRESENT);
    }
    return content.screen().assess(facts).level();
  }

  @TestFactory
  List<DynamicTest> aSwitchMovesTheLevelThatItNames() {
    var set = shipped(Set.of()).switches();
    return DECIDED.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> {
      var isOn = set.stream().filter(known -> known.id().equals(one.name())).findFirst().orElseThrow().on();
      var asSet = shipped(Set.of()).content().orElseThrow();
      var turned = shipped(Set.of(one.name())).content().orElseThrow();
      assertThat(level(isOn ? asSet : turned, one.present())).isEqualTo(one.on());
      assertThat(level(isOn ? turned : asSet, one.present())).isEqualTo(one.off());
      assertThat(turned.version()).isNotEqualTo(asSet.version());
    })).toList();
  }

  @Test
  void everySwitchIsTried() {
    assertThat(shipped(Set.of()).switches()).extracting(Switch::id)
        .containsExactlyInAnyOrderElementsOf(DECIDED.stream().map(Decided::name).toList());
  }

  @Test
  void aFusedSpineAndAFallIsAnEmergencyHoweverTheSwitchIsSet() {
    var lax = shipped(Set.of("strict_fused_spine")).content().orElseThrow();
    assertThat(level(lax, List.of("known_ankylosing_spine", "minor_trauma_fragile"))).isEqualTo(Disposition.EMERGENCY_NOW);
  }

  @Test
  void aSwitchThatHoldsNoRuleIsSaid() {
    var files = new TreeMap<>(ContentReader.files(Path.of("dialogs")));
    files.computeIfPresent("watch.yaml", (name, text) -> text.replace("rules: [pulsating_abdomen]", "rules: [pulsating_tummy]"));
    assertThat(new ContentReader().read(files).problems()).anySatisfy(problem -> {
      assertThat(problem.code()).isEqualTo(Problem.Code.PL018);
      assertThat(problem.message()).contains("pulsating_tummy");
    });
  }

  @Test
  void aSwitchThatIsStricterWhenOffIsSaid() {
    var files = new TreeMap<>(ContentReader.files(Path.of("dialogs")));
    files.computeIfPresent(
        "watch.yaml",
        (name, text) -> text.replace("off-level: urgent_same_day\n    rules: [pulsating",
            "off-level: emergency_now\n    rules: [pulsating"));
    assertThat(new ContentReader().read(files).problems()).extracting(Problem::code).contains(Problem.Code.PL019);
  }
}
