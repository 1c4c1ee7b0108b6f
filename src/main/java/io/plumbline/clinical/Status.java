package io.plumbline.clinical;

import java.util.Arrays;
import java.util.Locale;

/** How a finding was spoken of. Not mentioned is not a status: it is unknown. */
public enum Status {
  PRESENT, ABSENT, UNSURE,
  /** Over now. */
  PAST,
  /** Asked about, feared, or conditional. */
  HYPOTHETICAL,
  /** True of somebody on whose behalf nobody is asking. */
  OTHER_PERSON;

  /** The word that other programs see: {@code other_person}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Status ofWire(String wire) {
    return Arrays.stream(values())
        .filter(status -> status.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such status: '" + wire + "'"));
  }
}
