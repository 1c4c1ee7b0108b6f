package io.plumbline.clinical;

import java.util.regex.Pattern;

/** The name of one thing that may be true of the patient, in snake_case: {@code saddle_numbness}. */
public record FindingId(String value) implements Comparable<FindingId> {

  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public FindingId {
    if (!SNAKE_CASE.matcher(value).matches()) {
      throw new IllegalArgumentException("a finding id is snake_case, not '" + value + "'");
    }
  }

  public static FindingId of(String value) {
    return new FindingId(value);
  }

  @Override
  public int compareTo(FindingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
