package io.plumbline.conversation;

import java.util.List;

/**
 * One message from a patient, as any channel hands it over.
 *
 * @param clientId chosen by the sender; the same id again is the same message
 */
public record InboundMessage(String clientId, What what) {

  /** What was done: words, a tapped answer, a command. */
  public sealed interface What {

    /** @param text as typed */
    record Text(String text) implements What {}

    record Choice(String question, String version, List<String> options) implements What {
      public Choice {
        options = List.copyOf(options);
      }
    }

    record Command(Order order) implements What {}
  }

  /** What a patient can order by a button. */
  public enum Order {
    BACK, RESTART, HUMAN
  }

  /** Never the words: this may reach a log. */
  @Override
  public String toString() {
    return "InboundMessage[" + what.getClass().getSimpleName() + "]";
  }
}
