package io.plumbline.conversation;

import java.util.Set;

/** Whoever shows conversations on this node, and wants to hear what happens in them on others. */
public interface Audience {

  /** Those shown now. */
  Set<ConversationId> conversations();

  /**
   * Something was written in a conversation; saying it again is harmless.
   *
   * @param seq number of its latest event, as far as the caller knows
   */
  void grew(ConversationId conversation, long seq);

  /** All of it was erased. */
  void forgotten(ConversationId conversation);
}
