package io.plumbline.nlu;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.List;
import java.util.Optional;

/**
 * A finding that the text speaks of.
 *
 * @param confidence 0 to 1, that the finding is spoken of with this status
 * @param start first UTF-16 index in the text as typed
 * @param end index after the last
 * @param heard the words themselves: the text from start to end
 * @param by the witnesses that heard it: {@code lexicon}, {@code sentence} (categorizer), {@code model} (close reader), {@code answer}
 */
public record HeardFinding(
    FindingId id, Status status, double confidence, int start, int end, String heard, List<String> by, Details details) {

  /** From here on a red flag is taken as said; below it is asked about first. */
  public static final double CERTAIN = 0.55;

  public HeardFinding {
    by = List.copyOf(by);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1, not " + confidence);
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span starts before it ends, not " + start + " to " + end);
    }
  }

  public boolean certain() {
    return confidence >= CERTAIN;
  }

  /**
   * What is said about the finding.
   *
   * @param side {@code left}, {@code right}, {@code both}
   * @param severity {@code mild}, {@code moderate}, {@code severe}
   * @param onset {@code sudden}, {@code gradual}
   * @param days since when, in days
   */
  public record Details(Optional<String> side, Optional<String> severity, Optional<String> onset, Optional<Double> days) {
    public static final Details NONE = new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
