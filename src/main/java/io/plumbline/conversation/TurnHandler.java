package io.plumbline.conversation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.Otherwise;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Repairs;
import io.plumbline.dialog.Step;
import io.plumbline.dialog.Why;
import io.plumbline.nlu.Understanding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Answers messages: one at a time for each conversation, each message once, each answer durable before it is handed back.
 *
 * <p>The one exception: an emergency is handed back even when the store is down.
 */
public final class TurnHandler {

  private static final int LOCKS = 1024;

  /** Another node may have answered in between; the log then tells what it answered. */
  private static final int MOST_TRIES = 3;

  /** As long as conversations are kept where nothing else is set; where they are kept longer, only the staff may still read them. */
  public static final Duration TOKEN_LIFE = Duration.ofDays(30);

  /** The number of a turn that could be given and not be written down. */
  public static final long NO_SEQ = -1;

  private final Journal journal;
  private final Contents contents;
  private final Hearing hearing;
  private final Interpreter interpreter = new Interpreter();
  private final Ids ids;
  private final Clock clock;
  private final Owed owed = new Owed();
  private final TurnLog log;
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  /** Whose turns nobody counts. */
  public TurnHandler(Journal journal, Contents contents, Hearing hearing, Ids ids, Clock clock) {
    this(journal, contents, hearing, ids, clock, new CompositeMeterRegistry());
  }

