package io.plumbline.conversation;

/** Is told which conversations are shown on this node, so that news of them comes here. */
public interface Attention {

  /** On one node alone, which writes everything itself. */
  Attention NONE = new Attention() {
    @Override
    public void turnsTo(ConversationId conversation) {
      // news has nowhere else to come from
    }

    @Override
    public void leaves(ConversationId conversation) {
      // nothing was asked for
    }
  };

  /** From now on it is shown here. */
  void turnsTo(ConversationId conversation);

  /** Nobody here shows it any more. */
  void leaves(ConversationId conversation);
}
