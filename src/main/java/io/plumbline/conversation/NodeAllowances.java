package io.plumbline.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** What this node alone has counted. */
public final class NodeAllowances implements Allowances {

  private static final int MOST_KEPT = 200_000;

  private final TimeMeter time;
  private final Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(Duration.ofMinutes(10))
      .build();

  public NodeAllowances(TimeMeter time) {
    this.time = time;
  }

  @Override
  public boolean take(String sender, double perSecond, int burst) {
    return buckets.get(sender, any -> bucket(perSecond, burst)).tryConsume(1);
  }

  /** One that nobody else takes from. */
  public Bucket bucket(double perSecond, int burst) {
    return Bucket.builder().addLimit(bandwidth(perSecond, burst)).withCustomTimePrecision(time).build();
  }

  /** Filled again evenly, not all at once. */
  public static Bandwidth bandwidth(double perSecond, int burst) {
    return Bandwidth.builder().capacity(burst).refillGreedy(Math.max(1, Math.round(perSecond * 60)), Duration.ofMinutes(1)).build();
  }
}
