package io.plumbline.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What nurses get wrong is said all at once, each with its place and its mend. */
class LintTests {

  private static final String DIALOG = "low-back-pain/dialog.yaml";

  /**
   * A mistake planted in the shipped dialogs.
   *
   * @param from a piece of the file, replaced by {@code to}
   */
  private record Planted(String name, String file, String from, String to, Problem.Code code, String says) {}

  private static final List<Planted> MISTAKES = List.of(
      new Planted("unknown key", "levels.yaml", "    headline: \"Get emergency help now\"",
          "    headline: \"Get emergency help now\"\n    colour: \"red\"", Problem.Code.PL002, "colour"),
      new Planted("unknown finding", "watch.yaml", "when: stopping_walking_relief", "when: stoping_walking_relief", Problem.Code.PL007,
          "did you mean 'stopping_walking_relief'"),
      new Planted("missing target", DIALOG, "screen_life: {ask-many: life, next: screen_cauda_equina}",
          "screen_life: {ask-many: life, next: screen_cauda_equin}", Problem.Code.PL010, "screen_cauda_equin"),
      new Planted("dead end", "unsafe.yaml", "danger: {ask: unsafe_now, next: back_to_care}", "danger: {ask: unsafe_now}",
          Problem.Code.PL012,
          "danger"),
      new Planted("unreachable state", DIALOG, "  done_urgent:\n",
          "  island_one: {ask: pain_mild, next: island_two}\n  island_two: {ask: pain_moderate, next: island_one}\n  done_urgent:\n",
          Problem.Code.PL013, "island_two"),
      new Planted("decide without otherwise", DIALOG, "    otherwise: triggers\n", "", Problem.Code.PL011, "urgent_already"),
      new Planted("two cases at once true", DIALOG, "      - {when: {level-at-least: urgent_same_day}, next: done_urgent}",
          "      - {when: {level-at-least: urgent_same_day}, next: done_urgent}\n      - {when: neck_flexion_trigger, next: mechanism}",
          Problem.Code.PL014, "how_far"),
      new Planted("missing source", "low-back-pain/triggers.yaml", ", source: \"[seed S32] [SLR]\"}", "}", Problem.Code.PL009,
          "slump_sitting_trigger"),
      new Planted("missing region number", "levels.yaml", "emergency: {number: \"999\", name: \"999\"}", "emergency: {name: \"999\"}",
          Problem.Code.PL016, "GB"),
      new Planted("self-care reachable with a red flag unasked", "low-back-pain/red-flags.yaml",
          "items: [bladder_change, bowel_change, saddle_numbness,", "items: [bladder_change, bowel_change,", Problem.Code.PL015,
          "saddle_numbness"),
      new Planted("duplicate id", "watch.yaml", "  - id: cb_clot\n", "  - id: cb_child_any\n", Problem.Code.PL008, "cb_child_any"),
      new Planted("bad indentation", "low-back-pain/topics.yaml", "  posture: {", "   posture: {", Problem.Code.PL001, "indentation"),
      new Planted("wrong type", "findings.yaml", "    max: 10\n", "    max: ten\n", Problem.Code.PL004, "ten"),
      new Planted("empty text", "repair.yaml", "thanks: \"You are welcome.\"", "thanks: \"\"", Problem.Code.PL006, "thanks"),
      new Planted("unused state", "crisis.yaml", "  back_to_care: {end: true}", "  back_to_care: {end: true}\n  spare: {end: true}",
          Problem.Code.PL017, "spare"),
      new Planted("a level without a number in some regions", "levels.yaml",
          "come-back: \"Come back here in about a week, or at once if anything changes.\"\n    actions:\n      - {label: \"Ask for advice: {urgent_name}\", line: urgent}\n      - {label: \"Emergency: {emergency}\", line: emergency}",
          "come-back: \"Come back here in about a week, or at once if anything changes.\"\n    actions:\n      - {label: \"Ask for advice: {urgent_name}\", line: urgent}",
          Problem.Code.PL016, "routine_care"),
      new Planted("a diagnosis as fact", "low-back-pain/conditions.yaml", "Patterns like yours are sometimes seen with sciatica.",
          "You have sciatica.", Problem.Code.PL025, "you have"),
      new Planted("false calm", "levels.yaml", "Here are things to try, and when to get help.", "There is nothing to worry about.",
          Problem.Code.PL025, "nothing to worry about"),
      new Planted("a dose", "low-back-pain/topics.yaml", "A pharmacist can help you choose.", "Take two tablets of 400mg every 6 hours.",
          Problem.Code.PL025, "# mg"),
      new Planted("a number of one region", "crisis.yaml", "{crisis_name}", "Samaritans: call 116123", Problem.Code.PL026, "116123"),
      new Planted("a long sentence", "low-back-pain/triggers.yaml", "Arching back loads the small joints of the back.",
          "Arching back loads the small joints of the back and so you may feel it when you look up at a shelf or reach.",
          Problem.Code.PL027, "words"),
      new Planted("hard words", "low-back-pain/triggers.yaml", "Long sitting loads the low back and the deep buttock.",
          "Prolonged sedentary positioning aggravates intervertebral structures and musculature of the gluteal region considerably.",
          Problem.Code.PL028, "reading grade"),
      new Planted("a term left unexplained", "low-back-pain/conditions.yaml", "That is when the space for the nerves gets narrow with age.",
          "That comes with age.", Problem.Code.PL029, "stenosis"));

  private static SortedMap<String, String> shipped() {
    return new TreeMap<>(ContentReader.files(Path.of("dialogs")));
  }

  private static void plant(Planted mistake, Map<String, String> files) {
    var text = files.getOrDefault(mistake.file(), "");
    assertThat(text).as(mistake.name() + " finds its place in " + mistake.file()).contains(mistake.from());
    files.put(mistake.file(), text.replace(mistake.from(), mistake.to()));
  }

