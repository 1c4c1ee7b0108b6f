package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What reaches the dialog: words, buttons and timers come in by this one door. */
public sealed interface Input {

  /** The conversation begins. */
  record Opened(PackId pack, Map<AttributeId, AttributeValue> known) implements Input {
    public Opened {
      known = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(known));
    }
  }

  /** Something was typed, and this was understood of it. */
  record Said(
      Meaning meaning, Answered answer, List<Heard> heard, Map<AttributeId, AttributeValue> attributes, Optional<TopicId> topic)
      implements
        Input {
    public Said {
      heard = List.copyOf(heard);
      attributes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
  }

  /** An answer was tapped: option ids of the question at that version. */
  record Chose(String question, String version, List<String> options) implements Input {
    public Chose {
      options = List.copyOf(options);
    }
  }

  /** Undo the last answer. */
  record Back() implements Input {}

  /** Start over. */
  record Restart() implements Input {}

  record AskedForHuman() implements Input {}

  /** Nothing was heard from the patient for a while. */
  record Elapsed(Pause pause) implements Input {}

  /** How long the patient has been silent, in the steps that matter. */
  enum Pause {
    /** Long enough for one kind reminder. */
    SHORT,
    /** The patient has left the question open. */
    LONG,
    /** It is time to ask how things are. */
    CHECK_IN
  }

  /**
   * A finding that was spoken of.
   *
   * @param certain false when a warning sign should rather be asked about first
   * @param words as typed
   */
  record Heard(FindingId finding, Status status, boolean certain, String words) {}

  /** What a message is for. */
  enum Meaning {
    DESCRIBE, AFFIRM, DENY, UNSURE, GREET, THANKS, GOODBYE, HELP, HUMAN, REPEAT, BACK, RESTART, CORRECT, STOP, FORGET, CRISIS, ABUSE, OFF_TOPIC, UNCLEAR, OTHER_LANGUAGE
  }

  /** The answer to the open question. */
  sealed interface Answered {
    record Yes() implements Answered {}

    record No() implements Answered {}

    /** A no with a "but" behind which nothing could be made of what was said. */
    record NoBut() implements Answered {}

    record Unsure() implements Answered {}

    /** @param onlyThese the patient said that nothing else fits */
    record Options(List<String> ids, boolean onlyThese) implements Answered {
      public Options {
        ids = List.copyOf(ids);
      }
    }

    record Number(double value) implements Answered {}

    record Duration(double days) implements Answered {}

    /** The patient would rather not say. */
    record Refused() implements Answered {}

    record None() implements Answered {}
  }
}
