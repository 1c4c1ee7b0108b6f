package io.plumbline.dialog;

import java.util.List;
import java.util.Optional;

/**
 * An open question with its words.
 *
 * @param open what it settles
 * @param text as asked
 * @param why we ask
 * @param range for numbers
 */
public record Question(OpenQuestion open, String text, String why, List<Option> options, Optional<Range> range) {
  public Question {
    options = List.copyOf(options);
  }

  /** Both ends are allowed. */
  public record Range(double min, double max) {}
}
