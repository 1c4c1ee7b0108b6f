package io.plumbline.conversation;

import io.plumbline.dialog.Content;

/** The dialogs in force, and those that older conversations stay on. */
public interface Contents {

  Content current();

  /**
   * @throws IllegalArgumentException when no such version was ever kept
   */
  Content of(String version);
}
