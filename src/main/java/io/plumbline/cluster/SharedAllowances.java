package io.plumbline.cluster;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.plumbline.conversation.Allowances;
import io.plumbline.conversation.NodeAllowances;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** What all nodes together have counted, in Redis; while it is away, what this one has. Counting must never keep a patient waiting. */
final class SharedAllowances implements Allowances, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedAllowances.class);
  private static final String PREFIX = "plumbline:allowance:";
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final RedisClient redis;
  private final Allowances own;
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
  private volatile @Nullable ProxyManager<String> shared;

  /** @param redis is closed with this */
  SharedAllowances(RedisClient redis, Allowances own) {
    this.redis = redis;
    this.own = own;
  }

  @Override
  public boolean take(String sender, double perSecond, int burst) {
    BooleanSupplier alone = () -> own.take(sender, perSecond, burst);
    var buckets = shared;
    if (buckets == null || !isShared()) {
      return alone.getAsBoolean();
    }
    try {
      return buckets
          .getProxy(PREFIX + sender, () -> BucketConfiguration.builder().addLimit(NodeAllowances.bandwidth(perSecond, burst)).build())
          .tryConsume(1);
    } catch (RuntimeException away) {
      LOG.debug("Redis does not count: {}", away.getClass().getSimpleName());
      return alone.getAsBoolean();
    }
  }

  boolean isShared() {
    var there = connection;
    return there != null && there.isOpen();
  }

  /** The first connection, on nobody's time; from then on the client finds Redis again by itself. */
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  synchronized void connect() {
    if (shared == null) {
      try {
        var fresh = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        shared = Bucket4jLettuce.casBasedBuilder(fresh)
            .requestTimeout(PATIENCE)
            .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
            .build();
        connection = fresh;
      } catch (RedisException away) {
        LOG.warn("Redis is away, and each node counts for itself: {}", away.getMessage());
      }
    }
  }

  @Override
  public void close() {
    redis.shutdown();
  }
}
