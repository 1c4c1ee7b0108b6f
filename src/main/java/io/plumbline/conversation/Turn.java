package io.plumbline.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the assistant answers to one message, in the public form that every channel and the transcript share.
 *
 * @param seq its number in the conversation; the greeting is 0
 * @param replyTo the sender's id of the message; null for the greeting
 */
public record Turn(
    String conversation,
    long seq,
    @Nullable String replyTo,
    List<Message> messages,
    @Nullable Asked question,
    @Nullable Level disposition,
    List<String> offered,
    String status,
    boolean urgent) {

  public Turn {
    messages = List.copyOf(messages);
    offered = List.copyOf(offered);
  }

  /**
   * @param kind question, advice, emergency, info, handoff or repair
   * @param speech the same to be read aloud
   */
  public record Message(String id, String kind, String text, String speech) {}

  /**
   * @param kind yes_no, choice, multi_choice, number, duration or text
   * @param asks finding ids, or one attribute
   * @param why we ask
   */
  public record Asked(
      String id,
      String version,
      String kind,
      List<String> asks,
      List<Choice> options,
      @Nullable Double min,
      @Nullable Double max,
      String why) {
    public Asked {
      asks = List.copyOf(asks);
      options = List.copyOf(options);
    }
  }

  public record Choice(String id, String label) {}

  public record Level(String level, String headline, List<Action> actions, List<String> because, String safetyNet) {
    public Level {
      actions = List.copyOf(actions);
      because = List.copyOf(because);
    }
  }

  public record Action(String label, String href) {}

  /** The turn without what was said: this may reach a log. */
  @Override
  public String toString() {
    return "Turn[" + conversation + " " + seq + "]";
  }
}
