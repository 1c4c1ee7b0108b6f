package io.plumbline.clinical;

import java.util.Arrays;
import java.util.Locale;

/** The five levels of care, most urgent first. */
public enum Disposition {
  EMERGENCY_NOW, URGENT_SAME_DAY, SEE_CLINICIAN_SOON, ROUTINE_CARE, SELF_CARE;

  public boolean isAtLeast(Disposition other) {
    return compareTo(other) <= 0;
  }

  public Disposition orMoreUrgent(Disposition other) {
    return isAtLeast(other) ? this : other;
  }

  /** The word that other programs and YAML use: {@code urgent_same_day}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Disposition ofWire(String wire) {
    return Arrays.stream(values())
        .filter(level -> level.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such level of care: '" + wire + "'"));
  }
}
