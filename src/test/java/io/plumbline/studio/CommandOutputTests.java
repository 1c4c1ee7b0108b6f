package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command prints is its answer, and nothing else. */
class CommandOutputTests {

  @TempDir
  Path folder;

  @Test
  void aChatPrintsTheConversationAndNoLineOfTheLog() throws Exception {
    var said = Files.writeString(folder.resolve("said.txt"), "my back hurts when i bend my head\n");
    var printed = folder.resolve("printed.txt");
    var command = start(said, printed, "chat");
    try {
      assertThat(command.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      command.destroyForcibly();
    }
    var lines = Files.readAllLines(printed);
    assertThat(command.exitValue()).as(String.join("\n", lines)).isZero();
    assertThat(lines).contains("> my back hurts when i bend my head").hasSizeGreaterThan(3);
    assertThat(lines).noneMatch(line -> line.contains("turn conversation=") || line.contains("[main]"));
  }

  private static Process start(Path in, Path out, String... arguments) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        "io.plumbline.PlumblineApplication"));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words).redirectInput(in.toFile()).redirectOutput(out.toFile())
        .redirectError(out.resolveSibling("errors.txt").toFile()).start();
  }
}
