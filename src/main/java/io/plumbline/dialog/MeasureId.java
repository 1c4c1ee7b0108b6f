package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of one thing that may ease the pain: {@code sc_cold_pack}. */
public record MeasureId(String value) implements Comparable<MeasureId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public MeasureId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a relief measure's id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(MeasureId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
