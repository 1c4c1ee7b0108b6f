package io.plumbline.conversation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.nlu.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Counts what happens, for whoever watches the service. Every tag has a fixed set of values: nothing that a client sends becomes one, and none of them
 * tells of whom.
 */
final class Tally {

  /** Those of the house; a client may call itself anything. */
  private static final Set<String> CHANNELS = Set.of("web", "rest", "rasa", "telegram", "whatsapp", "messenger", "slack", "sms");

  /** Where the store cannot be read, nobody knows which channel a conversation came by. */
  static final String NO_CHANNEL = "unknown";

  private static final Duration[] BOUNDS = {Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
      Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2500),
      Duration.ofSeconds(5), Duration.ofSeconds(15)};

  private final MeterRegistry meters;
  private final Counter withoutStore;

  Tally(MeterRegistry meters) {
    this.meters = meters;
    withoutStore = Counter.builder("plumbline.emergencies.without.store")
        .description("Emergencies that were told and could not be written down").register(meters);
    for (var level : Disposition.values()) { // a rate needs the zero before the first
      level(level);
    }
    for (var kind : Kind.values()) {
      messages(kind);
    }
    for (var change : Change.values()) {
      conversations(change);
    }
    for (var reason : Handoff.values()) {
      handoffs(reason);
    }
    for (var how : Miss.values()) {
      notUnderstood(how);
    }
  }

  /** What became of a turn. */
  enum Outcome {
    OPENED, ANSWERED, REPAIR, EMERGENCY, WOKEN,
    /** The same message again got the turn that it had. */
    REPEATED,
    /** The conversation had ended, or there was none. */
    OVER,
    /** The store failed. */
    UNAVAILABLE,
    /** A mistake of ours. */
    FAILED
  }

  /** What became of a conversation. */
  enum Change {
    OPENED, ENDED, FORGOTTEN
  }

  private enum Kind {
    TEXT, CHOICE, COMMAND
  }

  private enum Handoff {
    ASKED, NOT_UNDERSTOOD, DIALOG
  }

  private enum Miss {
    /** Nothing could be made of the message. */
    WHOLLY,
    /** Something could, and something could not. */
    PARTLY
  }

  static String channel(String named) {
    return CHANNELS.contains(named) ? named : "other";
  }

  void turn(String channel, Outcome outcome, Duration took) {
    Timer.builder("plumbline.turns").description("From a message to its answer, durable")
        .tags("channel", channel, "outcome", word(outcome)).serviceLevelObjectives(BOUNDS).register(meters).record(took);
  }

  void answered(InboundMessage message, Optional<Understanding> understanding, List<DialogEvent> events) {
    var kind = switch (message.what()) {
      case InboundMessage.What.Text text -> Kind.TEXT;
      case InboundMessage.What.Choice choice -> Kind.CHOICE;
      case InboundMessage.What.Command command -> Kind.COMMAND;
    };
    messages(kind).increment();
    if (events.stream().anyMatch(DialogEvent.NotUnderstood.class::isInstance)) {
      notUnderstood(Miss.WHOLLY).increment();
    } else if (understanding.filter(heard -> !heard.notUnderstood().isEmpty()).isPresent()) {
      notUnderstood(Miss.PARTLY).increment();
    }
  }

  /** @param before the level that stood before; the same one again is not reached anew */
  void happened(Optional<Disposition> before, List<DialogEvent> events) {
    var stands = before;
    for (var event : events) {
      if (event instanceof DialogEvent.LevelGiven given && !stands.equals(Optional.of(given.level()))) {
        stands = Optional.of(given.level());
        level(given.level()).increment();
      }
      if (event instanceof DialogEvent.LevelWithdrawn) {
        stands = Optional.empty();
      }
      if (event instanceof DialogEvent.HandoffAsked(var reason)) {
        handoffs(why(reason)).increment();
      }
    }
  }

  /** Dialogs give reasons in words of their own. */
  private static Handoff why(String reason) {
    return switch (reason) {
      case "asked" -> Handoff.ASKED;
      case "not-understood" -> Handoff.NOT_UNDERSTOOD;
      default -> Handoff.DIALOG;
    };
  }

  void toldWithoutStore() {
    withoutStore.increment();
  }

  void conversation(Change change) {
    conversations(change).increment();
  }

  private Counter level(Disposition level) {
    return Counter.builder("plumbline.levels").description("Levels of care reached").tag("level", level.wire()).register(meters);
  }

  private Counter messages(Kind kind) {
    return Counter.builder("plumbline.messages").description("Messages that got their turn").tag("kind", word(kind)).register(meters);
  }

  private Counter handoffs(Handoff reason) {
    return Counter.builder("plumbline.handoffs").description("Conversations handed to a person").tag("reason", word(reason))
        .register(meters);
  }

  private Counter notUnderstood(Miss how) {
    return Counter.builder("plumbline.messages.not.understood").description("Messages of which nothing, or not all, was understood")
        .tag("how", word(how)).register(meters);
  }

  private Counter conversations(Change change) {
    return Counter.builder("plumbline.conversations").description("Conversations that were opened, ended, forgotten by the patient")
        .tag("change", word(change)).register(meters);
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
