package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A tab that asks and does not read, on a real socket: it is cut off, nothing of it stays, and nobody waits for it. */
@TestPropertySource(properties = {"plumbline.web.messages-per-second=10000", "plumbline.web.burst=100000",
    "plumbline.web.reader-patience=300ms"})
class SlowReaderTests extends RunningServer {

  private static final int MOST_QUESTIONS = 5000;

  @Autowired
  private ChatSocket chat;

  /** Asks for all of a long conversation again and again, until the server cannot get rid of it or has had enough. */
  private static void choke(StuckReader stuck, String token) {
    try {
      for (int i = 0; i < MOST_QUESTIONS; i++) {
        stuck.send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"afterSeq\":0}");
      }
    } catch (IOException cutOff) {
      // as it should
    }
  }

  @Test
  void whoeverDoesNotReadIsCutOffAndTheOtherTabGoesOn() throws Exception {
    try (var line = new ChatLine(port); var stuck = new StuckReader(port)) {
      var token = line.hello().get("token").stringValue();
      for (int i = 0; i < 10; i++) {
        line.say("a" + i, "my lower back hurts when i look down");
      }
      Awaitility.await("both are there").until(() -> chat.connected() == 2);
      var choking = Thread.startVirtualThread(() -> choke(stuck, token));
      Awaitility.await("it is cut off").atMost(30, TimeUnit.SECONDS).until(() -> chat.connected() == 1);
      assertThat(line.say("b", "no").get("replyTo").stringValue()).isEqualTo("b");
      choking.join();
    }
    Awaitility.await("nothing of it is left").until(() -> chat.connected() == 0);
  }
}
