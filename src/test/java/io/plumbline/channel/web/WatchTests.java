package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What whoever watches the service sees from outside. */
class WatchTests extends RunningServer {

  private static final Pattern SAMPLE = Pattern.compile("(plumbline_[a-z_]+)(?:\\{(.*)})? ([0-9.E+-]+)");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

  private List<String> samples() throws Exception {
    return get("/actuator/prometheus").body().lines().filter(line -> line.startsWith("plumbline_")).toList();
  }

  private double value(String sample) throws Exception {
    return samples().stream().filter(line -> line.startsWith(sample + " ")).findFirst()
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).orElse(0.0);
  }

  @Test
  void aTurnIsTimedAndItsCommitToo() throws Exception {
    var turns = "plumbline_turns_seconds_count{channel=\"rest\",outcome=\"answered\"}";
    var writes = "plumbline_journal_write_seconds_count{outcome=\"kept\"}";
    var before = value(turns);
    var written = value(writes);
    var opened = open();
    post(opened.turns(), "{\"id\":\"a\",\"text\":\"my lower back hurts\"}", opened.bearer());
    assertThat(value(turns)).isEqualTo(before + 1);
    assertThat(value(writes)).isGreaterThanOrEqualTo(written + 2);
    assertThat(samples())
        .anyMatch(line -> line.startsWith("plumbline_turns_seconds_bucket{channel=\"rest\",outcome=\"answered\",le=\"0.05\"}"))
        .anyMatch(line -> line.startsWith("plumbline_journal_queue "));
    assertThat(get("/actuator/prometheus").body()).contains("cache_gets_total{cache=\"conversations\"");
  }

  @Test
  void openSocketsAreCounted() throws Exception {
    try (var line = new ChatLine(port)) {
      line.hello();
      Awaitility.await("those of other tests are gone").untilAsserted(() -> assertThat(value("plumbline_sockets_open")).isEqualTo(1));
    }
    Awaitility.await().untilAsserted(() -> assertThat(samples()).contains("plumbline_sockets_open 0.0"));
  }

  @Test
  void whateverAClientCallsItsChannelItIsOneOfAFew() throws Exception {
    for (var channel : List.of("07700900123", "jane.doe@example.org", "web")) {
      post("/api/v1/conversations", "{\"channel\":\"" + channel + "\"}");
    }
    var channels = new TreeSet<String>();
    for (var sample : samples()) {
      LABEL.matcher(sample).results().filter(label -> label.group(1).equals("channel")).forEach(label -> channels.add(label.group(2)));
    }
    assertThat(channels).contains("other").isSubsetOf(
        "web", "rest", "rasa", "telegram", "whatsapp", "messenger", "slack", "sms", "other", "unknown");
  }

  @Test
  void whatIsMeasuredIsExplained() throws Exception {
    var page = Files.readString(Path.of("docs", "operations.md"));
    var names = new TreeSet<String>();
    for (var sample : samples()) {
      var parts = SAMPLE.matcher(sample);
      assertThat(parts.matches()).as(sample).isTrue();
      names.add(parts.group(1).replaceFirst("(?<=_seconds)_(bucket|count|sum|max)$", ""));
    }
    assertThat(names).hasSizeGreaterThan(9).allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  @Test
  void readinessNeedsTheStoreAndLivenessDoesNot() throws Exception {
    var ready = JSON.readTree(get("/actuator/health/readiness").body());
    assertThat(ready.get("status").stringValue()).isEqualTo("UP");
    assertThat(ready.get("components").propertyNames()).containsExactlyInAnyOrder("journal", "readinessState");
    var alive = JSON.readTree(get("/actuator/health/liveness").body());
    assertThat(alive.get("components").propertyNames()).containsExactly("livenessState");
  }

  @Test
  void healthSaysWhichPartAndNotHowItIsBuilt() throws Exception {
    var health = JSON.readTree(get("/actuator/health").body());
    assertThat(health.get("components").propertyNames()).contains("journal");
    assertThat(health.get("components")).extracting(JsonNode::propertyNames)
        .allSatisfy(names -> assertThat(names).containsExactly("status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"env", "configprops", "loggers", "metrics", "heapdump", "threaddump", "httpexchanges", "logfile", "beans"})
  void nothingElseIsShown(String endpoint) throws Exception {
    assertThat(get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
  }
}
