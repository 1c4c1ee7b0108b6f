package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of one state inside its dialog: {@code story}. */
public record StateId(String value) implements Comparable<StateId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public StateId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a state id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(StateId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
