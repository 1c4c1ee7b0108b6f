package io.plumbline.channel.web;

import java.util.Collection;
import java.util.function.LongSupplier;

/** Asks quiet sockets whether they are still there: a phone that went into a tunnel says no goodbye. */
final class Heartbeat {

  private final Collection<Line> lines;
  private final long everyNanos;
  private final LongSupplier now;

  /** @param now as {@link System#nanoTime} */
  Heartbeat(Collection<Line> lines, long everyNanos, LongSupplier now) {
    this.lines = lines;
    this.everyNanos = everyNanos;
    this.now = now;
  }

  /** Cuts off who does not read. */
  void free() {
    lines.stream().filter(Line::isStuck).forEach(line -> Thread.startVirtualThread(line::cut));
  }

  /** To be called once in a period. Each on a thread of its own: one that is stuck keeps no other waiting. */
  void beat() {
    for (var line : lines) {
      var quiet = now.getAsLong() - line.heardAt();
      if (quiet > 2 * everyNanos) {
        Thread.startVirtualThread(line::giveUp);
      } else if (quiet >= everyNanos) {
        Thread.startVirtualThread(line::ping);
      }
    }
  }
}
