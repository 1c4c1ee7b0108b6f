package io.plumbline.dialog;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The words for everything that is not the story itself: not understood, correction, back, silence, human, failure. */
public record Repairs(Map<Key, String> texts) {

  public Repairs {
    for (var key : Key.values()) {
      if (!texts.containsKey(key)) {
        throw new IllegalArgumentException("repair.yaml has no '" + key.wire() + "'");
      }
    }
    texts = Map.copyOf(new EnumMap<>(texts));
  }

  public String text(Key key) {
    var text = texts.get(key);
    if (text == null) {
      throw new IllegalStateException("repair.yaml has no '" + key.wire() + "'");
    }
    return text;
  }

  /** When each is said; the name in YAML is the same in lower case with hyphens. */
  public enum Key {
    GREETING_AGAIN, NOT_UNDERSTOOD, CHOICES, HUMAN_OFFER, CORRECTION, CONFIRM_DENIAL, BACK, BACK_NOTHING, RESTART, REPEAT, HUMAN, SILENCE, STALE, LANGUAGE, FAILURE, THANKS, GOODBYE, HELP, OFF_TOPIC, ABUSE, FORGET, FORGOTTEN, STOP, TOO_LONG, EMPTY, EMERGENCY_AGAIN, YES_WHICH, NO_BUT, REST, CHECKED_IN, ENDED, BECAUSE, BECAUSE_OPEN, AND, OPTION_YES, OPTION_NO, OPTION_UNSURE, OPTION_NONE, OUT_OF_RANGE;

    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
