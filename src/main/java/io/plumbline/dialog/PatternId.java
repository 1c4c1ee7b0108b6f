package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of a pattern of findings, never of a diagnosis: {@code c_disc_herniation}. */
public record PatternId(String value) implements Comparable<PatternId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public PatternId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a pattern id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(PatternId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
