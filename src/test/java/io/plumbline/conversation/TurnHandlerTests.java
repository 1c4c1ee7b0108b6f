package io.plumbline.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.InboundMessage.What;
import io.plumbline.scripts.Talk;
import org.junit.jupiter.api.Test;

/** What a patient sees when the store fails: an emergency always, anything else never as if it were kept. */
class TurnHandlerTests {

  private static final String EMERGENCY = "cant pee since this morning and im numb between my legs";
  private static final String STORY = "my lower back hurts when i look down";

  private static Turn send(Talk talk, String id, String text) {
    return talk.turns().handle(talk.id(), new InboundMessage(id, new What.Text(text)));
  }

  @Test
  void anEmergencyIsToldThoughNothingCanBeWritten() {
    var talk = new Talk("IE");
    talk.journal().takeNoMore();
    var turn = send(talk, "a", EMERGENCY);
    assertThat(turn.urgent()).isTrue();
    assertThat(turn.seq()).isEqualTo(1);
    assertThat(turn.messages().getFirst().text()).contains("112");
  }

  @Test
  void whatWasToldWithoutTheStoreIsWrittenDownOnceItIsBackBeforeAnythingElse() {
    var talk = new Talk("GB");
    talk.journal().takeNoMore();
    var told = send(talk, "a", EMERGENCY);
    talk.turns().settle();
    assertThat(talk.turns().log(talk.id())).as("still away").hasSize(1);
    talk.journal().mend();
    assertThat(send(talk, "b", "ok, and my knee hurts").seq()).isEqualTo(2);
    assertThat(Conversation.turns(talk.turns().log(talk.id())).get(1)).isEqualTo(told);
    assertThat(send(talk, "a", EMERGENCY)).as("the same message again").isEqualTo(told);
    assertThat(talk.turns().log(talk.id())).hasSize(3);
  }

  @Test
  void andAlsoWhenThePatientSaysNothingMore() {
    var talk = new Talk("GB");
    talk.journal().breakDown();
    assertThat(send(talk, "a", EMERGENCY).seq()).isEqualTo(TurnHandler.NO_SEQ);
    talk.turns().settle();
    talk.journal().mend();
    talk.turns().settle();
    talk.turns().settle();
    assertThat(talk.turns().log(talk.id())).hasSize(2);
    assertThat(talk.journal().find(talk.id()).orElseThrow().latest().urgent()).isTrue();
  }

  @Test
  void anythingElseIsNotAnsweredUnlessItIsKept() {
    var talk = new Talk("GB");
    talk.journal().takeNoMore();
    assertThatThrownBy(() -> send(talk, "a", STORY)).isInstanceOf(Journal.Unavailable.class);
    talk.journal().mend();
    assertThat(send(talk, "a", STORY).seq()).as("the same message, once the store is back").isEqualTo(1);
    assertThat(talk.turns().log(talk.id())).hasSize(2);
  }

  @Test
  void anEmergencyIsToldThoughNothingCanBeRead() {
    var talk = new Talk("GB");
    talk.journal().breakDown();
    var turn = send(talk, "a", EMERGENCY);
    assertThat(turn.urgent()).isTrue();
    assertThat(turn.seq()).isEqualTo(TurnHandler.NO_SEQ);
    assertThat(turn.replyTo()).isEqualTo("a");
    assertThatThrownBy(() -> send(talk, "b", STORY)).isInstanceOf(Journal.Unavailable.class);
    assertThatThrownBy(() -> talk.turns().handle(talk.id(), new InboundMessage("c", new What.Command(InboundMessage.Order.BACK))))
        .isInstanceOf(Journal.Unavailable.class);
  }

  @Test
  void aGarbledConversationTellsAnEmergencyAndLeavesTheOthersAlone() {
    var talk = new Talk("GB");
    talk.journal().garble();
    assertThat(send(talk, "a", EMERGENCY).urgent()).isTrue();
    assertThatThrownBy(() -> send(talk, "b", STORY)).isInstanceOf(Journal.Unreadable.class);
    assertThat(talk.turns().apology(java.util.Optional.of(talk.id()))).contains("112");
  }

