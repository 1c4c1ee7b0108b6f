package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Whether the store is well: told in time, and without wearing it out. */
class JournalHealthTests {

  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final AtomicInteger asked = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  private JournalHealth health(Duration patience, Runnable check) {
    return new JournalHealth(
        () -> {
          asked.incrementAndGet();
          check.run();
        }, patience, Duration.ofSeconds(1), () -> now);
  }

  @Test
  void aStoreThatHangsIsDownAndIsAskedByOneAlone() {
    var hangs = new CountDownLatch(1);
    var health = health(PATIENCE, () -> await(hangs));
    for (int i = 0; i < 3; i++) {
      now = now.plusSeconds(10);
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }
    assertThat(health.health().getDetails().get("reason")).isEqualTo("the store does not answer within 50 ms");
    assertThat(asked).hasValue(1);
    hangs.countDown();
    Awaitility.await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatItAnsweredCountsForASecond() {
    var health = health(Duration.ofSeconds(30), () -> {
    });
    for (int i = 0; i < 5; i++) {
      assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
    assertThat(asked).hasValue(1);
    now = now.plusSeconds(1);
    health.health();
    assertThat(asked).hasValue(2);
    now = now.minusSeconds(3600);
    health.health();
    assertThat(asked).as("after the clock was put back").hasValue(3);
  }

  @Test
  void whatFailsIsNamedAndWhatOthersSayOfItIsNot() {
    var down = health(Duration.ofSeconds(30), () -> {
      throw new Journal.Unavailable("the journal cannot be read", new IllegalStateException("jdbc:postgresql://db?password=hunter2"));
    }).health();
    assertThat(down.getStatus()).isEqualTo(Status.DOWN);
    assertThat(down.getDetails()).containsOnlyKeys("reason").containsEntry("reason", "the journal cannot be read");
    var broken = health(Duration.ofSeconds(30), () -> {
      throw new IllegalStateException("jdbc:postgresql://db?password=hunter2");
    }).health();
    assertThat(broken.getDetails()).containsOnlyKeys("reason").containsEntry("reason", "IllegalStateException");
  }
}
