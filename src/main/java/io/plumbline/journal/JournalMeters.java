package io.plumbline.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the store is measured by: how far its writes lag behind, how many wait, how often what was read is still at hand. */
final class JournalMeters {

  private static final Duration[] BOUNDS = {Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
      Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5),
      Duration.ofSeconds(15)};

  private JournalMeters() {}

  static void watch(JdbcJournal journal, MeterRegistry meters) {
    var kept = written("kept", meters);
    var failed = written("failed", meters);
    journal.writer().tell((nanos, isKept) -> (isKept ? kept : failed).record(nanos, TimeUnit.NANOSECONDS));
    Gauge.builder("plumbline.journal.queue", journal.writer(), Writer::waiting).description("Writes that nobody has begun with")
        .register(meters);
    CaffeineCacheMetrics.monitor(meters, journal.cache(), "conversations");
  }

  private static Timer written(String outcome, MeterRegistry meters) {
    return Timer.builder("plumbline.journal.write").description("How long a write waits for its commit").tag("outcome", outcome)
        .serviceLevelObjectives(BOUNDS).register(meters);
  }
}