  @Test
  void whoeverFindsSomebodyElseFirstTriesAgainAndInTheEndAnEmergencyIsToldAllTheSame() {
    var talk = new Talk("GB");
    talk.journal().somebodyIsFirst(1);
    assertThat(send(talk, "a", STORY).seq()).isEqualTo(1);
    talk.journal().somebodyIsFirst(100);
    assertThatThrownBy(() -> send(talk, "b", "my knee hurts")).isInstanceOf(Journal.Conflict.class);
    assertThat(send(talk, "c", EMERGENCY).urgent()).isTrue();
    talk.journal().somebodyIsFirst(0);
    talk.turns().settle();
    assertThat(talk.journal().find(talk.id()).orElseThrow().latest().urgent()).as("written down afterwards").isTrue();
  }

  @Test
  void anEmergencyToldAsideHasThePatientsOwnNumberAndIsWrittenDown() {
    var talk = new Talk("US");
    var told = talk.turns().emergencyAside(talk.id(), new InboundMessage("a", new What.Text(EMERGENCY))).orElseThrow();
    assertThat(told.messages().getFirst().text()).contains("911").doesNotContain("112");
    assertThat(talk.turns().emergencyAside(talk.id(), new InboundMessage("b", new What.Text(STORY)))).isEmpty();
    talk.turns().settle();
    assertThat(talk.turns().log(talk.id())).hasSize(2);
  }

  @Test
  void finishingIsTriedAgainWhenSomebodyElseIsFirst() {
    var talk = new Talk("GB");
    talk.journal().somebodyIsFirst(1);
    talk.turns().end(talk.id());
    assertThat(talk.journal().find(talk.id()).orElseThrow().ended()).isTrue();
    assertThatThrownBy(() -> send(talk, "a", EMERGENCY)).isInstanceOf(TurnHandler.AlreadyEnded.class);
  }

  @Test
  void aConversationWhoseDialogsAreGoneTellsAnEmergency() {
    var talk = new Talk("GB");
    var first = (ConversationEvent.Opened) talk.turns().log(talk.id()).getFirst();
    var id = new ConversationId("c_0123456789abcdef0123456789abcdef");
    talk.journal().append(
        id, 0,
        new ConversationEvent.Opened(
            id, first.tokenHash(), first.channel(), first.locale(), first.pack(), "0000000000000000", first.input(), first.events(),
            first.turn(), first.why(), first.at()));
    assertThatThrownBy(() -> talk.turns().handle(id, new InboundMessage("a", new What.Text(STORY)))).isInstanceOf(RuntimeException.class);
    assertThat(talk.turns().handle(id, new InboundMessage("b", new What.Text(EMERGENCY))).urgent()).isTrue();
  }

  @Test
  void aTokenOpensItsConversationForThirtyDaysAfterTheLastWord() {
    var talk = new Talk("GB");
    var welcome = talk.turns().open(new TurnHandler.Opening("test", "en", java.util.Optional.of("GB"), java.util.Optional.empty()));
    var token = welcome.token();
    talk.stepBack(java.time.Duration.ofDays(-29));
    assertThat(talk.turns().opens(token, welcome.conversation())).isTrue();
    assertThat(talk.turns().opens(token, talk.id())).as("another's").isFalse();
    talk.turns().handle(welcome.conversation(), new InboundMessage("a", new What.Text(STORY)));
    talk.stepBack(java.time.Duration.ofDays(-29));
    assertThat(talk.turns().resume(token)).as("since the last word, not the first").isPresent();
    talk.stepBack(java.time.Duration.ofDays(-1));
    assertThat(talk.turns().resume(token)).isEmpty();
    assertThat(talk.turns().opens(token, welcome.conversation())).isFalse();
  }

  @Test
  void aClockThatStepsBackChangesNoOrder() {
    var talk = new Talk("GB");
    talk.stepBack(java.time.Duration.ofHours(3));
    talk.say(STORY);
    talk.stepBack(java.time.Duration.ofDays(400));
    talk.choose("none");
    assertThat(talk.turns().log(talk.id())).hasSize(3);
    assertThat(talk.last().seq()).isEqualTo(2);
    assertThat(Conversation.of(talk.turns().log(talk.id())).latest()).isEqualTo(talk.last());
  }
}
