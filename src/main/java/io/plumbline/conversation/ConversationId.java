package io.plumbline.conversation;

import java.util.regex.Pattern;

/** The name of one conversation: {@code c_} and at least 16 letters or digits that nobody can guess. */
public record ConversationId(String value) {

  private static final Pattern FORM = Pattern.compile("c_[A-Za-z0-9]{16,64}");

  public ConversationId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("a conversation id is c_ and letters or digits, not a text of " + value.length() + " characters");
    }
  }

  /** Whether the text has the form of an id, whoever sent it. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
