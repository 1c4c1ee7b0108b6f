package io.plumbline.journal;

import io.plumbline.conversation.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while the store answers in time. However many ask, the store is asked by one at a time, and not again while what it answered is fresh; when it
 * hangs, one thread hangs with it and nobody else. Whether the key ring fits was seen to at the start.
 */
final class JournalHealth implements HealthIndicator {

  private final Runnable check;
  private final Duration patience;
  private final Duration fresh;
  private final InstantSource clock;
  private @Nullable Asked latest;

  /** @param check throws when the store is not well */
  JournalHealth(Runnable check, Duration patience, Duration fresh, InstantSource clock) {
    this.check = check;
    this.patience = patience;
    this.fresh = fresh;
    this.clock = clock;
  }

  private record Asked(Instant at, CompletableFuture<Health> answer) {}

  @Override
  public Health health() {
    try {
      return asked().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      return down("the store does not answer within " + patience.toMillis() + " ms");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return down("the server stops");
    } catch (ExecutionException broken) {
      return down(kind(broken.getCause() == null ? broken : broken.getCause()));
    }
  }

  private synchronized CompletableFuture<Health> asked() {
    var now = clock.instant();
    var before = latest;
    if (before != null && (!before.answer.isDone() || isFresh(before.at, now))) {
      return before.answer;
    }
    var answer = new CompletableFuture<Health>();
    latest = new Asked(now, answer);
    Thread.ofVirtual().name("journal-health").start(() -> answer.complete(ask()));
    return answer;
  }

  /** A clock that was put back makes nothing fresh. */
  private boolean isFresh(Instant at, Instant now) {
    return !now.isBefore(at) && now.isBefore(at.plus(fresh));
  }

  private Health ask() {
    try {
      check.run();
      return Health.up().build();
    } catch (Journal.Unavailable | Journal.Unreadable failed) {
      return down(String.valueOf(failed.getMessage()));
    } catch (RuntimeException | Error broken) {
      return down(kind(broken));
    }
  }

  /** What others say of their failures may name addresses and users. */
  private static String kind(Throwable broken) {
    return broken.getClass().getSimpleName();
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }
}
