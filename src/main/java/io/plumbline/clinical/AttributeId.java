package io.plumbline.clinical;

import java.util.regex.Pattern;

/**
 * The name of a measured or chosen fact that is not simply true or false: {@code age} (years), {@code duration} (days),
 * {@code pain_score} (0 to 10), {@code pregnancy_weeks}, {@code sex}, {@code region}, {@code asking_for}, {@code story}.
 */
public record AttributeId(String value) implements Comparable<AttributeId> {

  // First: the constants below are checked by it.
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public static final AttributeId AGE = new AttributeId("age");
  public static final AttributeId DURATION = new AttributeId("duration");
  public static final AttributeId PAIN_SCORE = new AttributeId("pain_score");
  public static final AttributeId PREGNANCY_WEEKS = new AttributeId("pregnancy_weeks");
  public static final AttributeId SEX = new AttributeId("sex");
  public static final AttributeId REGION = new AttributeId("region");
  public static final AttributeId ASKING_FOR = new AttributeId("asking_for");
  public static final AttributeId STORY = new AttributeId("story");

  public AttributeId {
    if (!SNAKE_CASE.matcher(value).matches()) {
      throw new IllegalArgumentException("an attribute id is snake_case, not '" + value + "'");
    }
  }

  @Override
  public int compareTo(AttributeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