  public TurnHandler(Journal journal, Contents contents, Hearing hearing, Ids ids, Clock clock, MeterRegistry meters) {
    this.log = new TurnLog(meters);
    this.journal = journal;
    this.contents = contents;
    this.hearing = hearing;
    this.ids = ids;
    this.clock = clock;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** What whoever opens a conversation may say about it. */
  public record Opening(String channel, String locale, Optional<String> region, Optional<PackId> pack) {}

  /** A conversation that has just begun. */
  public record Welcome(ConversationId conversation, Token token, Turn turn) {}

  /**
   * Begins a conversation.
   *
   * @throws NoSuchPack when the opening names a pack that is not there
   */
  public Welcome open(Opening opening) {
    var content = contents.current();
    var pack = opening.pack().orElseGet(() -> content.packs().firstEntry().getKey());
    if (!content.packs().containsKey(pack)) {
      throw new NoSuchPack(pack, content.packs().keySet().toString());
    }
    var known = new HashMap<AttributeId, AttributeValue>();
    opening.region().ifPresent(region -> known.put(AttributeId.REGION, new AttributeValue.Word(content.levels().region(region).id())));
    var input = new Input.Opened(pack, known);
    var entry = log.begin();
    var step = interpreter.open(content, input);
    var id = ids.conversation();
    var token = ids.token();
    var turn = Rendering.turn(id, 0, null, step, false);
    var opened = new ConversationEvent.Opened(
        id,
        token.hash(),
        opening.channel(),
        opening.locale(),
        pack,
        content.version(),
        input,
        step.events(),
        turn,
        step.why(),
        clock.instant());
    try {
      journal.append(id, 0, opened);
    } catch (Journal.Unavailable down) {
      entry.failed(id, down);
      throw down;
    }
    entry.opened(opened);
    return new Welcome(id, token, turn);
  }

  /**
   * Answers a message; the same client id again gets the turn that it got.
   *
   * <p>Whatever fails, the store, what it keeps, or the dialogs of this conversation: an emergency that the words alone tell is answered all the same,
   * and written down once that can be done.
   *
   * @throws NoSuchConversation when there is none, or it was erased
   * @throws AlreadyEnded when the patient has finished it
   * @throws Journal.Unavailable when the store is down and this is no emergency
   * @throws Journal.Unreadable when this conversation's log cannot be made out and this is no emergency
   */
  public Turn handle(ConversationId id, InboundMessage message) {
    var entry = log.begin();
    var lock = lock(id);
    lock.lock();
    try {
      pay(id);
      return answered(id, message, entry);
    } catch (NoSuchConversation | AlreadyEnded over) {
      entry.failed(id, over);
      throw over;
    } catch (RuntimeException | Error failed) {
      var emergency = alone(id, message, entry);
      if (emergency.isPresent()) {
        owed.owe(id, message);
        return emergency.get();
      }
      entry.failed(id, failed);
      throw failed;
    } finally {
      lock.unlock();
    }
  }

  /** Empty too when the words can not be looked at: what failed first is what is told then. */
  private Optional<Turn> alone(ConversationId id, InboundMessage message, TurnLog.Entry entry) {
    try {
      return emergencyAlone(id, message, entry);
    } catch (RuntimeException | Error alsoBroken) {
      return Optional.empty();
    }
  }

  /** Writes down what was told without the store, now that it may be back. */
  public void settle() {
    for (var id : owed.conversations()) {
      var lock = lock(id);
      lock.lock();
      try {
        pay(id);
      } finally {
        lock.unlock();
      }
    }
  }

  /** Decided again from the same conversation: the same emergency, now with its place in the log. It was told already, and is not counted again. */
  private void pay(ConversationId id) {
    var isAway = false;
    for (var message : owed.take(id)) {
      if (isAway) {
        owed.owe(id, message); // in their order, and nobody waits for each of them
        continue;
      }
      try {
        var conversation = journal.find(id).filter(found -> !found.ended() && !found.answered().contains(message.clientId()));
        if (conversation.isPresent()) {
          var decided = decide(conversation.get(), message);
          journal.append(id, decided.turn().seq(), decided);
          log.writtenDown(id, decided.turn().seq());
        }
      } catch (Journal.Failure | Journal.Conflict notYet) {
        owed.owe(id, message);
        isAway = true;
      } catch (RuntimeException broken) {
        log.begin().failed(id, broken); // it would break again; of what it says only its kind is logged
      }
    }
  }

  private Turn answered(ConversationId id, InboundMessage message, TurnLog.Entry entry) {
    for (int tries = 1;; tries++) {
      try {
        return answerOnce(id, message, entry);
      } catch (Journal.Conflict somebodyWasFirst) {
        if (tries == MOST_TRIES) {
          throw somebodyWasFirst;
        }
      }
    }
  }

  private Turn answerOnce(ConversationId id, InboundMessage message, TurnLog.Entry entry) {
    var conversation = journal.find(id).orElseThrow(() -> new NoSuchConversation(id));
    entry.about(conversation);
    if (conversation.answered().contains(message.clientId())) {
      return entry.repeated(answerGiven(conversation, message.clientId()));
    }
    if (conversation.ended()) {
      throw new AlreadyEnded(id);
    }
    return answer(conversation, message, entry);
  }

  /**
   * What a message says by itself, when nothing of its conversation can be read: a turn if that is an emergency, else empty. It is written down
   * nowhere, so it has no number: {@link #NO_SEQ}.
   */
  public Optional<Turn> emergencyAlone(ConversationId id, InboundMessage message) {
    var entry = log.begin();
    var emergency = emergencyAlone(id, message, entry);
    if (emergency.isEmpty()) {
      entry.unavailable(id);
    }
    return emergency;
  }

  /** The same for a patient's own conversation while too much is going on to take a turn; it is written down once there is room. */
  public Optional<Turn> emergencyAside(ConversationId id, InboundMessage message) {
    var emergency = emergencyAlone(id, message);
    emergency.ifPresent(told -> owed.owe(id, message));
    return emergency;
  }

  /** The same for one who could not even begin: for a conversation of its own, which nothing is known of. */
  public Optional<Turn> emergencyAlone(InboundMessage message) {
    return emergencyAlone(ids.conversation(), message);
  }

  private Optional<Turn> emergencyAlone(ConversationId id, InboundMessage message, TurnLog.Entry entry) {
    if (!(message.what() instanceof InboundMessage.What.Text(var text))) {
      return Optional.empty();
    }
    var content = contents.current();
    var pack = content.packs().firstEntry().getKey();
    var known = new HashMap<AttributeId, AttributeValue>(); // the number to call is that of the patient's country wherever it can be known
    regionOf(id).ifPresent(region -> known.put(AttributeId.REGION, new AttributeValue.Word(region)));
    var opened = interpreter.open(content, new Input.Opened(pack, known));
    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    var understanding = hearing.understand(text, "en", opened.progress().position().open(), content, today);
    var step = interpreter.step(content, opened.progress(), hearing.said(understanding, content, pack));
    if (!step.urgent()) {
      return Optional.empty();
    }
    entry.toldAlone(id);
    return Optional.of(Rendering.turn(id, NO_SEQ, message.clientId(), step, false));
  }

  /** The latest is at hand also while the store is away: an emergency that was told must be told again. */
  private Turn answerGiven(Conversation conversation, String clientId) {
    var id = conversation.id();
    if (clientId.equals(conversation.latest().replyTo())) {
      return conversation.latest();
    }
    return journal.events(id).stream()
        .filter(ConversationEvent.Answered.class::isInstance)
        .map(ConversationEvent.Answered.class::cast)
        .filter(answered -> answered.message().clientId().equals(clientId))
        .map(ConversationEvent.Answered::turn)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the answer to a message of " + id + " is gone from its log"));
  }

  private Turn answer(Conversation conversation, InboundMessage message, TurnLog.Entry entry) {
    var answered = decide(conversation, message);
    if (!keep(conversation.id(), answered.turn().seq(), answered, answered.turn(), entry)) {
      owed.owe(conversation.id(), message);
    }
    entry.answered(conversation, answered);
    return answered.turn();
  }

  private ConversationEvent.Answered decide(Conversation conversation, InboundMessage message) {
    var now = clock.instant();
    var current = contents.current();
    var content = contents.of(conversation.opened().content()).guardedBy(current);
    var understanding = understand(conversation, message, content, now);
    var input = hearing.input(message, understanding, content, conversation.opened().pack());
    var step = interpreter.step(content, conversation.progress(), input);
    var turn = Rendering.turn(conversation.id(), conversation.seq() + 1, message.clientId(), step, false);
    return new ConversationEvent.Answered(
        message, understanding, input, current.version(), step.events(), turn, why(step, content), now);
  }

  /** With a level goes what single answer would have changed it. */
  private static List<Why> why(Step step, Content content) {
    return step.level().isEmpty()
        ? step.why()
        : Stream.concat(step.why().stream(), Otherwise.of(content, step.progress().facts()).stream()).toList();
  }

  /** An emergency is told whether it can be written down or not; false when not. */
  private boolean keep(ConversationId id, long seq, ConversationEvent event, Turn turn, TurnLog.Entry entry) {
    try {
      journal.append(id, seq, event);
      return true;
    } catch (Journal.Unavailable unavailable) {
      if (!turn.urgent()) {
        throw unavailable;
      }
      entry.toldWithoutStore(id, seq, unavailable);
      return false;
    }
  }

  private Optional<Understanding> understand(Conversation conversation, InboundMessage message, Content content, Instant now) {
    return switch (message.what()) {
      case InboundMessage.What.Text(var text) ->
        Optional.of(
            hearing.understand(
                text,
                conversation.opened().locale(),
                conversation.progress().position().open(),
                content,
                LocalDate.ofInstant(now, clock.getZone())));
      case InboundMessage.What.Choice choice -> Optional.empty();
      case InboundMessage.What.Command command -> Optional.empty();
    };
  }

  /** Time has passed without a word; empty when nothing comes of it. */
  public Optional<Turn> wake(ConversationId id, Input.Pause pause) {
    var lock = lock(id);
    lock.lock();
    try {
      var found = journal.find(id).filter(conversation -> !conversation.ended());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      var conversation = found.get();
      var entry = log.begin();
      var current = contents.current();
      var content = contents.of(conversation.opened().content()).guardedBy(current);
      var input = new Input.Elapsed(pause);
      var step = interpreter.step(content, conversation.progress(), input);
      if (step.events().isEmpty()) {
        return Optional.empty();
      }
      var seq = conversation.seq() + 1;
      var turn = Rendering.turn(id, seq, null, step, false);
      var woken = new ConversationEvent.Woken(input, current.version(), step.events(), turn, step.why(), clock.instant());
      keep(id, seq, woken, turn, entry);
      entry.woken(conversation, woken);
      return Optional.of(turn);
    } finally {
      lock.unlock();
    }
  }

  /** The patient has finished; finishing twice is finishing. */
  public void end(ConversationId id) {
    var lock = lock(id);
    lock.lock();
    try {
      endOnce(id, 1);
    } finally {
      lock.unlock();
    }
  }

  private void endOnce(ConversationId id, int tries) {
    var conversation = journal.find(id).orElseThrow(() -> new NoSuchConversation(id));
    if (conversation.ended()) {
      return;
    }
    try {
      journal.append(id, conversation.seq() + 1, new ConversationEvent.Ended(clock.instant()));
      log.ended(id);
    } catch (Journal.Conflict somebodyWasFirst) {
      if (tries == MOST_TRIES) {
        throw somebodyWasFirst;
      }
      endOnce(id, tries + 1);
    }
  }

  /** Erases all that was said; erasing what is not there is done already. */
  public void forget(ConversationId id) {
    var lock = lock(id);
    lock.lock();
    try {
      journal.erase(id);
      log.forgotten(id);
    } finally {
      lock.unlock();
    }
  }

  /** The conversation that the token opens; a token ends {@link #TOKEN_LIFE} after the last word. */
  public Optional<Conversation> resume(Token token) {
    return journal.findByToken(token).flatMap(journal::find).filter(conversation -> isOpenedBy(token, conversation));
  }

  /** Whether the token opens this very conversation. */
  public boolean opens(Token token, ConversationId id) {
    return journal.find(id).filter(conversation -> isOpenedBy(token, conversation)).isPresent();
  }

  private boolean isOpenedBy(Token token, Conversation conversation) {
    return token.hasHash(conversation.opened().tokenHash()) && clock.instant().isBefore(conversation.at().plus(TOKEN_LIFE));
  }

  public List<ConversationEvent> log(ConversationId id) {
    return journal.events(id);
  }

  /** The nurses' words for a failure of ours, with the number to call. */
  public String apology(Optional<ConversationId> id) {
    var content = contents.current();
    var region = id.flatMap(this::regionOf).orElse(io.plumbline.dialog.Levels.DEFAULT_REGION);
    var emergency = content.levels().region(region).line("emergency");
    var number = emergency.flatMap(io.plumbline.dialog.Levels.Line::number).orElse("112");
    return content.repairs().text(Repairs.Key.FAILURE).replace("{emergency}", number);
  }

  /** The nurses' words for a message that cannot be read at all. */
  public String repair(Repairs.Key key) {
    return contents.current().repairs().text(key);
  }

  private Optional<String> regionOf(ConversationId id) {
    try {
      return journal.find(id).flatMap(conversation -> conversation.progress().facts().wordOf(AttributeId.REGION));
    } catch (RuntimeException down) {
      return Optional.empty(); // neither an apology nor an emergency may need what has failed
    }
  }

  private ReentrantLock lock(ConversationId id) {
    return locks[Math.floorMod(id.value().hashCode(), LOCKS)];
  }

  /** The dialogs in force, for whoever shows them. */
  public Content content() {
    return contents.current();
  }

  /** All dialogs by version that this conversation was answered with. */
  public Map<String, Content> contentsOf(List<ConversationEvent> events) {
    var versions = new HashMap<String, Content>();
    for (var event : events) {
      switch (event) {
        case ConversationEvent.Opened opened -> versions.put(opened.content(), contents.of(opened.content()));
        case ConversationEvent.Answered answered -> versions.put(answered.guard(), contents.of(answered.guard()));
        case ConversationEvent.Woken woken -> versions.put(woken.guard(), contents.of(woken.guard()));
        case ConversationEvent.Ended ended -> {
          // answered nothing
        }
      }
    }
    return versions;
  }

  /** There is no such conversation, or it was erased. */
  public static final class NoSuchConversation extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchConversation(ConversationId id) {
      super("there is no conversation " + id);
    }
  }

  /** The patient has finished the conversation. */
  public static final class AlreadyEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    AlreadyEnded(ConversationId id) {
      super("the conversation " + id + " has ended");
    }
  }

  /** No pack has this name. */
  public static final class NoSuchPack extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchPack(PackId pack, String known) {
      super("there is no pack '" + pack + "'; there are " + known);
    }
  }
}
