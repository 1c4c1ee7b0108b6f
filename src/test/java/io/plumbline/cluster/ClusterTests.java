package io.plumbline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.patients.Node;
import io.plumbline.patients.Writer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;

/** Two real servers on one PostgreSQL and one Redis, of which any may go away and come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTests {

  private static final int CONVERSATIONS = 200;
  private static final int MOST_SECONDS = 60;
  private static final String EMERGENCY = "cant pee since this morning and im numb between my legs";

  @TempDir
  static Path folder;

  private int postgresPort;
  private int redisPort;
  private EmbeddedPostgres postgres;
  private RedisServer redis;
  private Node one;
  private Node other;

  @BeforeAll
  void start() throws Exception {
    postgresPort = Node.freePort();
    redisPort = Node.freePort();
    postgres = postgres();
    redis = redis();
    one = node("one"); // the first makes the key ring that both share
    other = node("other");
  }

  @AfterAll
  void stop() throws Exception {
    other.close();
    one.close();
    redis.stop();
    postgres.close();
  }

  private EmbeddedPostgres postgres() throws IOException {
    return EmbeddedPostgres.builder().setPort(postgresPort).setDataDirectory(folder.resolve("pg")).setCleanDataDirectory(false).start();
  }

  private RedisServer redis() throws IOException {
    var server = RedisServer.newRedisServer().bind("127.0.0.1").port(redisPort).setting("save \"\"").build();
    server.start();
    return server;
  }

  private Node node(String name) throws IOException {
    return Node.start(
        Node.freePort(),
        folder.resolve(name),
        "--spring.profiles.active=cluster",
        "--plumbline.journal.url=" + postgres.getJdbcUrl("postgres", "postgres"),
        "--plumbline.journal.user=postgres",
        "--plumbline.journal.patience=5s",
        "--plumbline.keyring=" + folder.resolve("keyring.json"),
        "--plumbline.cluster.redis=redis://localhost:" + redisPort,
        "--plumbline.web.messages-per-second=10000");
  }

  /** One tab, and every frame that it got. */
  private static final class Tab implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    Tab(Node node, String token) {
      socket = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("plumbline.v1")
          .buildAsync(URI.create("ws://localhost:" + node.port() + "/ws/chat"), this).join();
      send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"afterSeq\":0}");
    }

    void send(String frame) {
      socket.sendText(frame, true).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        frames.add(Node.JSON.readTree(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    JsonNode next() throws InterruptedException {
      var frame = frames.poll(MOST_SECONDS, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within " + MOST_SECONDS + " s").isNotNull();
      return java.util.Objects.requireNonNull(frame);
    }

    /** The next turn, which is the one after the last. */
    void hears(long seq) throws InterruptedException {
      var frame = next();
      assertThat(frame.get("type").stringValue()).as(frame.toString()).isEqualTo("turn");
      assertThat(frame.get("seq").longValue()).as(frame.toString()).isEqualTo(seq);
    }
  }

  private record Opened(String id, String token) {
    static Opened at(Node node) throws Exception {
      var opened = node.open();
      return new Opened(opened.get("conversation").stringValue(), opened.get("token").stringValue());
    }
  }

  @Test
  void aTabHearsWhatIsWrittenOnTheOtherNodeInOrderAndOnce() throws Exception {
    var talk = Opened.at(one);
    var tab = new Tab(one, talk.token);
    assertThat(tab.next().get("type").stringValue()).isEqualTo("welcome");
    for (int i = 1; i <= 6; i++) {
      (i % 3 == 0 ? one : other).say(talk.id, talk.token, "m" + i, i == 1 ? "my lower back hurts when i look down" : "no");
      tab.hears(i);
    }
    other.forget(talk.id, talk.token);
    assertThat(tab.next().get("name").stringValue()).isEqualTo("forgotten");
    assertThat(tab.frames).isEmpty();
    assertThatThrownBy(() -> one.say(talk.id, talk.token, "m7", "hello")).hasMessageContaining("unknown_token");
  }

  @Test
  void withoutRedisConversationsGoOnAndTheOtherNodeStillHears() throws Exception {
    var talk = Opened.at(one);
    var tab = new Tab(one, talk.token);
    assertThat(tab.next().get("type").stringValue()).isEqualTo("welcome");
    redis.stop();
    other.say(talk.id, talk.token, "m1", "my lower back hurts when i look down");
    tab.hears(1);
    var late = Opened.at(other);
    var lateTab = new Tab(other, late.token);
    assertThat(lateTab.next().get("type").stringValue()).as("opened while Redis is away").isEqualTo("welcome");
    one.say(late.id, late.token, "m1", "my lower back hurts when i look down");
    lateTab.hears(1);
    Awaitility.await("Redis is told to be away").atMost(MOST_SECONDS, TimeUnit.SECONDS).until(() -> one.health().contains("DEGRADED"));
    assertThat(one.isWell()).isTrue();
    redis = redis();
    Awaitility.await("Redis again").atMost(MOST_SECONDS, TimeUnit.SECONDS).until(() -> !one.health().contains("DEGRADED"));
    for (int i = 2; i <= 4; i++) {
      other.say(talk.id, talk.token, "m" + i, "no");
      tab.hears(i);
      one.say(late.id, late.token, "m" + i, "no");
      lateTab.hears(i);
    }
  }

  @Test
  void withoutPostgresPatientsAreToldPlainlyAndAllIsWellOnceItIsBack() throws Exception {
    var talk = Opened.at(one);
    one.say(talk.id, talk.token, "m1", "my lower back hurts when i look down");
    var elsewhere = Opened.at(other);
    postgres.close();
    assertThatThrownBy(() -> one.say(talk.id, talk.token, "m2", "no")).isInstanceOfSatisfying(
        Node.Refused.class,
        told -> {
          assertThat(told.status()).isEqualTo(503);
          assertThat(told.body()).contains("unavailable").contains("112");
        });
    assertThat(one.say(talk.id, talk.token, "m3", EMERGENCY).get("urgent").booleanValue()).as("an emergency all the same").isTrue();
    assertThat(other.say(elsewhere.id, elsewhere.token, "m1", EMERGENCY).get("urgent").booleanValue()).isTrue();
    assertThat(one.isWell()).isFalse();
    postgres = postgres();
    Awaitility.await("the journal again").atMost(MOST_SECONDS, TimeUnit.SECONDS).until(() -> one.isWell() && other.isWell());
    assertThat(one.say(talk.id, talk.token, "m2", "no").get("replyTo").stringValue()).isEqualTo("m2");
    assertThat(other.say(talk.id, talk.token, "m4", "no").get("replyTo").stringValue()).isEqualTo("m4");
  }

  /** Length of the outage in seconds: {@code -Dplumbline.outage=60} for a whole minute. */
  @Test
  void twentyWriteOnThroughAnOutageOfRedisAndOneOfPostgresAndLoseNothing() throws Exception {
    var outage = Duration.ofSeconds(Long.getLong("plumbline.outage", 3));
    var patients = Stream.generate(Writer::calm).limit(20).toList();
    var isOver = new AtomicBoolean();
    var refused = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (int i = 0; i < patients.size(); i++) {
        var patient = patients.get(i);
        var nodes = i % 2 == 0 ? List.of(one, other) : List.of(other, one);
        writing.add(pool.submit(() -> {
          for (int turn = 0; !isOver.get(); turn++) {
            if (!patient.writeOnce(nodes.get(turn % 2))) {
              refused.incrementAndGet();
            }
          }
          return null;
        }));
      }
      try {
        await(patients, 3);
        redis.stop();
        var before = refused.get();
        last(outage);
        assertThat(refused.get()).as("refused while Redis is away").isEqualTo(before);
        redis = redis();
        await(patients, 3);
        postgres.close();
        last(outage);
        Awaitility.await("somebody is told to try again").atMost(MOST_SECONDS, TimeUnit.SECONDS).until(() -> refused.get() > before);
        postgres = postgres();
        await(patients, 3);
      } finally {
        isOver.set(true); // a failure must not wait for those who write on
      }
      for (var each : writing) {
        each.get(MOST_SECONDS, TimeUnit.SECONDS);
      }
    }
    System.out.println("cluster: " + patients.stream().mapToInt(Writer::answers).sum() + " turns, " + refused + " times told to try again");
    for (var patient : patients) {
      patient.assertNothingIsLostOrDoubled(one);
    }
  }

  /** Until each of them has so many answers more. */
  private static void await(List<Writer> patients, int more) {
    var now = patients.stream().map(Writer::answers).toList();
    Awaitility.await("answers for all").atMost(MOST_SECONDS, TimeUnit.SECONDS).until(
        () -> IntStream.range(0, patients.size()).allMatch(i -> patients.get(i).answers() >= now.get(i) + more));
  }

  private static void last(Duration outage) {
    Awaitility.await().pollDelay(outage).atMost(outage.plusSeconds(5)).until(() -> true);
  }

  @Test
  void twoHundredConversationsGoOnAtTheOtherNodeWhenTheirsIsKilled() throws Exception {
    var victim = node("victim");
    var patients = Stream.generate(Writer::new).limit(CONVERSATIONS).toList();
    var answered = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (int i = 0; i < CONVERSATIONS; i++) {
        var patient = patients.get(i);
        var nodes = i % 4 == 0 ? List.of(other, victim) : List.of(victim, other);
        writing.add(
            pool.submit(
                () -> {
                  var at = nodes.getFirst();
                  while (patient.answers() < 8) {
                    if (!patient.writeOnce(at)) {
                      at = other;
                    } else if (answered.incrementAndGet() == CONVERSATIONS * 3) {
                      victim.kill();
                    }
                  }
                  return null;
                }));
      }
      for (var each : writing) {
        each.get(MOST_SECONDS * 3, TimeUnit.SECONDS);
      }
    } finally {
      victim.close();
    }
    for (var patient : patients) {
      patient.assertNothingIsLostOrDoubled(one);
    }
  }
}
