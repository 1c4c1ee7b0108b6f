package io.plumbline.channel.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many turns be worked on at once as the machine can, and the next wait a little: a server that takes everything answers nobody. */
final class Admission {

  private final Semaphore places;
  private final Semaphore aside = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Duration patience;

  Admission(int places, Duration patience) {
    this.places = new Semaphore(places, true);
    this.patience = patience;
  }

  /**
   * Admits, and who finds no place is looked at for an emergency: as many at once as there are processors, so that this cannot become the load itself.
   *
   * @param emergency what the words alone tell
   * @throws Busy when no place came free in time and it is no emergency
   */
  <T> T admitOr(Supplier<T> work, Supplier<Optional<T>> emergency) {
    try {
      return admit(work);
    } catch (Busy busy) {
      if (!aside.tryAcquire()) {
        throw busy;
      }
      try {
        return emergency.get().orElseThrow(() -> busy);
      } finally {
        aside.release();
      }
    }
  }

  /** @throws Busy when no place came free in time */
  <T> T admit(Supplier<T> work) {
    try {
      if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  /** There is more to do than can be done now. */
  static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
      super("more turns are being worked on than this server can; the sender was told to try again");
    }
  }
}