  private static List<Problem> lint(SortedMap<String, String> files) {
    return new ContentReader().read(files).problems();
  }

  @Test
  void theShippedDialogsHaveNoProblem() {
    assertThat(lint(shipped())).isEmpty();
  }

  @Test
  void allMistakesAreSaidInOneRun() {
    var files = shipped();
    MISTAKES.forEach(mistake -> plant(mistake, files));
    var problems = lint(files);
    var unsaid = new ArrayList<String>();
    for (var mistake : MISTAKES) {
      if (problems.stream().noneMatch(problem -> fits(problem, mistake))) {
        unsaid.add(mistake.name());
      }
    }
    assertThat(unsaid).as("unsaid, of:\n" + String.join("\n", problems.stream().map(Problem::toString).toList())).isEmpty();
    assertThat(problems).allSatisfy(
        problem -> {
          assertThat(problem.place().line()).isPositive();
          assertThat(problem.mend()).isNotBlank();
        });
  }

  @TestFactory
  List<DynamicTest> eachMistakeAloneIsSaidAtItsPlace() {
    return MISTAKES.stream()
        .map(
            mistake -> DynamicTest.dynamicTest(
                mistake.name(),
                () -> {
                  var files = shipped();
                  plant(mistake, files);
                  assertThat(lint(files)).anyMatch(problem -> fits(problem, mistake));
                }))
        .toList();
  }

  private static boolean fits(Problem problem, Planted mistake) {
    var said = problem.message() + " " + problem.mend();
    return problem.code() == mistake.code()
        && said.contains(mistake.says())
        && (problem.place().file().equals(mistake.file()) || mistake.code() == Problem.Code.PL015);
  }

  @Test
  void aTextThatIsOnlyHardToReadKeepsNobodyFromBeingServed() {
    var files = shipped();
    files.computeIfPresent("repair.yaml", (name, text) -> text.replace("You are welcome.", "You are so very welcome ".repeat(5) + "."));
    var compiled = new ContentReader().read(files);
    assertThat(compiled.problems()).extracting(Problem::code).containsExactly(Problem.Code.PL027, Problem.Code.PL028);
    assertThat(compiled.content()).isPresent();
  }

  @Test
  void aTextThatMayHarmIsNotServed() {
    var files = shipped();
    files.computeIfPresent("repair.yaml", (name, text) -> text.replace("You are welcome.", "You are fine."));
    var compiled = new ContentReader().read(files);
    assertThat(compiled.problems()).extracting(Problem::code).containsExactly(Problem.Code.PL025);
    assertThat(compiled.content()).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    var files = shipped();
    files.remove("watch.yaml");
    assertThat(lint(files)).anyMatch(problem -> problem.code() == Problem.Code.PL020 && problem.message().contains("watch.yaml"));
  }

  @Test
  void aCircleWithoutThePatientIsFound() {
    var files = shipped();
    plant(new Planted("circle", "unsafe.yaml", "danger: {ask: unsafe_now, next: back_to_care}", "danger: {ask: unsafe_now, next: care}",
        Problem.Code.PL023, ""), files);
    assertThat(lint(files)).anyMatch(problem -> problem.code() == Problem.Code.PL023);
  }

  @Test
  void aConditionDefinedByItselfIsFound() {
    var files = shipped();
    plant(new Planted("self", "watch.yaml", "infection_risk: {any: [iv_drug_use,",
        "infection_risk: {any: [{named: infection_risk}, iv_drug_use,",
        Problem.Code.PL021, ""), files);
    assertThat(lint(files)).anyMatch(problem -> problem.code() == Problem.Code.PL021);
  }

  @Test
  void aPlaceholderThatNothingFillsIsFound() {
    var files = shipped();
    plant(new Planted("placeholder", "crisis.yaml", "{crisis_name}", "{crisis_line}", Problem.Code.PL022, ""), files);
    assertThat(lint(files)).anyMatch(problem -> problem.code() == Problem.Code.PL022);
  }

  @Test
  void aKeyTwiceAnUnknownNameAndABadValueAreFound() {
    var files = shipped();
    plant(new Planted("twice", "unsafe.yaml", "start: care", "start: care\nstart: care", Problem.Code.PL003, ""), files);
    plant(new Planted("name", DIALOG, "ask-many: life,", "ask-many: lief,", Problem.Code.PL018, ""), files);
    plant(new Planted("value", "watch.yaml", "{id: floor_arm, when: arm_symptoms, level: routine_care",
        "{id: floor_arm, when: arm_symptoms, level: routine",
        Problem.Code.PL019, ""), files);
    plant(new Planted("unused", "watch.yaml", "conditions:\n", "conditions:\n  over_16: {attribute-at-least: {age: 17}}\n",
        Problem.Code.PL024,
        ""), files);
    plant(new Planted("lacks", "levels.yaml", "    headline: \"Have this checked in 2 to 4 weeks\"\n", "", Problem.Code.PL005, ""), files);
    var codes = new HashSet<>(lint(files).stream().map(Problem::code).toList());
    assertThat(codes).contains(Problem.Code.PL003, Problem.Code.PL018, Problem.Code.PL019, Problem.Code.PL024, Problem.Code.PL005);
  }

  @Test
  void whateverTheFileHoldsTheReaderComesToAnEnd() {
    for (var hostile : List.of("", "\t- x", "a: &x [*x]", "{", "[[[[[[", "a: b: c: d", "- - - -", "\u0000", "? [a]: b", "states: 7",
        "&a [*a, *a]")) {
      var files = shipped();
      files.put(DIALOG, hostile);
      assertThat(lint(files)).isNotEmpty();
    }
  }
}
