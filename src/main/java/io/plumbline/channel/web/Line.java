package io.plumbline.channel.web;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Turn;
import io.plumbline.conversation.TurnHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection and the conversation it shows. It knows the number of the last event that it has sent, so that what happens elsewhere is sent in
 * order and once, whoever brings the news and however often.
 */
final class Line {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final int SEND_MILLIS = 10_000;
  private static final int SEND_BUFFER = 1 << 20;

  private final WebSocketSession session;
  private final JsonMapper json;
  private final Allowance allowance;
  private final ReentrantLock order = new ReentrantLock();
  private volatile @Nullable ConversationId conversation;
  private volatile long shown;

  Line(WebSocketSession session, Allowance allowance, JsonMapper json) {
    this.session = new ConcurrentWebSocketSessionDecorator(session, SEND_MILLIS, SEND_BUFFER);
    this.allowance = allowance;
    this.json = json;
  }

  /** Where events are read from their log, as the frames they are sent as. */
  @FunctionalInterface
  interface Log {
    /** All frames of a conversation with a number above {@code seq}, in order. */
    List<Numbered> after(ConversationId conversation, long seq);
  }

  /** A frame and its number in the conversation. */
  record Numbered(long seq, Object frame) {}

  boolean mayTake() {
    return allowance.take(System.nanoTime());
  }

  Optional<ConversationId> conversation() {
    return Optional.ofNullable(conversation);
  }

  /** Shows a conversation from the event after {@code seq} on. */
  void turnTo(ConversationId id, long seq) {
    order.lock();
    try {
      conversation = id;
      shown = seq;
    } finally {
      order.unlock();
    }
  }

  void leave() {
    conversation = null;
  }

  /** Number of the last event that this line has sent. */
  long shown() {
    return shown;
  }

  /** Sends a frame that has no number. */
  void send(Object frame) {
    try {
      if (session.isOpen()) {
        session.sendMessage(new TextMessage(json.writeValueAsString(frame)));
      }
    } catch (IOException gone) {
      LOG.debug("socket {} is gone", session.getId());
    }
  }

  /**
   * Answers whoever is at this end: with what came before it, where others wrote meanwhile, and never twice.
   *
   * @param before what {@link #shown} was when the message came
   */
  void answer(Turn turn, long before, Log log) {
    order.lock();
    try {
      if (turn.seq() == TurnHandler.NO_SEQ || turn.seq() <= before) {
        send(Frames.TurnFrame.of(turn)); // it has no place in the log, or was asked for again
      } else if (turn.seq() == shown + 1) {
        send(Frames.TurnFrame.of(turn));
        shown = turn.seq();
      } else if (turn.seq() > shown) {
        catchUp(log);
        if (turn.seq() > shown) {
          send(Frames.TurnFrame.of(turn)); // an emergency that is not in the log yet
        }
      }
    } finally {
      order.unlock();
    }
  }

  /** Sends what happened since, if anything did up to {@code seq}. */
  void hear(long seq, Log log) {
    if (seq > shown) {
      order.lock();
      try {
        if (seq > shown) {
          catchUp(log);
        }
      } finally {
        order.unlock();
      }
    }
  }

  private void catchUp(Log log) {
    var id = conversation;
    if (id != null) {
      for (var next : log.after(id, shown)) {
        send(next.frame);
        shown = next.seq;
      }
    }
  }
}
