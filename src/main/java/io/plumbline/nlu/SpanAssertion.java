package io.plumbline.nlu;

import io.plumbline.clinical.Status;
import java.util.Optional;

/**
 * How one span of a text is spoken of.
 *
 * @param certainty 0 to 1
 * @param cue the words that decide it; empty when it is plainly stated
 */
public record SpanAssertion(Status status, double certainty, Optional<Cue> cue) {

  /** @param start first UTF-16 index of the cue in the text as typed, end the index after the last */
  public record Cue(String text, int start, int end) {}
}
