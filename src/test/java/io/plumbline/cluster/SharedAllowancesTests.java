package io.plumbline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.plumbline.conversation.Allowances;
import io.plumbline.conversation.NodeAllowances;
import io.plumbline.patients.Node;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Two nodes that count together while Redis is there, and each for itself while it is not. */
class SharedAllowancesTests {

  private static final double HARDLY_ANY = 0.02;

  private static RedisServer redis(int port) throws IOException {
    var server = RedisServer.newRedisServer().bind("127.0.0.1").port(port).setting("save \"\"").build();
    server.start();
    return server;
  }

  private static SharedAllowances node(int port) {
    var properties = new ClusterConfiguration.ClusterProperties("redis://localhost:" + port);
    return new SharedAllowances(properties.client(), new NodeAllowances(TimeMeter.SYSTEM_MILLISECONDS));
  }

  private static int taken(Allowances node, String sender) {
    int taken = 0;
    for (int i = 0; i < 20; i++) {
      taken += node.take(sender, HARDLY_ANY, 8) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void twoNodesCountTogetherAndEachForItselfWithoutRedis() throws IOException {
    var port = Node.freePort();
    try (var one = node(port); var other = node(port)) {
      one.connect();
      assertThat(taken(one, "before Redis is there")).isEqualTo(8);
      assertThat(taken(other, "before Redis is there")).isEqualTo(8);
      var redis = redis(port);
      one.connect();
      other.connect();
      assertThat(taken(one, "together") + taken(other, "together")).isEqualTo(8);
      redis.stop();
      assertThat(taken(one, "without Redis")).isEqualTo(8);
      assertThat(taken(other, "without Redis")).isEqualTo(8);
      redis = redis(port);
      Awaitility.await("both are connected again").atMost(30, TimeUnit.SECONDS)
          .until(() -> one.isShared() && other.isShared());
      assertThat(taken(one, "together again") + taken(other, "together again")).isEqualTo(8);
      redis.stop();
    }
  }
}
