package io.plumbline.channel.web;

import io.github.bucket4j.Bucket;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Turn;
import io.plumbline.conversation.TurnHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection and the conversation it shows. It knows the number of the last event that it has sent, so that what happens elsewhere is sent in
 * order and once, whoever brings the news and however often.
 */
final class Line {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);
  private static final int SEND_BUFFER = 1 << 20;
  private static final int MOST_REFUSALS = 500;

  /** So long has the other end to answer a goodbye. */
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final WebSocketSession socket;
  private final ConcurrentWebSocketSessionDecorator session;
  private final JsonMapper json;
  private final Bucket bucket;
  private final LongSupplier now;
  private final ReentrantLock order = new ReentrantLock();
  private final ReentrantLock work = new ReentrantLock();
  private volatile long heardAt;
  private int refusals;
  private volatile @Nullable ConversationId conversation;
  private volatile long shown;
  private volatile boolean turnedAway;

  /**
   * @param patience how long one frame may take to be read at the other end
   * @param now as {@link System#nanoTime}
   */
  Line(WebSocketSession socket, Duration patience, Bucket bucket, JsonMapper json, LongSupplier now) {
    this.socket = socket;
    session = new ConcurrentWebSocketSessionDecorator(socket, Math.toIntExact(patience.toMillis()), SEND_BUFFER);
    this.bucket = bucket;
    this.json = json;
    this.now = now;
    heardAt = now.getAsLong();
  }

  /** Where events are read from their log, as the frames they are sent as. */
  @FunctionalInterface
  interface Log {
    /** All frames of a conversation with a number above {@code seq}, in order. */
    List<Numbered> after(ConversationId conversation, long seq);
  }

  /** A frame and its number in the conversation. */
  record Numbered(long seq, Object frame) {}

  /** Works on one frame; {@link #drain} waits for it. */
  void work(Runnable frame) {
    heard();
    work.lock();
    try {
      frame.run();
    } finally {
      work.unlock();
    }
  }

  /** Takes what one frame costs. */
  void take(Limits limits) {
    limits.take(bucket);
    refusals = Math.max(0, refusals - 1);
  }

  /** True when far more was refused than taken: then it is no person. */
  boolean isFlood() {
    refusals++;
    return refusals > MOST_REFUSALS;
  }

  void heard() {
    heardAt = now.getAsLong();
  }

  /** When the other end last gave a sign of life. */
  long heardAt() {
    return heardAt;
  }

  void ping() {
    send(new PingMessage());
  }

  /** Nobody seems to be there; a tab that only slept reads that it may come again. */
  void giveUp() {
    close(CloseStatus.SERVICE_OVERLOAD);
  }

  /** Whether a frame is on its way for longer than the other end may take. Without more to send nobody else would see it. */
  boolean isStuck() {
    return session.getTimeSinceSendStarted() > session.getSendTimeLimit();
  }

  /** Lets the frame that is being worked on be answered, and asks to come again. */
  void drain() {
    work.lock();
    try {
      close(CloseStatus.SERVICE_OVERLOAD);
    } finally {
      work.unlock();
    }
  }

  /** Says goodbye. Whoever does not answer it in time is cut off: a goodbye waits behind what is not read, and for an answer. */
  void close(CloseStatus status) {
    CompletableFuture.delayedExecutor(GOODBYE.toMillis(), TimeUnit.MILLISECONDS).execute(this::cut);
    try {
      session.close(status);
    } catch (IOException gone) {
      LOG.debug("socket {} is gone", session.getId());
    }
  }

  /** Ends the connection without a word; whoever waits to send something is free. */
  void cut() {
    if (socket instanceof NativeWebSocketSession jetty) {
      var connection = jetty.getNativeSession(Session.class);
      if (connection != null) {
        connection.disconnect();
      }
    }
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

  /** Its hello could not be answered, for a fault of ours. */
  boolean isTurnedAway() {
    return turnedAway;
  }

  void turnedAway(boolean isSo) {
    turnedAway = isSo;
  }

  /** Number of the last event that this line has sent. */
  long shown() {
    return shown;
  }

  /** Sends a frame that has no number. */
  void send(Object frame) {
    send(new TextMessage(json.writeValueAsString(frame)));
  }

  private void send(WebSocketMessage<?> message) {
    try {
      if (session.isOpen()) {
        session.sendMessage(message);
      }
    } catch (IOException gone) {
      LOG.debug("socket {} is gone", session.getId());
    } catch (SessionLimitExceededException unread) {
      cut();
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
