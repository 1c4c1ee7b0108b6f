package io.plumbline.dialog;

import java.util.regex.Pattern;

/** The name of something that patients ask about in passing: {@code scan}. */
public record TopicId(String value) implements Comparable<TopicId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  public TopicId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a topic id is letters, digits, _ and -, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(TopicId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
