package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import java.util.List;
import java.util.Optional;

/**
 * A measured or chosen fact and how it is asked.
 *
 * @param told fits into "You told me about ..."; empty where it is no reason for a level
 */
public record Attribute(AttributeId id, Form form, String ask, String again, String why, Optional<String> told, String source) {

  /** What an answer may look like. */
  public sealed interface Form {

    /** A number from min to max, both allowed. */
    record Number(double min, double max) implements Form {
      public Number {
        if (!(min <= max)) {
          throw new IllegalArgumentException("no number lies from " + min + " to " + max);
        }
      }
    }

    /** A length of time, kept in days. */
    record Duration() implements Form {}

    record Choice(List<Option> options) implements Form {
      public Choice {
        options = List.copyOf(options);
      }
    }

    /** The patient's own words. */
    record Text() implements Form {}
  }
}
