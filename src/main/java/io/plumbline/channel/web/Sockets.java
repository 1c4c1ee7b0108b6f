package io.plumbline.channel.web;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Turn;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which sockets show which conversation: two tabs show one. */
final class Sockets {

  private final Map<ConversationId, Set<Consumer<Object>>> open = new ConcurrentHashMap<>();

  void join(ConversationId conversation, Consumer<Object> socket) {
    open.computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet()).add(socket);
  }

  void leave(ConversationId conversation, Consumer<Object> socket) {
    open.computeIfPresent(
        conversation,
        (id, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  /** Shows a turn to every socket of the conversation but the one that has it. */
  void show(ConversationId conversation, Turn turn, @Nullable Consumer<Object> but) {
    tell(conversation, Frames.TurnFrame.of(turn), but);
  }

  void tell(ConversationId conversation, Object frame, @Nullable Consumer<Object> but) {
    for (var socket : open.getOrDefault(conversation, Set.of())) {
      if (!socket.equals(but)) {
        socket.accept(frame);
      }
    }
  }
}
