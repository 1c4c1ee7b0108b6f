package io.plumbline.conversation;

import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Why;
import io.plumbline.nlu.Understanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that happened in a conversation; the conversation is the fold of these, and each has its own number in it. */
public sealed interface ConversationEvent {

  Instant at();

  /**
   * The conversation began, and the patient was greeted.
   *
   * @param tokenHash of the secret that opens it again
   * @param content version of the dialogs that it stays on
   */
  record Opened(
      ConversationId id,
      String tokenHash,
      String channel,
      String locale,
      PackId pack,
      String content,
      Input.Opened input,
      List<DialogEvent> events,
      Turn turn,
      List<Why> why,
      Instant at)
      implements
        ConversationEvent {
    public Opened {
      events = List.copyOf(events);
      why = List.copyOf(why);
    }
  }

  /**
   * A message came and was answered.
   *
   * @param understanding what was made of the words, kept so that a replay hears the same; empty when nothing was typed
   * @param guard version of the dialogs whose warning signs were in force
   */
  record Answered(
      InboundMessage message,
      Optional<Understanding> understanding,
      Input input,
      String guard,
      List<DialogEvent> events,
      Turn turn,
      List<Why> why,
      Instant at)
      implements
        ConversationEvent {
    public Answered {
      events = List.copyOf(events);
      why = List.copyOf(why);
    }
  }

  /** Time passed without a word, and something came of it. */
  record Woken(Input.Elapsed input, String guard, List<DialogEvent> events, Turn turn, List<Why> why, Instant at)
      implements
        ConversationEvent {
    public Woken {
      events = List.copyOf(events);
      why = List.copyOf(why);
    }
  }

  /** The patient finished. */
  record Ended(Instant at) implements ConversationEvent {}
}
