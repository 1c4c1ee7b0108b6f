package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.ServerData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** The WebSocket, as a stranger's client meets it. */
class ChatSocketTests extends RunningServer {

  @Value("${plumbline.data}")
  private Path folder;

  private static final String PHONE = "my lower back hurts every time i look down at my phone";

  @Test
  void greetsAndAsksForTheStory() {
    try (var line = new ChatLine(port)) {
      var welcome = line.hello();
      assertThat(line.protocol()).isEqualTo("plumbline.v1");
      assertThat(welcome.get("type").stringValue()).isEqualTo("welcome");
      assertThat(welcome.get("conversation").stringValue()).startsWith("c_");
      assertThat(welcome.get("token").stringValue()).hasSizeGreaterThan(40);
      assertThat(welcome.get("seq").intValue()).isZero();
      assertThat(welcome.get("turn").get("question").get("asks").get(0).stringValue()).isEqualTo("story");
      assertThat(welcome.get("turn").get("disposition").isNull()).isTrue();
    }
  }

  @Test
  void answersEachMessageWithOneTurnInOrder() {
    try (var line = new ChatLine(port)) {
      line.hello();
      var turn = line.say("a", PHONE);
      assertThat(turn.get("type").stringValue()).isEqualTo("turn");
      assertThat(turn.get("seq").intValue()).isEqualTo(1);
      assertThat(turn.get("replyTo").stringValue()).isEqualTo("a");
      assertThat(turn.get("question").get("kind").stringValue()).isEqualTo("multi_choice");
      var next = line.ask(choose("b", turn, "none"));
      assertThat(next.get("seq").intValue()).isEqualTo(2);
      assertThat(next.get("question").get("asks").toString()).contains("saddle_numbness");
    }
  }

  @Test
  void givesTheSameTurnForTheSameMessageId() {
    try (var line = new ChatLine(port)) {
      line.hello();
      var first = line.say("a", PHONE);
      assertThat(line.say("a", PHONE)).isEqualTo(first);
      assertThat(line.say("b", "none").get("seq").intValue()).isEqualTo(2);
    }
  }

  @Test
  void resumesWithTheTokenAndReplaysWhatWasMissed() {
    JsonNode welcome;
    JsonNode second;
    try (var line = new ChatLine(port)) {
      welcome = line.hello();
      line.say("a", PHONE);
      second = line.say("b", "none");
    }
    try (var again = new ChatLine(port)) {
      var resumed = again
          .ask("{\"type\":\"hello\",\"token\":\"" + welcome.get("token").stringValue() + "\",\"afterSeq\":0,\"locale\":\"en\"}");
      assertThat(resumed.get("conversation")).isEqualTo(welcome.get("conversation"));
      assertThat(resumed.get("seq").intValue()).isEqualTo(2);
      assertThat(resumed.get("turn")).isEqualTo(second);
      assertThat(again.next().get("seq").intValue()).isEqualTo(1);
      assertThat(again.next()).isEqualTo(second);
    }
  }

  @Test
  void twoSocketsShowOneConversation() {
    try (var one = new ChatLine(port); var two = new ChatLine(port)) {
      var token = one.hello().get("token").stringValue();
      two.ask("{\"type\":\"hello\",\"token\":\"" + token + "\",\"afterSeq\":0}");
      var turn = one.say("a", PHONE);
      assertThat(two.next()).isEqualTo(turn);
    }
  }

