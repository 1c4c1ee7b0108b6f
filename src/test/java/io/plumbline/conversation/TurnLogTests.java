package io.plumbline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plumbline.LogLines;
import io.plumbline.scripts.Talk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log tells of a turn: one line, in fields, and of the patient only how much was heard. */
class TurnLogTests {

  private static final String LOGGER = TurnLog.class.getName();
  private static final String EMERGENCY = "cant feel when i wipe since yesterday, and no fever";

  private static LogLines listening() {
    return new LogLines().at(LOGGER, Level.INFO);
  }

  private static Map<String, Object> fields(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
  }

  private static int heard(Talk talk) {
    return talk.turns().log(talk.id()).getLast() instanceof ConversationEvent.Answered answered
        ? answered.understanding().orElseThrow().findings().size()
        : -1;
  }

  @Test
  void eachTurnHasOneLine() {
    try (var log = listening()) {
      var talk = new Talk("GB");
      talk.say("my lower back hurts");
      talk.choose("none");
      talk.order(InboundMessage.Order.BACK);
      talk.turns().end(talk.id());
      talk.turns().forget(talk.id());
      assertThat(log.of(LOGGER)).extracting(line -> line.getFormattedMessage().replaceAll("(seq=\\d+) .*", "$1")).containsExactly(
          "turn conversation=" + talk.id() + " seq=0", "turn conversation=" + talk.id() + " seq=1",
          "turn conversation=" + talk.id() + " seq=2", "turn conversation=" + talk.id() + " seq=3", "ended conversation=" + talk.id(),
          "forgotten conversation=" + talk.id());
    }
  }

  @Test
  void aLineSaysWhereTheConversationStandsAndHowMuchWasHeardButNotWhat() {
    try (var log = listening()) {
      var talk = new Talk("GB");
      talk.say(EMERGENCY);
      var line = log.of(LOGGER).getLast();
      var heard = heard(talk);
      assertThat(heard).isPositive();
      var position = talk.journal().find(talk.id()).orElseThrow().progress().position();
      assertThat(line.getKeyValuePairs()).extracting(pair -> pair.key).containsExactly(
          "conversation", "seq", "channel", "dialog", "state", "disposition", "urgent", "repair", "heard", "notUnderstood", "ms");
      assertThat(fields(line)).containsEntry("conversation", talk.id().value()).containsEntry("seq", 1L).containsEntry("channel", "other")
          .containsEntry("dialog", position.dialog().value()).containsEntry("state", position.state().value())
          .containsEntry("disposition", "emergency_now").containsEntry("urgent", true).containsEntry("repair", false)
          .containsEntry("heard", heard);
      assertThat(line.getFormattedMessage()).startsWith("turn conversation=" + talk.id() + " seq=1 channel=other dialog=")
          .contains(" disposition=emergency_now urgent=true repair=false heard=" + heard + " notUnderstood=0 ms=");
      assertThat(LogLines.text(line)).doesNotContain("saddle_numbness", "fever", "wipe");
    }
  }

  @Test
  void whatWasNotUnderstoodIsCounted() {
    try (var log = listening()) {
      var talk = new Talk("GB");
      talk.say("qwertz uiop");
      assertThat(fields(log.of(LOGGER).getLast())).containsEntry("repair", true).containsEntry("heard", 0).containsEntry("notUnderstood",
          1);
    }
  }

  @Test
  void aTurnThatCannotBeGivenSaysWhyWithoutAWord() {
    try (var log = listening()) {
      var talk = new Talk("GB");
      talk.journal().takeNoMore();
      assertThatThrownBy(() -> talk.say("my back hurts")).isInstanceOf(Journal.Unavailable.class);
      talk.say(EMERGENCY);
      assertThat(log.of(LOGGER)).extracting(line -> line.getLevel() + " " + line.getFormattedMessage().replaceAll(" .*", ""))
          .containsExactly(
              "INFO turn", "WARN turn", "ERROR emergency", "INFO turn");
      assertThat(log.of(LOGGER).get(1).getFormattedMessage()).startsWith("turn not given conversation=" + talk.id())
          .contains("failed=the store");
      assertThat(log.of(LOGGER).get(2).getFormattedMessage())
          .isEqualTo("emergency told without the store conversation=" + talk.id() + " seq=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash"})
  void theFieldsAreFieldsInJson(String format) {
    try (var log = listening(); var _ = MDC.putCloseable("trace.id", "4bf92f3577b34da6a3ce929d0e0e4736")) {
      var talk = new Talk("GB");
      talk.say(EMERGENCY);
      var json = json(format, log.of(LOGGER).getLast());
      assertThat(json.get("conversation").stringValue()).isEqualTo(talk.id().value());
      assertThat(json.get("seq").longValue()).isEqualTo(1);
      assertThat(json.get("disposition").stringValue()).isEqualTo("emergency_now");
      assertThat(json.get("urgent").booleanValue()).isTrue();
      assertThat(json.get("heard").intValue()).isEqualTo(heard(talk));
      var trace = format.equals("ecs") ? json.get("trace").get("id") : json.get("trace.id");
      assertThat(trace.stringValue()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      assertThat(List.of(json.path("level").asString("INFO"), json.path("log").path("level").asString("INFO"))).containsOnly("INFO");
    }
  }

  private static JsonNode json(String format, ILoggingEvent line) {
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat(format);
    encoder.start();
    return JsonMapper.builder().build().readTree(new String(encoder.encode(line), StandardCharsets.UTF_8));
  }
}
