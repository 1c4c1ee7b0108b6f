package io.plumbline.channel.web;

import io.plumbline.conversation.Turn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frames that the server sends. */
final class Frames {

  private Frames() {}

  record Welcome(String type, String conversation, String token, long seq, TurnFrame turn) {
    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
      return "Welcome[" + conversation + "]";
    }
  }

  /** A turn with its type, as every channel of ours sends it. */
  record TurnFrame(
      String type,
      String conversation,
      long seq,
      @Nullable String replyTo,
      List<Turn.Message> messages,
      Turn.@Nullable Asked question,
      Turn.@Nullable Level disposition,
      List<String> offered,
      String status,
      boolean urgent) {

    static TurnFrame of(Turn turn) {
      return new TurnFrame(
          "turn",
          turn.conversation(),
          turn.seq(),
          turn.replyTo(),
          turn.messages(),
          turn.question(),
          turn.disposition(),
          turn.offered(),
          turn.status(),
          turn.urgent());
    }

    /** Without what was said: this may reach a log. */
    @Override
    public String toString() {
      return "TurnFrame[" + conversation + " " + seq + "]";
    }
  }

  record Event(String type, long seq, String from, String name, String text) {}

  /** @param trace what to look for in the log */
  record Failure(String type, String code, String message, @Nullable String replyTo, @Nullable String trace) {}
}
