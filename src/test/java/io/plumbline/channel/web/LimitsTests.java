package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.NodeAllowances;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** What one sender may send, how many are served at once, and who is still there; by a clock that the test moves. */
class LimitsTests {

  private static final WebProperties ALLOWED = Allowed.with(
      Map.of(
          "plumbline.web.messages-per-second", 2, "plumbline.web.burst", 5,
          "plumbline.web.address-per-second", 3, "plumbline.web.address-burst", 10));

  private final AtomicLong nanos = new AtomicLong();
  private final NodeAllowances node = new NodeAllowances(
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      });
  private final Limits limits = new Limits(ALLOWED, node, node);

  private static ConversationId conversation(int number) {
    return new ConversationId("c_" + "%032d".formatted(number));
  }

  private int taken(int tries, Runnable take) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      try {
        take.run();
        taken++;
      } catch (Refused refused) {
        assertThat(refused.code()).isEqualTo(ErrorCode.TOO_FAST);
      }
    }
    return taken;
  }

  @Test
  void aConversationHasItsBurstAndThenItsRateWhateverItComesBy() {
    assertThat(taken(20, () -> limits.take(conversation(1)))).isEqualTo(5);
    assertThat(taken(20, () -> limits.take(conversation(2)))).as("another one").isEqualTo(5);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(taken(20, () -> limits.take(conversation(1)))).isEqualTo(2);
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(taken(20, () -> limits.take(conversation(1)))).as("never more than the burst").isEqualTo(5);
  }

  @Test
  void anAddressIsOneHoweverManyItsConversationsAre() {
    assertThat(taken(20, () -> limits.take("203.0.113.7"))).isEqualTo(10);
    assertThat(taken(20, () -> limits.take("203.0.113.8"))).as("another one").isEqualTo(10);
    assertThat(taken(20, () -> limits.take("2001:db8::1"))).isEqualTo(10);
    assertThat(taken(20, () -> limits.take("2001:db8::ffff:2"))).as("the same network").isZero();
    assertThat(taken(20, () -> limits.take("2001:db8:0:1::1"))).as("another network").isEqualTo(10);
    assertThat(taken(50, () -> limits.take("127.0.0.1"))).as("a proxy beside it that names nobody").isEqualTo(50);
  }

  @Test
  void whoeverFindsNoPlaceIsToldSoAndThePlaceIsFreeAgainAfterwards() throws Exception {
    var admission = new Admission(1, Duration.ZERO);
    var working = new CompletableFuture<Boolean>();
    var began = new CompletableFuture<Boolean>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = pool.submit(() -> admission.admit(() -> {
        began.complete(true);
        return working.join();
      }));
      began.join();
      assertThatThrownBy(() -> admission.admit(() -> "second")).isInstanceOf(Admission.Busy.class);
      assertThat(admission.admitOr(() -> "second", () -> Optional.of("an emergency"))).isEqualTo("an emergency");
      assertThatThrownBy(() -> admission.admitOr(() -> "second", Optional::empty)).isInstanceOf(Admission.Busy.class);
      working.complete(true);
      assertThat(first.get()).isTrue();
    }
    assertThat(admission.<String>admit(() -> "third")).isEqualTo("third");
    assertThatThrownBy(() -> admission.admit(() -> {
      throw new IllegalStateException("broken");
    })).isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> admission.admit(() -> "fourth")).doesNotThrowAnyException();
  }

  @Test
  void aQuietSocketIsAskedAndOneThatSaysNothingIsGivenUp() throws IOException {
    var sent = new ConcurrentLinkedQueue<Object>();
    var lines = new ArrayList<Line>();
    for (var name : List.of("lively", "quiet")) {
      var session = Mockito.mock(WebSocketSession.class);
      Mockito.when(session.isOpen()).thenReturn(true);
      Mockito.doAnswer(call -> sent.add(name + " " + (call.getArgument(0) instanceof PingMessage ? "ping" : "frame"))).when(session)
          .sendMessage(Mockito.any());
      Mockito.doAnswer(call -> sent.add(name + " " + call.getArgument(0))).when(session).close(Mockito.any(CloseStatus.class));
      lines.add(new Line(session, ALLOWED.readerPatience(), limits.connection(), JsonMapper.builder().build(), nanos::get));
    }
    var heartbeat = new Heartbeat(lines, ALLOWED.heartbeat().toNanos(), nanos::get);
    heartbeat.beat();
    assertThat(sent).as("both have just come").isEmpty();
    nanos.addAndGet(ALLOWED.heartbeat().toNanos());
    heartbeat.beat();
    Awaitility.await().untilAsserted(() -> assertThat(sent).containsExactlyInAnyOrder("lively ping", "quiet ping"));
    lines.getFirst().heard();
    nanos.addAndGet(ALLOWED.heartbeat().toNanos() + 1);
    sent.clear();
    heartbeat.beat();
    Awaitility.await().untilAsserted(
        () -> assertThat(sent).containsExactlyInAnyOrder("lively ping", "quiet " + CloseStatus.SERVICE_OVERLOAD));
  }
}
