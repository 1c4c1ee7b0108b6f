package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of one dialog: {@code low_back_pain}, {@code crisis}. */
public record DialogId(String value) implements Comparable<DialogId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public DialogId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a dialog id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(DialogId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
