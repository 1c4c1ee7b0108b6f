package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of a pack, which is its folder's: {@code low-back-pain}. */
public record PackId(String value) implements Comparable<PackId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public PackId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a pack id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(PackId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
