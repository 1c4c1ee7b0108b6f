package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.plumbline.LogLines;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** That the scan of the log would find what it looks for, wherever in a line it stood. */
class MarkedTests {

  private static final Logger LOG = LoggerFactory.getLogger(MarkedTests.class);
  private static final String TOKEN = "t_0296b80c1d59941a2b878f56492feec1e7a6bc154e4831b094edb3cd17ce702d";

  private final Marked marked = new Marked(1);

  private static List<BiConsumer<Logger, String>> placesInALine() {
    return List.of(
        (log, word) -> log.info("said " + word),
        (log, word) -> log.trace("said {}", word),
        (log, word) -> log.atInfo().addKeyValue("said", word).log("a field"),
        (log, word) -> log.atInfo().addMarker(MarkerFactory.getMarker(word)).log("a marker"),
        (log, word) -> log.error("a failure", new IllegalStateException(word)),
        (log, word) -> log.error("its cause", new IllegalStateException("x", new IllegalArgumentException(word))),
        (log, word) -> log.error("beside it", suppressed(word)),
        (log, word) -> {
          try (var _ = MDC.putCloseable("said", word)) {
            log.debug("the trace");
          }
        });
  }

  private static Exception suppressed(String word) {
    var failure = new IllegalStateException("x");
    failure.addSuppressed(new IllegalArgumentException(word));
    return failure;
  }

  @Test
  void aWordIsFoundWhereverItStandsInALine() {
    for (var place : placesInALine()) {
      try (var log = new LogLines().at(MarkedTests.class.getName(), Level.TRACE)) {
        place.accept(LOG, "plain");
        place.accept(LOG, marked.word());
        assertThat(log.of(MarkedTests.class.getName())).hasSize(2).last().matches(line -> marked.isIn(LogLines.text(line)));
        assertThat(log.of(MarkedTests.class.getName()).getFirst()).matches(line -> !marked.isIn(LogLines.text(line)));
      }
    }
  }

  @Test
  void halfAWordAndCapitalsAreFound() {
    assertThat(marked.isIn("payload=[{\"type\":\"" + marked.word().substring(0, 4))).isTrue();
    assertThat(marked.isIn("Unrecognized token '" + marked.word().toUpperCase(java.util.Locale.ROOT))).isTrue();
  }

  @Test
  void aPhoneNumberIsFoundHoweverItIsWritten() {
    for (int i = 0; i < 50; i++) {
      assertThat(marked.isIn("call " + marked.phone() + " now")).isTrue();
    }
    assertThat(marked.isIn("2026-03-02T10:00:00.770Z 0900 ms")).isFalse();
  }

  @Test
  void twelveCharactersOfATokenAreFoundAndElevenAreChance() {
    marked.secret(TOKEN);
    assertThat(marked.isIn("Bearer " + TOKEN)).isTrue();
    assertThat(marked.isIn("x" + TOKEN.substring(20, 32) + "y")).isTrue();
    assertThat(marked.isIn("x" + TOKEN.substring(20, 31) + "y")).isFalse();
  }
}
