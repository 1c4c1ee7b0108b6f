package io.plumbline.clinical;

/** What an attribute holds. Not saying it ("unsure") is a value too: it is then known that it stays unknown. */
public sealed interface AttributeValue {

  /** A finite number in the attribute's own unit. */
  record Number(double value) implements AttributeValue {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("an attribute's number is finite, not " + value);
      }
    }
  }

  /** One of the attribute's words: {@code female}, {@code GB}, {@code child}. */
  record Word(String value) implements AttributeValue {
    public Word {
      if (value.isBlank()) {
        throw new IllegalArgumentException("an attribute's word is not blank");
      }
    }
  }

  /** Asked, and the patient cannot or will not say. */
  record NotSaid() implements AttributeValue {}
}
