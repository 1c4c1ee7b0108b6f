package io.plumbline.patients;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.ServerData;
import io.plumbline.clinical.Disposition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hundred and twenty further patients, written blind to the lexicon and the dialog, who type their answers in their own words. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpokenVignetteTests {

  private static final Path VIGNETTES = Path.of("dialogs/low-back-pain/tests/vignettes");
  private static final double FEWEST_EXACT = 0.93;
  private static final int MEDIAN_MESSAGES = 12;
  private static final int MOST_MESSAGES = 25;

  @LocalServerPort
  int port;

  private final Map<Vignette, RestPatient.Course> courses = new LinkedHashMap<>();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    ServerData.in(registry);
  }

  @BeforeAll
  void playAll() {
    var patient = new RestPatient(URI.create("http://localhost:" + port));
    Stream.of("set-1.yaml", "set-2.yaml", "set-3.yaml").flatMap(set -> Vignette.in(VIGNETTES.resolve(set)).stream())
        .forEach(vignette -> courses.put(vignette, patient.play(vignette)));
    courses.forEach((vignette, course) -> System.out.printf("%s %-18s expected %-18s messages %d%n", vignette.id(), course.level(),
        vignette.expected(), course.messages()));
  }

  @Test
  void nobodyIsSentToLessCareThanTheyNeed() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> softly.assertThat(course.level())
            .as("%s needs %s\n%s", vignette, vignette.expected(), String.join("\n", course.chat()))
            .isNotEmpty()
            .satisfies(level -> assertThat(Disposition.ofWire(level).isAtLeast(Disposition.ofWire(vignette.expected()))).isTrue()));
    softly.assertAll();
    assertThat(courses).hasSize(120);
  }

  @Test
  void nearlyAllGetExactlyTheLevelTheyNeed() {
    var inexact = courses.entrySet().stream().filter(played -> !played.getValue().level().equals(played.getKey().expected()))
        .map(played -> played.getKey() + " got " + played.getValue().level() + ", expected " + played.getKey().expected()
            + "\n" + String.join("\n", played.getValue().chat()))
        .toList();
    assertThat(courses.size() - inexact.size()).as(String.join("\n", inexact))
        .isGreaterThanOrEqualTo((int) (FEWEST_EXACT * courses.size()));
  }

  @Test
  void noForbiddenReliefIsOffered() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> softly.assertThat(course.offered())
            .as("%s\n%s", vignette, String.join("\n", course.chat()))
            .noneMatch(measure -> vignette.mustNotOffer().contains(measure) || vignette.mustNotOffer().contains("all_self_care")));
    softly.assertAll();
  }

  @Test
  void fewMessagesAreNeeded() {
    List<Integer> messages = courses.values().stream().map(RestPatient.Course::messages).sorted().toList();
    assertThat(messages.get(messages.size() / 2)).as("messages to a level, sorted: " + messages).isLessThanOrEqualTo(MEDIAN_MESSAGES);
    assertThat(messages.getLast()).as("messages to a level, sorted: " + messages).isLessThanOrEqualTo(MOST_MESSAGES);
  }
}
