package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plumbline.LogLines;
import io.plumbline.ServerData;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Every line that the server logs in a soak, with the loggers that staff may turn up turned up as far as they go: none holds a word that a patient
 * typed, a phone number, an address, or twelve characters of a token.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogScanTests extends RunningServer {

  private static final int CONVERSATIONS = 200;
  private static final String BREAKS = "gobsmacked";
  private static final String BREAKS_BADLY = "flabbergasted";
  private static final String TURN_LOG = "io.plumbline.conversation.TurnLog";
  private static final Pattern CONVERSATION = Pattern.compile("c_[0-9a-f]{32}");

  /** Understands, but for two words that it cannot bear; what it says of them then holds the whole message. */
  @TestConfiguration
  static class Frail {
    @Bean
    @Primary
    Understander frail(@Qualifier("understander") Understander sound) {
      return new Understander() {
        @Override
        public Understanding understand(Utterance utterance) {
          var text = utterance.text();
          if (text.contains(BREAKS)) {
            throw new IllegalStateException("cannot read: " + text, new IllegalArgumentException(text));
          }
          if (text.contains(BREAKS_BADLY)) {
            throw new AssertionError("cannot read: " + text);
          }
          return sound.understand(utterance);
        }

        @Override
        public SpanAssertion assertion(String text, int start, int end, Locale locale) {
          return sound.assertion(text, start, end, locale);
        }

        @Override
        public Set<String> languages() {
          return sound.languages();
        }
      };
    }
  }

  @Value("${plumbline.data}")
  private Path folder;

  private final Marked marked = new Marked(7);
  private final Patients patients = new Patients(this, marked);

  @Test
  void noWordOfAPatientsIsInAnyLine(CapturedOutput output) throws Exception {
    try (var log = new LogLines()) {
      for (var name : List.of("ROOT", "io.plumbline", "org.springframework", "org.springframework.web", "org.eclipse.jetty", "org.flywaydb",
          "com.zaxxer.hikari", "org.sqlite", "opennlp")) {
        log.at(name, Level.TRACE);
      }
      patients.talk(CONVERSATIONS);
      new BadClients(this, marked).call();
      withAnEarThatBreaks();
      withAStoreThatBreaks();

      assertThat(leaks(log)).as("the first line of each logger that repeats a patient's words").isEmpty();
      assertThat(output.getAll().lines().filter(marked::isIn)).as("printed past the log").isEmpty();
      theyWereOrdinaryConversations(log);
      theLevelsWereTurnedUp(log);
    }
    metersTellOfNobody();
  }

  private Map<String, String> leaks(LogLines log) {
    return log.all().stream().filter(line -> marked.isIn(LogLines.text(line)))
        .collect(Collectors.toMap(line -> line.getLevel() + " " + line.getLoggerName(), LogLines::text, (first, next) -> first));
  }

  private void withAnEarThatBreaks() throws Exception {
    for (var word : List.of(BREAKS, BREAKS_BADLY)) {
      var said = marked.in("i was " + word + " by the pain");
      var opened = patients.open();
      assertThat(post(opened.turns(), JSON.writeValueAsString(Map.of("id", "a", "text", said)), opened.bearer()).statusCode())
          .isEqualTo(503);
      assertThat(post("/api/v1/understand", JSON.writeValueAsString(Map.of("text", said))).statusCode()).isEqualTo(503);
      try (var line = new ChatLine(port)) {
        line.hello();
        assertThat(line.say("a", said).get("code").stringValue()).isEqualTo("unavailable");
      }
    }
  }

  private void withAStoreThatBreaks() throws Exception {
    var opened = patients.open();
    try (var line = new ChatLine(port)) {
      marked.secret(line.hello().get("token").stringValue());
      ServerData.rename(folder, "events", "gone_events");
      ServerData.rename(folder, "conversations", "gone_conversations");
      for (var said : List.of("my back hurts", "cant pee since this morning and im numb between my legs")) {
        line.say(marked.word(), marked.in(said));
        post(opened.turns(), JSON.writeValueAsString(Map.of("id", marked.word(), "text", marked.in(said))), opened.bearer());
      }
      assertThat(post("/api/v1/conversations", "{}").statusCode()).isEqualTo(503);
      assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      get("/api/v1/conversations/" + opened.id(), opened.bearer());
      delete("/api/v1/conversations/" + opened.id(), opened.bearer());
      line.ask("{\"type\":\"forget\"}");
      ServerData.rename(folder, "gone_events", "events");
      ServerData.rename(folder, "gone_conversations", "conversations");
      assertThat(post("/api/v1/conversations", "{}").statusCode()).isEqualTo(201);
    }
  }

  private static void theyWereOrdinaryConversations(LogLines log) {
    var turns = log.of(TURN_LOG).stream().map(ILoggingEvent::getFormattedMessage).filter(line -> line.startsWith("turn conversation="))
        .toList();
    assertThat(turns).hasSizeGreaterThan(CONVERSATIONS * 4);
    for (var kind : List.of("channel=web", "channel=rest", "channel=other", "disposition=emergency_now", "urgent=true", "repair=true",
        "heard=2", "notUnderstood=1")) {
      assertThat(turns).as(kind).anyMatch(line -> line.contains(kind + " "));
    }
    assertThat(log.of(TURN_LOG)).map(ILoggingEvent::getFormattedMessage).anyMatch(line -> line.startsWith("forgotten"))
        .anyMatch(line -> line.startsWith("emergency told without the store")).anyMatch(line -> line.startsWith("turn not given"));
    assertThat(log.of(TURN_LOG)).as("each line has its trace").allMatch(line -> line.getMDCPropertyMap().containsKey(Trace.KEY));
  }

  private static void theLevelsWereTurnedUp(LogLines log) {
    assertThat(log.all()).anyMatch(line -> line.getLevel() == Level.TRACE && line.getLoggerName().startsWith("org.sqlite"))
        .anyMatch(line -> line.getLevel() == Level.DEBUG && line.getLoggerName().startsWith("com.zaxxer"))
        .anyMatch(line -> line.getLevel() == Level.DEBUG && line.getLoggerName().startsWith("io.plumbline"));
  }

  private void metersTellOfNobody() throws Exception {
    var meters = get("/actuator/prometheus").body();
    assertThat(meters).contains("plumbline_turns_seconds_count{channel=\"other\"");
    assertThat(meters.lines().filter(line -> marked.isIn(line) || CONVERSATION.matcher(line).find())).isEmpty();
  }
}
