package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.plumbline.LogLines;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** Whoever was answered can say which turn it was: in the answer, and in every line of the log that it led to. */
class TraceTests extends RunningServer {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String TURN_LOG = "io.plumbline.conversation.TurnLog";

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Trace-Id").orElseThrow();
  }

  @Test
  void aTraceThatWasSentIsGoneOnWith() throws Exception {
    assertThat(id(get("/api/v1/packs", "traceparent", PARENT))).isEqualTo(TRACE);
    assertThat(id(get("/", "traceparent", PARENT))).isEqualTo(TRACE);
    assertThat(id(get("/api/v1/nothing", "traceparent", PARENT))).isEqualTo(TRACE);
  }

  @Test
  void withoutOneEachRequestHasItsOwn() throws Exception {
    assertThat(List.of(id(get("/api/v1/packs")), id(get("/api/v1/packs")))).doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00", "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-will-be"})
  void isReadAsTheStandardSays(String parent) {
    assertThat(Trace.of(parent)).hasValue(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "00", "4bf92f3577b34da6a3ce929d0e0e4736", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
      "cc-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
      "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more", " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01", "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"})
  void whatIsMalformedIsNone(String parent) {
    assertThat(Trace.of(parent)).isEmpty();
  }

  @Test
  void whatIsMalformedOrTwofoldIsNowhereRepeated() throws Exception {
    var malformed = get("/api/v1/nothing", "traceparent", "00-call-me-on-07700900123-01");
    assertThat(malformed.headers().toString() + malformed.body()).doesNotContain("07700900123");
    assertThat(id(malformed)).matches("[0-9a-f]{32}");
    assertThat(id(get("/api/v1/packs", "traceparent", PARENT, "traceparent", PARENT))).isNotEqualTo(TRACE);
  }

  @Test
  void aProblemNamesItsTrace() throws Exception {
    var opened = open();
    for (var problem : List.of(
        post(opened.turns(), "{", opened.bearer()), post(opened.turns(), "{}", opened.bearer()), get("/api/v1/conversations/c_0"),
        get("/api/v1/nothing"), delete("/api/v1/packs"))) {
      assertThat(problem.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(JSON.readTree(problem.body()).get("trace").stringValue()).isEqualTo(id(problem));
    }
  }

  @Test
  void eachFrameHasItsOwnAndAnErrorNamesIt() {
    try (var log = new LogLines().at(TURN_LOG, Level.INFO); var line = new ChatLine(port)) {
      line.hello();
      line.say("a", "my back hurts");
      line.say("b", "none");
      var traces = log.of(TURN_LOG).stream().map(turn -> turn.getMDCPropertyMap().get(Trace.KEY)).toList();
      assertThat(traces).hasSize(3).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
      var errors = List.of(line.ask("{"), line.ask("{}"), line.ask("{\"type\":\"dance\"}"));
      assertThat(errors).extracting(error -> error.get("trace").stringValue()).doesNotHaveDuplicates()
          .allMatch(id -> id.matches("[0-9a-f]{32}")).doesNotContainAnyElementsOf(traces);
    }
  }

  @Test
  void theLineOfATurnBearsTheTraceOfItsRequest() throws Exception {
    try (var log = new LogLines().at(TURN_LOG, Level.INFO)) {
      var opened = open();
      var answer = post(opened.turns(), "{\"id\":\"a\",\"text\":\"my back hurts\"}", "authorization", "Bearer " + opened.token(),
          "traceparent", PARENT);
      assertThat(id(answer)).isEqualTo(TRACE);
      assertThat(log.of(TURN_LOG)).hasSize(2).last().matches(line -> TRACE.equals(line.getMDCPropertyMap().get(Trace.KEY)))
          .matches(line -> line.getFormattedMessage().contains("conversation=" + opened.id() + " seq=1 "));
    }
  }

  @Test
  void itEndsWithItsRequest() {
    try (var _ = Trace.begin()) {
      assertThat(Trace.current()).hasSize(32);
    }
    assertThat(Trace.current()).isNull();
    assertThat(MDC.get(Trace.KEY)).isNull();
  }
}
