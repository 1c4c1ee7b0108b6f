package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.studio.Plumbline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code prove} and {@code diff} as staff run them. */
class ProofCommandsTests {

  @TempDir
  Path folder;

  private record Ran(int status, String printed) {}

  private static Ran run(String... words) {
    var printed = new StringWriter();
    var command = new CommandLine(new Plumbline()).setOut(new PrintWriter(printed, true)).setErr(new PrintWriter(printed, true));
    return new Ran(command.execute(words), printed.toString());
  }

  /** A folder of dialogs with a change in one file. */
  private String dialogs(String name, String file, String from, String to) throws IOException {
    var here = folder.resolve(name);
    for (var one : SmallPack.files(file, from, to).entrySet()) {
      var path = here.resolve(one.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, one.getValue());
    }
    return here.toString();
  }

  @Test
  void proveNamesEveryInvariantAndSaysHowFarItWent() throws IOException {
    var ran = run("prove", dialogs("sound", "", "", ""));
    assertThat(ran.status()).as(ran.printed()).isZero();
    assertThat(ran.printed()).containsPattern("small [0-9a-f]{8}: [0-9,]+ states, [0-9,]+ places, [0-9,]+ steps, [0-9]+ s, [0-9]+ MiB");
    for (var invariant : Invariant.values()) {
      assertThat(ran.printed()).containsPattern("holds +" + invariant.id());
    }
  }

  @Test
  void proveSaysWhatIsBroken() throws IOException {
    var ran = run("prove", dialogs("unsound", "watch.yaml", "{all: [hot, growth]}", "{all: [{not: hot}, growth]}"));
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.printed()).containsPattern("BROKEN +more-signs-never-lower").contains("cb_hot_growth");
  }

  @Test
  void proveTurnsEverySwitch() throws IOException {
    var switches = "switches:\n  mild_fever: {on: true, off-level: routine_care, rules: [hot], means: \"Same day?\", source: \"[T]\"}\ninterrupts: []";
    var here = dialogs("switched", "watch.yaml", "interrupts: []", switches);
    assertThat(run("prove", here).printed()).contains(", with mild_fever off: ");
    assertThat(run("prove", "--as-set", here).printed()).doesNotContain("mild_fever off");
  }

  @Test
  void diffFailsWhenALevelFallsAndOnlyThen() throws IOException {
    var before = dialogs("before", "", "", "");
    var after = dialogs("after", "watch.yaml", "{finding: hot, level: urgent_same_day", "{finding: hot, level: routine_care");
    var falls = run("diff", before, after);
    assertThat(falls.status()).isEqualTo(1);
    assertThat(falls.printed()).contains("LOWER small: urgent_same_day -> routine_care").contains("me: ").contains("kinds of change");
    var rises = run("diff", after, before);
    assertThat(rises.status()).isZero();
    assertThat(rises.printed()).contains("higher small: routine_care -> urgent_same_day");
    assertThat(run("diff", before, before).printed()).contains("nobody ends at another level");
  }
}
