package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dialog.yaml.Problem;
import io.plumbline.studio.proof.Invariant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The safety case speaks of what there is. */
class SafetyCaseTests {

  private static final Path CASE = Path.of("docs/safety-case.md");

  private static Set<String> named(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(Files.readString(CASE)).results().map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyInvariantIsExplainedAndNoOtherIsNamed() throws IOException {
    var all = Arrays.stream(Invariant.values()).map(Invariant::id).toList();
    assertThat(named("(?m)^\\| ([a-z-]+-[a-z-]+-[a-z-]+) \\|")).containsExactlyInAnyOrderElementsOf(all);
    for (var id : all) {
      assertThat(Files.readString(CASE)).as(id).containsPattern("(?s)" + id + ".*" + id); // in the table, and beside a hazard
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      var tests = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      assertThat(named("`([A-Z]\\w+Tests)`")).isNotEmpty().allSatisfy(name -> assertThat(tests).contains(name + ".java"));
    }
  }

  @Test
  void everyCodeOfLintThatIsNamedExists() throws IOException {
    var codes = Arrays.stream(Problem.Code.values()).map(Problem.Code::name).toList();
    assertThat(named("(PL\\d{3})")).isNotEmpty().isSubsetOf(codes);
  }

  @Test
  void everyHazardHasACauseAnEffectAControlAndEvidence() throws IOException {
    var hazards = Files.readAllLines(CASE).stream().filter(line -> line.matches("\\| H\\d+ .*")).toList();
    assertThat(hazards).hasSizeGreaterThan(15).allSatisfy(hazard -> {
      var cells = hazard.split(" \\| ?", -1);
      assertThat(cells).hasSize(9);
      assertThat(cells[4]).as("control of " + cells[0]).isNotBlank();
      assertThat(cells[5]).as("evidence of " + cells[0]).isNotBlank();
      assertThat(cells[6]).matches("[1-5]");
      assertThat(cells[7]).matches("[1-5]");
    });
  }

  /** A rule that is taken out, lowered or changed shows here, and in the diff of the document. */
  @Test
  void theListOfWarningSignsIsTheOneThatIsInForce() throws IOException {
    var printed = new StringWriter();
    var command = new CommandLine(new Plumbline()).setOut(new PrintWriter(printed, true));
    assertThat(command.execute("signs", "dialogs")).isZero();
    assertThat(printed.toString()).as("./plumbline signs > docs/warning-signs.md")
        .isEqualTo(Files.readString(Path.of("docs/warning-signs.md")));
  }
}
