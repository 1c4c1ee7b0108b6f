package io.plumbline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.Audience;
import io.plumbline.conversation.ConversationId;
import io.plumbline.patients.Node;
import io.plumbline.scripts.Talk;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** A node that hears Redis, and others that could not tell it what they wrote. */
class AnnouncementsTests {

  private final Talk talk = new Talk("GB");
  private int port;
  private RedisServer redis;

  @BeforeEach
  void startRedis() throws IOException {
    port = Node.freePort();
    redis = RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"").build();
    redis.start();
  }

  @AfterEach
  void stopRedis() throws IOException {
    redis.stop();
  }

  /** Shows one conversation, and remembers what it heard of it. */
  private static final class Shown implements Audience {
    private final ConversationId conversation;
    private final Set<Long> heard = ConcurrentHashMap.newKeySet();

    Shown(ConversationId conversation) {
      this.conversation = conversation;
    }

    @Override
    public Set<ConversationId> conversations() {
      return Set.of(conversation);
    }

    @Override
    public void grew(ConversationId id, long seq) {
      heard.add(seq);
    }

    @Override
    public void forgotten(ConversationId id) {
      throw new AssertionError("nothing was forgotten");
    }

    void hears(long seq) {
      Awaitility.await("number " + seq).atMost(20, TimeUnit.SECONDS).until(() -> heard.contains(seq));
    }
  }

  private Announcements node(Audience audience) {
    return new Announcements(new ClusterConfiguration.ClusterProperties("redis://localhost:" + port).client(), () -> audience,
        talk::journal);
  }

  @Test
  void whatANodeWritesThatIsCutOffFromRedisIsHeardWhereRedisIsHeard() {
    var shown = new Shown(talk.id());
    try (var hearing = node(shown)) {
      hearing.start();
      hearing.turnsTo(talk.id());
      shown.hears(0);
      for (int seq = 1; seq <= 3; seq++) {
        talk.say(seq == 1 ? "my back hurts when i look down" : "no");
        shown.hears(seq);
      }
      assertThat(hearing.isConnected()).isTrue();
      hearing.stop();
    }
  }

  @Test
  void aNodeThatCouldNotTellLetsTheOthersAskOnceItCan() {
    var client = new ClusterConfiguration.ClusterProperties("redis://localhost:" + port).client();
    try (var other = client.connectPubSub(); var node = node(new Shown(talk.id()))) {
      var asked = ConcurrentHashMap.<String>newKeySet();
      other.addListener(new io.lettuce.core.pubsub.RedisPubSubAdapter<>() {
        @Override
        public void message(String channel, String message) {
          asked.add(channel);
        }
      });
      other.sync().subscribe(Announcements.EVERYONE);
      node.grew(talk.id(), 1);
      assertThat(node.isConnected()).as("before its first connection").isFalse();
      node.start();
      Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> asked.contains(Announcements.EVERYONE));
      node.stop();
    } finally {
      client.shutdown();
    }
  }
}
