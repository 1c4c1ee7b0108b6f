package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of a list of kindred findings that are asked in one question: {@code cauda_equina}. */
public record ChecklistId(String value) implements Comparable<ChecklistId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public ChecklistId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a checklist id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(ChecklistId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