  @Test
  void aStaleOptionGetsARepairAndTheOpenQuestion() {
    try (var line = new ChatLine(port)) {
      line.hello();
      var first = line.say("a", PHONE);
      var second = line.ask(choose("b", first, "none"));
      var stale = line.ask(choose("c", first, "chest_pain_or_breathless"));
      assertThat(stale.get("messages").get(0).get("kind").stringValue()).isEqualTo("repair");
      assertThat(stale.get("question")).isEqualTo(second.get("question"));
      assertThat(stale.get("disposition").isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "hello", "", "{\"type\":\"say\"", "\u0000", "[1,"})
  void whatIsNotJsonGetsBadJson(String frame) {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(code(line.ask(frame.isEmpty() ? " " : frame))).isIn("bad_json", "bad_frame");
      assertThat(line.say("x", PHONE).get("type").stringValue()).isEqualTo("turn");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[]",
      "7",
      "{}",
      "{\"type\":7}",
      "{\"type\":\"say\"}",
      "{\"type\":\"say\",\"id\":\"x\"}",
      "{\"type\":\"say\",\"text\":\"hi\"}",
      "{\"type\":\"say\",\"id\":\"x\",\"text\":5}",
      "{\"type\":\"say\",\"id\":{},\"text\":\"hi\"}",
      "{\"type\":\"choose\",\"id\":\"x\",\"question\":\"q\",\"version\":\"v\",\"options\":\"yes\"}",
      "{\"type\":\"choose\",\"id\":\"x\",\"question\":\"q\",\"version\":\"v\",\"options\":[1]}"
  })
  void aFrameOfAnotherShapeGetsBadFrame(String frame) {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(code(line.ask(frame))).isEqualTo("bad_frame");
      assertThat(line.say("y", PHONE).get("type").stringValue()).isEqualTo("turn");
    }
  }

  @Test
  void anUnknownTypeIsNamed() {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(code(line.ask("{\"type\":\"dance\"}"))).isEqualTo("unknown_type");
    }
  }

  @Test
  void theFirstFrameIsHello() {
    try (var line = new ChatLine(port)) {
      assertThat(code(line.say("a", "hi"))).isEqualTo("bad_frame");
      assertThat(line.hello().get("type").stringValue()).isEqualTo("welcome");
    }
  }

  @Test
  void whoeverCanNotBeLetInMayStillSayThatItIsAnEmergency() throws Exception {
    try (var line = new ChatLine(port)) {
      ServerData.rename(folder, "conversations", "gone_conversations");
      assertThat(code(line.hello())).isEqualTo("unavailable");
      assertThat(code(line.say("a", "my back hurts"))).isEqualTo("unavailable");
      var turn = line.say("b", "cant pee since this morning and im numb between my legs");
      assertThat(turn.get("urgent").booleanValue()).isTrue();
      assertThat(turn.get("replyTo").stringValue()).isEqualTo("b");
      assertThat(turn.get("seq").longValue()).isEqualTo(-1);
      ServerData.rename(folder, "gone_conversations", "conversations");
      assertThat(line.hello().get("type").stringValue()).isEqualTo("welcome");
      assertThat(line.say("b", "cant pee since this morning and im numb between my legs").get("seq").longValue()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownTokenIsToldAndTheConnectionStaysUsable() {
    try (var line = new ChatLine(port)) {
      assertThat(code(line.ask("{\"type\":\"hello\",\"token\":\"t_nobody\"}"))).isEqualTo("unknown_token");
      assertThat(line.hello().get("type").stringValue()).isEqualTo("welcome");
    }
  }

  @Test
  void fourThousandCharactersAreReadAndOneMoreIsTooLong() {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(line.say("a", "back pain ".repeat(400)).get("type").stringValue()).isEqualTo("turn");
      var error = line.say("b", "x".repeat(4001));
      assertThat(code(error)).isEqualTo("too_long");
      assertThat(error.get("replyTo").stringValue()).isEqualTo("b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\t", "\u200b\u200d", "\u202e", "\u0007"})
  void nothingThatCanBeSeenIsEmpty(String text) {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(code(line.say("a", text))).isEqualTo("empty");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "\ud83d\ude2d\ud83d\ude2d\ud83d\ude2d",
      "\u05d4\u05d2\u05d1 \u05e9\u05dc\u05d9 \u05db\u05d5\u05d0\u05d1",
      "me duele mucho la espalda cuando bajo la cabeza",
      "\u202eback\u202c pain\u200b \u0007 here",
      "asdf",
      "'; DROP TABLE events; --",
      "<script>alert(1)</script>"
  })
  void strangeTextGetsAKindTurn(String text) {
    try (var line = new ChatLine(port)) {
      line.hello();
      var turn = line.say("a", text);
      assertThat(turn.get("type").stringValue()).isEqualTo("turn");
      assertThat(turn.get("messages")).isNotEmpty();
    }
  }

  @Test
  void halfASurrogatePairDoesNoHarm() {
    try (var line = new ChatLine(port)) {
      line.hello();
      assertThat(line.ask("{\"type\":\"say\",\"id\":\"a\",\"text\":\"back pain \\ud83d here\"}").get("type").stringValue())
          .isEqualTo("turn");
    }
  }

  @Test
  void aFrameOverSixtyFourKibibytesCloses1009() throws Exception {
    try (var line = new ChatLine(port)) {
      line.hello();
      line.send("{\"type\":\"say\",\"id\":\"a\",\"text\":\"" + "x".repeat(70_000) + "\"}");
      assertThat(line.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void twoHundredMessagesAtOnceAreHeldBackAndNothingIsLost() {
    try (var line = new ChatLine(port)) {
      var token = line.hello().get("token").stringValue();
      for (int i = 0; i < 200; i++) {
        line.send("{\"type\":\"say\",\"id\":\"f" + i + "\",\"text\":\"my back hurts\"}");
      }
      int turns = 0;
      int tooFast = 0;
      for (int i = 0; i < 200; i++) {
        var frame = line.next();
        if (frame.get("type").stringValue().equals("turn")) {
          turns++;
        } else {
          assertThat(code(frame)).isEqualTo("too_fast");
          tooFast++;
        }
      }
      assertThat(tooFast).isPositive();
      try (var again = new ChatLine(port)) {
        var resumed = again.ask("{\"type\":\"hello\",\"token\":\"" + token + "\",\"afterSeq\":0}");
        assertThat(resumed.get("seq").intValue()).isEqualTo(turns);
      }
    }
  }

  @Test
  void whoeverGoesOnAfterHundredsOfRefusalsIsNoPersonAndIsClosed() throws Exception {
    try (var line = new ChatLine(port)) {
      for (int i = 0; i < 700; i++) {
        line.send("{}");
      }
      assertThat(line.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void afterTheEndNothingIsTaken() {
    try (var line = new ChatLine(port)) {
      line.hello();
      line.say("a", PHONE);
      assertThat(line.ask("{\"type\":\"end\"}").get("type").stringValue()).isEqualTo("event");
      assertThat(code(line.say("b", "hello?"))).isEqualTo("ended");
      assertThat(line.say("a", PHONE).get("seq").intValue()).isEqualTo(1);
    }
  }

  @Test
  void whatIsForgottenIsGone() {
    try (var line = new ChatLine(port); var other = new ChatLine(port)) {
      var token = line.hello().get("token").stringValue();
      line.say("a", PHONE);
      assertThat(line.ask("{\"type\":\"forget\"}").get("name").stringValue()).isEqualTo("forgotten");
      assertThat(code(other.ask("{\"type\":\"hello\",\"token\":\"" + token + "\"}"))).isEqualTo("unknown_token");
    }
  }

  @Test
  void backRestartAndHumanAreTurns() {
    try (var line = new ChatLine(port)) {
      line.hello();
      line.say("a", PHONE);
      assertThat(line.ask("{\"type\":\"back\",\"id\":\"b\"}").get("messages").get(0).get("kind").stringValue()).isEqualTo("repair");
      assertThat(line.ask("{\"type\":\"human\",\"id\":\"c\"}").get("messages").get(0).get("kind").stringValue()).isEqualTo("handoff");
      assertThat(line.ask("{\"type\":\"restart\",\"id\":\"d\"}").get("question").get("asks").get(0).stringValue()).isEqualTo("story");
    }
  }

  private static String code(JsonNode frame) {
    assertThat(frame.get("type").stringValue()).as(frame.toString()).isEqualTo("error");
    return frame.get("code").stringValue();
  }

  private static String choose(String id, JsonNode turn, String option) {
    var question = turn.get("question");
    return "{\"type\":\"choose\",\"id\":\"%s\",\"question\":%s,\"version\":%s,\"options\":[\"%s\"]}"
        .formatted(id, question.get("id"), question.get("version"), option);
  }
}
