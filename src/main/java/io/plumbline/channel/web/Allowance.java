package io.plumbline.channel.web;

/** How much one sender may still send: a burst, refilled at a steady rate. */
final class Allowance {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final int burst;
  private double left;
  private long filledAt;

  Allowance(double perSecond, int burst, long now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.filledAt = now;
  }

  /** Takes one; false when there is none left. {@code now} is {@link System#nanoTime}. */
  synchronized boolean take(long now) {
    left = Math.min(burst, left + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (left < 1) {
      return false;
    }
    left -= 1;
    return true;
  }
}
