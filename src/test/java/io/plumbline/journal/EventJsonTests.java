package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.dialog.Input;
import io.plumbline.scripts.Talk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/**
 * What was written once is read for ever: one conversation with every kind of event, as version 1 wrote it, lies in {@code events/v1.jsonl}. When the
 * shape of an event changes, that file stays as it is, and a new one is written beside it: delete the newest, run this, read it, keep it.
 */
class EventJsonTests {

  private static final Path KEPT = Path.of("src/test/resources/events/v1.jsonl");

  private final EventJson json = new EventJson();

  private static List<ConversationEvent> everyKind() {
    var talk = new Talk("GB");
    talk.say("my lower back hurts when i look down, no fever, since 3 weeks. is it a slipped disc? i am 44");
    talk.choose("none");
    talk.choose("unsure");
    talk.order(InboundMessage.Order.BACK);
    talk.say("none of those, only my left foot is a bit weak maybe");
    talk.turns().wake(talk.id(), Input.Pause.SHORT);
    talk.order(InboundMessage.Order.HUMAN);
    talk.say("cant feel when i wipe");
    talk.turns().end(talk.id());
    return talk.turns().log(talk.id());
  }

  @Test
  void whatVersionOneWroteIsStillRead() throws IOException {
    if (!Files.exists(KEPT)) {
      Files.createDirectories(KEPT.getParent());
      Files.write(KEPT, everyKind().stream().map(json::write).toList());
      throw new AssertionError(KEPT + " is written anew: read it, then keep it");
    }
    var kinds = new ArrayList<Class<?>>();
    for (var line : Files.readAllLines(KEPT)) {
      var event = json.read(line);
      kinds.add(event.getClass());
      assertThat(json.write(event)).as("an event that is read and written again").isEqualTo(line);
    }
    assertThat(kinds).contains(ConversationEvent.Opened.class, ConversationEvent.Answered.class, ConversationEvent.Woken.class,
        ConversationEvent.Ended.class);
  }

  @Test
  void everyEventOfTodayComesBackAsItWas() {
    for (var event : everyKind()) {
      assertThat(json.read(json.write(event))).isEqualTo(event);
    }
  }

  @Test
  void anEventOfANewerProgramIsRefusedByName() {
    assertThatThrownBy(() -> json.read("{\"v\":99,\"event\":{}}")).isInstanceOf(JacksonException.class).hasMessageContaining("version 99");
    assertThatThrownBy(() -> json.read("{}")).isInstanceOf(JacksonException.class);
    assertThatThrownBy(() -> json.read("no json")).isInstanceOf(JacksonException.class);
  }
}
