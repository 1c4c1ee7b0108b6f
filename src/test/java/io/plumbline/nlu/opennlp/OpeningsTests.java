package io.plumbline.nlu.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first words of forty patients. */
class OpeningsTests {

  private static final Understander ENGLISH = io.plumbline.scripts.Talk.ENGLISH;

  record Opening(List<String> expected, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  static Stream<Opening> openings() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/nlu/openings.txt")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ; ", 2))
        .map(parts -> new Opening(List.of(parts[0].split(" ")), parts[1]));
  }

  @ParameterizedTest
  @MethodSource("openings")
  void hearsWhatMatters(Opening opening) {
    var findings = ENGLISH.understand(new Utterance(opening.text(), Locale.ENGLISH, Optional.empty(), LocalDate.of(2026, 11, 25)))
        .findings();
    assertThat(opening.expected().stream().filter(expected -> !isHeard(expected, findings)))
        .as("not heard among %s", findings.stream().map(found -> found.id() + ":" + found.status().wire()).toList())
        .isEmpty();
  }

  private static boolean isHeard(String expected, List<HeardFinding> findings) {
    var parts = expected.split(":");
    var statuses = Arrays.asList((parts.length > 1 ? parts[1] : "present").split("\\|"));
    return findings.stream().anyMatch(found -> found.id().value().equals(parts[0]) && statuses.contains(found.status().wire()));
  }

  @Test
  void thereAreForty() throws IOException {
    assertThat(openings()).hasSize(40);
  }
}
