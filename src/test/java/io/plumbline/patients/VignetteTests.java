package io.plumbline.patients;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.ServerData;
import io.plumbline.clinical.Disposition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Forty made-up patients through REST: nobody is sent to less care than they need. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VignetteTests {

  private static final Path DEV = Path.of("dialogs/low-back-pain/tests/vignettes/dev.yaml");
  private static final int FEWEST_EXACT = 38;
  private static final int MEDIAN_MESSAGES = 14;

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
    Vignette.in(DEV).forEach(vignette -> courses.put(vignette, patient.play(vignette)));
    courses.forEach((vignette, course) -> System.out.printf("%s %-18s expected %-18s messages %d%n", vignette.id(), course.level(),
        vignette.expected(), course.messages()));
  }

  @Test
  void nobodyIsSentToLessCareThanTheyNeed() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> softly
            .assertThat(Disposition.ofWire(course.level()).isAtLeast(Disposition.ofWire(vignette.expected())))
            .as("%s got %s, needs %s\n%s", vignette, course.level(), vignette.expected(), String.join("\n", course.chat()))
            .isTrue());
    softly.assertAll();
    assertThat(courses).hasSize(40);
  }

  @Test
  void nearlyAllGetExactlyTheLevelTheyNeed() {
    List<String> inexact = new ArrayList<>();
    courses.forEach(
        (vignette, course) -> {
          if (!course.level().equals(vignette.expected())) {
            inexact.add(vignette + " got " + course.level() + ", expected " + vignette.expected());
          }
        });
    assertThat(courses.size() - inexact.size()).as(String.join("\n", inexact)).isGreaterThanOrEqualTo(FEWEST_EXACT);
  }

  @Test
  void noForbiddenReliefIsOffered() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> {
          var forbidden = course.offered().stream()
              .filter(measure -> vignette.mustNotOffer().contains(measure) || vignette.mustNotOffer().contains("all_self_care")).toList();
          softly.assertThat(forbidden).as(vignette.toString()).isEmpty();
        });
    softly.assertAll();
  }

  @Test
  void everySignThatMattersIsOnRecord() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> {
          if (course.level().equals("emergency_now")) {
            // an emergency ends the questions: what is on record is what ended them
            softly.assertThat(course.raised()).as(vignette.toString()).containsAnyElementsOf(vignette.mustRaise());
          } else {
            softly.assertThat(course.raised()).as(vignette.toString()).containsAll(vignette.mustRaise());
          }
        });
    softly.assertAll();
  }

  @Test
  void anEmergencyIsToldWithinTwoMessages() {
    var softly = new SoftAssertions();
    courses.forEach(
        (vignette, course) -> {
          if (vignette.expected().equals("emergency_now")) {
            softly.assertThat(course.messages()).as(vignette.toString()).isLessThanOrEqualTo(2);
          }
        });
    softly.assertAll();
  }

  @Test
  void halfOfThemNeedFewMessages() {
    var messages = courses.values().stream().map(RestPatient.Course::messages).sorted().toList();
    assertThat(messages.get(messages.size() / 2)).as("messages to a level, sorted: " + messages).isLessThanOrEqualTo(MEDIAN_MESSAGES);
  }
}
