package io.plumbline.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Messages whose emergency was told while the store was away: they are written down as soon as it is back, before anything else of their conversation
 * is. In memory only; what was owed when the process dies is lost to the log, and was told.
 */
final class Owed {

  private static final int MOST_CONVERSATIONS = 10_000;
  private static final int MOST_MESSAGES = 20;

  private final Map<ConversationId, List<InboundMessage>> messages = new ConcurrentHashMap<>();

  /** The same message again is owed once. */
  void owe(ConversationId conversation, InboundMessage message) {
    if (messages.size() >= MOST_CONVERSATIONS && !messages.containsKey(conversation)) {
      return; // told all the same
    }
    messages.compute(
        conversation,
        (id, before) -> {
          var now = new ArrayList<>(before == null ? List.of() : before);
          if (now.size() < MOST_MESSAGES && now.stream().noneMatch(one -> one.clientId().equals(message.clientId()))) {
            now.add(message);
          }
          return List.copyOf(now);
        });
  }

  /** What is owed to a conversation, in order; from now on it is not. */
  List<InboundMessage> take(ConversationId conversation) {
    var owed = messages.remove(conversation);
    return owed == null ? List.of() : owed;
  }

  List<ConversationId> conversations() {
    return List.copyOf(messages.keySet());
  }
}
