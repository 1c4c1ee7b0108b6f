package io.plumbline.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.clinical.Disposition;
import io.plumbline.nlu.Understanding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of every turn, in one line of the log and in the tally. A line says where a conversation stands and how many findings were heard, and never
 * which: what somebody suffers from outlives its erasure in a log, and more people read logs than conversations.
 */
final class TurnLog {

  private static final Logger LOG = LoggerFactory.getLogger(TurnLog.class);
  private static final String REPAIR = "repair";

  private final Tally tally;

  TurnLog(MeterRegistry meters) {
    tally = new Tally(meters);
  }

  /** A turn begins to be taken. */
  Entry begin() {
    return new Entry(System.nanoTime());
  }

  void ended(ConversationId id) {
    tally.conversation(Tally.Change.ENDED);
    tell(Level.INFO, "ended", Map.of("conversation", id), null);
  }

  void forgotten(ConversationId id) {
    tally.conversation(Tally.Change.FORGOTTEN);
    tell(Level.INFO, "forgotten", Map.of("conversation", id), null);
  }

  /** An emergency that was told without the store has its place in it now. */
  void writtenDown(ConversationId id, long seq) {
    tell(Level.INFO, "written down afterwards", fields("conversation", id, "seq", seq), null);
  }

  /** The telling of one turn. */
  final class Entry {
    private final long began;
    private String channel = Tally.NO_CHANNEL;

    private Entry(long began) {
      this.began = began;
    }

    /** From now on it is known whose turn it is. */
    void about(Conversation conversation) {
      channel = Tally.channel(conversation.opened().channel());
    }

    void opened(ConversationEvent.Opened opened) {
      tally.conversation(Tally.Change.OPENED);
      tally.happened(Optional.empty(), opened.events());
      told(Conversation.opening(opened), opened.turn(), Optional.empty(), Tally.Outcome.OPENED);
    }

    void answered(Conversation before, ConversationEvent.Answered answered) {
      tally.answered(answered.message(), answered.understanding(), answered.events());
      tally.happened(level(before), answered.events());
      told(before.after(answered), answered.turn(), answered.understanding(), outcome(answered.turn()));
    }

    void woken(Conversation before, ConversationEvent.Woken woken) {
      tally.happened(level(before), woken.events());
      told(before.after(woken), woken.turn(), Optional.empty(), Tally.Outcome.WOKEN);
    }

    Turn repeated(Turn given) {
      tally.turn(channel, Tally.Outcome.REPEATED, took());
      return given;
    }

    /** An emergency that nothing but its own words could decide. */
    void toldAlone(ConversationId id) {
      tally.turn(channel, Tally.Outcome.EMERGENCY, took());
      toldWithoutStore(id, TurnHandler.NO_SEQ, null);
    }

    void toldWithoutStore(ConversationId id, long seq, @Nullable Throwable why) {
      tally.toldWithoutStore();
      tell(Level.ERROR, "emergency told without the store", fields("conversation", id, "seq", seq), why);
    }

    /** Of the failure only its kind: its message may hold what was said. */
    void failed(ConversationId id, Throwable failure) {
      switch (failure) {
        case TurnHandler.NoSuchConversation none -> tally.turn(channel, Tally.Outcome.OVER, took());
        case TurnHandler.AlreadyEnded over -> tally.turn(channel, Tally.Outcome.OVER, took());
        case Journal.Unavailable down -> unavailable(id);
        case Journal.Unreadable garbled -> unavailable(id);
        default -> notGiven(id, Tally.Outcome.FAILED, failure.getClass().getName());
      }
    }

    /** The store failed, and this is no emergency. */
    void unavailable(ConversationId id) {
      notGiven(id, Tally.Outcome.UNAVAILABLE, "the store");
    }

    private void notGiven(ConversationId id, Tally.Outcome outcome, String failure) {
      var took = took();
      tally.turn(channel, outcome, took);
      tell(Level.WARN, "turn not given", fields("conversation", id, "channel", channel, "failed", failure, "ms", took.toMillis()), null);
    }

    private void told(Conversation now, Turn turn, Optional<Understanding> understanding, Tally.Outcome outcome) {
      about(now);
      var took = took();
      tally.turn(channel, outcome, took);
      var position = now.progress().position();
      tell(
          Level.INFO,
          "turn",
          fields(
              "conversation", now.id(),
              "seq", turn.seq(),
              "channel", channel,
              "dialog", position.dialog(),
              "state", position.state(),
              "disposition", level(now).map(Disposition::wire).orElse("-"),
              "urgent", turn.urgent(),
              REPAIR, isRepair(turn),
              "heard", understanding.map(heard -> heard.findings().size()).orElse(0),
              "notUnderstood", understanding.map(heard -> heard.notUnderstood().size()).orElse(0),
              "ms", took.toMillis()),
          null);
    }

    private Duration took() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  private static Tally.Outcome outcome(Turn turn) {
    return turn.urgent() ? Tally.Outcome.EMERGENCY : isRepair(turn) ? Tally.Outcome.REPAIR : Tally.Outcome.ANSWERED;
  }

  private static boolean isRepair(Turn turn) {
    return turn.messages().stream().anyMatch(message -> message.kind().equals(REPAIR));
  }

  private static Optional<Disposition> level(Conversation conversation) {
    return conversation.progress().position().level();
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  /** The same fields twice: in the text for who reads it, and beside it for programs that read JSON. */
  private static void tell(Level level, String what, Map<String, Object> fields, @Nullable Throwable why) {
    var line = LOG.atLevel(level).setCause(why);
    for (var field : fields.entrySet()) {
      line = line.addKeyValue(field.getKey(), plain(field.getValue()));
    }
    line.log(
        what + " " + fields.entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).collect(Collectors.joining(" ")));
  }

  private static Object plain(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }
}
