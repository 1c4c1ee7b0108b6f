package io.plumbline.conversation;

/** Counts what is sent, so that nobody takes what is everybody's. */
public interface Allowances {

  /**
   * Takes one of what a sender may send; false when nothing is left.
   *
   * @param sender a conversation, an address: whatever counts as one
   * @param perSecond how fast it fills again
   * @param burst how much it holds
   */
  boolean take(String sender, double perSecond, int burst);
}
