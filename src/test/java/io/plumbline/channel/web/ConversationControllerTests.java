package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.plumbline.conversation.Attention;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.NodeAllowances;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.scripts.Talk;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** REST while the store is away: whose conversation it is cannot be told, and an emergency is told all the same. */
class ConversationControllerTests {

  private static final NodeAllowances NODE = new NodeAllowances(TimeMeter.SYSTEM_MILLISECONDS);

  private static Bodies.Inbound saying(String text) {
    return new Bodies.Inbound("a", text, null, null, null, null);
  }

  @Test
  void tellsAnEmergencyAndNothingElseWithoutTheStore() {
    var talk = new Talk("GB");
    var rest = new ConversationController(talk.turns(), new Sockets(talk.turns(), Attention.NONE),
        new Limits(Allowed.byDefault(), NODE, NODE), new Admission(1, Duration.ZERO));
    talk.journal().breakDown();
    var turn = rest.say(talk.id().value(), "Bearer whatever", saying("cant pee since this morning and im numb between my legs"));
    assertThat(turn.urgent()).isTrue();
    assertThat(turn.seq()).isEqualTo(TurnHandler.NO_SEQ);
    assertThatThrownBy(() -> rest.say(talk.id().value(), "Bearer whatever", saying("my back hurts when i look down")))
        .isInstanceOf(Journal.Unavailable.class);
    talk.journal().mend();
    assertThatThrownBy(() -> rest.say(talk.id().value(), "Bearer whatever", saying("cant pee since this morning")))
        .as("with the store back, only the token opens it").isInstanceOf(Refused.class);
  }
}
