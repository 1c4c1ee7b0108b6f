package io.plumbline.cluster;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.plumbline.conversation.Attention;
import io.plumbline.conversation.Audience;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * News between nodes: one Redis channel for each conversation that somebody watches, and on it the number of the latest event. Redis forgets what nobody
 * hears, so whenever this node may have missed something it asks the journal; while Redis is away it asks for all that is shown, every half second.
 * A node that could not tell its news lets all others ask, once it can; and because it may be cut off for long while they are not, every node asks for
 * all that it shows every few seconds in any case.
 */
final class Announcements implements Attention, SmartLifecycle, AutoCloseable {

  static final String CHANNEL = "plumbline:";

  /** What is told here is for every node: news of some conversation went untold. */
  static final String EVERYONE = CHANNEL + "everyone";

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
  private static final String FORGOTTEN = "forgotten";
  private static final String ASK = "ask";
  private static final long LOOK_EVERY_MILLIS = 500;
  private static final int LOOKS_UNTIL_ALL_IS_ASKED = 10;

  private final RedisClient redis;
  private final Supplier<Audience> audience;
  private final Supplier<Journal> journal;
  private final Set<ConversationId> watched = ConcurrentHashMap.newKeySet();
  private final Set<ConversationId> unsure = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledExecutorService looking;
  private volatile @Nullable StatefulRedisPubSubConnection<String, String> hearing;
  private volatile @Nullable StatefulRedisConnection<String, String> telling;
  private volatile boolean subscribedToAll;
  private volatile boolean untold;
  private int looks;

  /** @param redis is closed with this */
  Announcements(RedisClient redis, Supplier<Audience> audience, Supplier<Journal> journal) {
    this.redis = redis;
    this.audience = audience;
    this.journal = journal;
  }

  /** A new event was written here. */
  void grew(ConversationId conversation, long seq) {
    tell(CHANNEL + conversation.value(), Long.toString(seq));
  }

  /** All of it was erased here. */
  void forgotten(ConversationId conversation) {
    tell(CHANNEL + conversation.value(), FORGOTTEN);
  }

  private void tell(String channel, String what) {
    var connection = telling;
    if (connection == null || !connection.isOpen()) {
      untold = true;
      return;
    }
    connection.async().publish(channel, what).exceptionally(
        lost -> {
          LOG.debug("news on {} was not told: {}", channel, lost.getMessage());
          untold = true;
          return 0L;
        });
  }

  @Override
  public void turnsTo(ConversationId conversation) {
    watched.add(conversation);
    unsure.add(conversation);
    var connection = hearing;
    if (connection != null) {
      subscribe(connection, conversation);
    }
  }

  private void subscribe(StatefulRedisPubSubConnection<String, String> connection, ConversationId conversation) {
    subscribe(connection, CHANNEL + conversation.value());
  }

  private void subscribe(StatefulRedisPubSubConnection<String, String> connection, String channel) {
    connection.async().subscribe(channel).exceptionally(
        lost -> {
          subscribedToAll = false;
          return null;
        });
  }

  @Override
  public void leaves(ConversationId conversation) {
    watched.remove(conversation);
    var connection = hearing;
    if (connection != null) {
      var unused = connection.async().unsubscribe(CHANNEL + conversation.value());
    }
  }

  /** How many nodes show a conversation now; one that dies is gone from the count at once. Empty while Redis is away. */
  OptionalLong nodesWatching(ConversationId conversation) {
    var connection = telling;
    if (connection == null || !connection.isOpen()) {
      return OptionalLong.empty();
    }
    try {
      return connection.sync().pubsubNumsub(CHANNEL + conversation.value()).values().stream().mapToLong(Long::longValue).findFirst();
    } catch (RedisException away) {
      return OptionalLong.empty();
    }
  }

  private boolean isHeard() {
    var connection = hearing;
    return connection != null && connection.isOpen();
  }

  private boolean isTold() {
    var connection = telling;
    return connection != null && connection.isOpen();
  }

  /** Whether news goes both ways. */
  boolean isConnected() {
    return isHeard() && isTold();
  }

  private final class Listener extends RedisPubSubAdapter<String, String> {
    @Override
    public void message(String channel, String message) {
      if (channel.equals(EVERYONE)) {
        unsure.addAll(audience.get().conversations());
        return;
      }
      var conversation = conversation(channel);
      // the thread of the connection must not wait for the journal
      Thread.startVirtualThread(
          () -> {
            if (message.equals(FORGOTTEN)) {
              audience.get().forgotten(conversation);
            } else {
              audience.get().grew(conversation, Long.parseLong(message));
            }
          });
    }

    /** Before this moment news of it went elsewhere. Comes again for each after the connection was lost. */
    @Override
    public void subscribed(String channel, long count) {
      if (channel.equals(EVERYONE)) {
        return;
      }
      var conversation = conversation(channel);
      unsure.add(conversation);
      if (!watched.contains(conversation)) {
        leaves(conversation); // left while Redis was away
      }
    }

    private static ConversationId conversation(String channel) {
      return new ConversationId(channel.substring(CHANNEL.length()));
    }
  }

  @Override
  public synchronized void start() {
    var fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("announcements").factory());
    var unused = fresh.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    looking = fresh;
  }

  private void look() {
    try {
      connect();
      letAskWhatWentUntold();
      looks++;
      var heard = isHeard() && subscribedToAll && looks % LOOKS_UNTIL_ALL_IS_ASKED != 0;
      var some = new HashSet<>(heard ? unsure : audience.get().conversations());
      unsure.removeAll(some);
      if (!some.isEmpty()) {
        ask(some);
      }
    } catch (RuntimeException failed) {
      LOG.warn("news of other nodes cannot be read: {}", failed.getMessage());
    }
  }

  private void letAskWhatWentUntold() {
    if (untold && isTold()) {
      untold = false;
      tell(EVERYONE, ASK);
    }
  }

  private void ask(Set<ConversationId> conversations) {
    try {
      var latest = journal.get().latest(conversations);
      for (var one : conversations) {
        var seq = latest.get(one);
        if (seq == null) {
          audience.get().forgotten(one);
        } else {
          audience.get().grew(one, seq);
        }
      }
    } catch (Journal.Failure away) {
      unsure.addAll(conversations);
      throw away;
    }
  }

  /** Once connected, the client connects again by itself, and asks for the channels that it knew. */
  private void connect() {
    try {
      if (telling == null) {
        telling = redis.connect();
      }
      if (hearing == null) {
        var fresh = redis.connectPubSub();
        fresh.addListener(new Listener());
        hearing = fresh;
      }
      var connection = hearing;
      if (!subscribedToAll && connection != null && connection.isOpen()) {
        subscribedToAll = true;
        subscribe(connection, EVERYONE);
        watched.forEach(one -> subscribe(connection, one));
        LOG.info("news comes from the other nodes: {} conversations", watched.size());
      }
    } catch (RedisException away) {
      LOG.warn("Redis is away: {}", away.getMessage());
    }
  }

  @Override
  public synchronized void stop() {
    if (looking != null) {
      looking.shutdownNow();
      looking = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return looking != null;
  }

  @Override
  public void close() {
    redis.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
