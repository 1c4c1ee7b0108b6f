package io.plumbline.nlu;

import java.util.Locale;

/** What the message is for, and how sure that is (0 to 1). */
public record Intent(Id id, double confidence) {

  public Intent {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
  }

  /** The kinds of message that the conversation tells apart. */
  public enum Id {
    DESCRIBE, AFFIRM, DENY, UNSURE, GREET, THANKS, GOODBYE, HELP, HUMAN, REPEAT, BACK, RESTART, CORRECT, STOP, FORGET, CRISIS, ABUSE, OFF_TOPIC, UNCLEAR;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
