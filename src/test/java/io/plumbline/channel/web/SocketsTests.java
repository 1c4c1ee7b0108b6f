package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.plumbline.conversation.Attention;
import io.plumbline.conversation.NodeAllowances;
import io.plumbline.scripts.Talk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** Two tabs and whoever else writes: everything once, in order, and nobody waits for somebody's stuck tab. */
class SocketsTests {

  private static final NodeAllowances NODE = new NodeAllowances(TimeMeter.SYSTEM_MILLISECONDS);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Talk talk = new Talk("GB");
  private final Sockets sockets = new Sockets(talk.turns(), Attention.NONE);
  private final Limits limits = new Limits(Allowed.byDefault(), NODE, NODE);

  /** A tab on which everything that it gets is written down once {@code reads} is done. */
  private Line tab(List<Long> got, CompletableFuture<Boolean> reads) throws IOException {
    var session = Mockito.mock(WebSocketSession.class);
    Mockito.when(session.isOpen()).thenReturn(true);
    Mockito.doAnswer(
        call -> {
          reads.join();
          return got.add(JSON.readTree(((TextMessage) call.getArgument(0)).getPayload()).get("seq").longValue());
        }).when(session).sendMessage(Mockito.any());
    return new Line(session, Duration.ofSeconds(10), limits.connection(), JSON, System::nanoTime);
  }

  private static List<Long> list() {
    return Collections.synchronizedList(new ArrayList<>());
  }

  @Test
  void aStuckTabKeepsNobodyWaitingAndGetsAllOfItInOrderLater() throws Exception {
    var stuckGot = list();
    var reads = new CompletableFuture<Boolean>();
    var stuck = tab(stuckGot, reads);
    var got = list();
    var own = tab(got, CompletableFuture.completedFuture(true));
    sockets.join(talk.id(), stuck, 0);
    sockets.join(talk.id(), own, 0);
    for (var words : List.of("my back hurts when i look down", "no", "no")) {
      var before = own.shown();
      var turn = talk.say(words);
      own.answer(turn, before, sockets);
      sockets.grew(talk.id(), turn.seq(), own);
    }
    assertThat(got).containsExactly(1L, 2L, 3L);
    assertThat(stuckGot).isEmpty();
    reads.complete(true);
    Awaitility.await().untilAsserted(() -> assertThat(stuckGot).containsExactly(1L, 2L, 3L));
  }

  @Test
  void newsThatIsDoubledLateOrOutOfOrderIsShownOnceAndInOrder() throws Exception {
    var got = list();
    var tab = tab(got, CompletableFuture.completedFuture(true));
    sockets.join(talk.id(), tab, 0);
    talk.say("my back hurts when i look down");
    talk.say("no");
    for (var seq : List.of(2, 1, 2, 1, 2)) {
      sockets.grew(talk.id(), seq);
    }
    Awaitility.await().untilAsserted(() -> assertThat(got).containsExactly(1L, 2L));
    talk.say("no");
    sockets.grew(talk.id(), 3);
    Awaitility.await().untilAsserted(() -> assertThat(got).containsExactly(1L, 2L, 3L));
  }

  @Test
  void anAnswerThatWasShownAlreadyByNewsIsNotShownAgainUnlessItIsAskedForAgain() throws Exception {
    var got = list();
    var tab = tab(got, CompletableFuture.completedFuture(true));
    sockets.join(talk.id(), tab, 0);
    var before = tab.shown();
    var turn = talk.say("my back hurts when i look down");
    tab.hear(turn.seq(), sockets);
    tab.answer(turn, before, sockets);
    assertThat(got).containsExactly(1L);
    tab.answer(turn, tab.shown(), sockets);
    assertThat(got).as("the same message sent again").containsExactly(1L, 1L);
  }

  @Test
  void everyTabHearsThatItWasForgottenAndNothingMore() throws Exception {
    var got = list();
    var tab = tab(got, CompletableFuture.completedFuture(true));
    sockets.join(talk.id(), tab, 0);
    sockets.forgotten(talk.id());
    Awaitility.await().untilAsserted(() -> assertThat(got).hasSize(1));
    talk.say("my back hurts when i look down");
    sockets.grew(talk.id(), 1);
    assertThat(sockets.conversations()).isEmpty();
    assertThat(tab.conversation()).isEmpty();
    assertThat(got).hasSize(1);
  }
}
