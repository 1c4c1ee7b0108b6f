package io.plumbline.scripts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.DialogFiles;
import io.plumbline.conversation.DialogLibrary;
import io.plumbline.conversation.Hearing;
import io.plumbline.conversation.Ids;
import io.plumbline.conversation.InMemoryJournal;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.InboundMessage.What;
import io.plumbline.conversation.Turn;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.opennlp.Understanders;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** A conversation in a test: real understanding, real dialogs, a journal in memory, a clock that stands still. */
public final class Talk {

  public static final Understander ENGLISH = Understanders.english();
  private static final Path DIALOGS = Path.of("dialogs");
  private static final int MOST_MESSAGES = 60;

  private Instant now = Instant.parse("2026-03-02T10:00:00Z");
  private final InMemoryJournal journal = new InMemoryJournal();
  private final TurnHandler turns;
  private final ConversationId id;
  private final List<Turn> all = new ArrayList<>();
  private int sent;

  public Talk(String region) {
    this(region, new SimpleMeterRegistry());
  }

  public Talk(String region, MeterRegistry meters) {
    var library = new DialogLibrary(() -> DialogFiles.read(Optional.of(DIALOGS)), journal);
    turns = new TurnHandler(journal, library, new Hearing(ENGLISH), new Ids(new Random(1)), new Standing(), meters);
    var welcome = turns.open(new TurnHandler.Opening("test", "en", Optional.of(region), Optional.empty()));
    id = welcome.conversation();
    all.add(welcome.turn());
  }

  /** A clock that moves when the test says so. */
  private final class Standing extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  public void stepBack(Duration far) {
    now = now.minus(far);
  }

  public Turn say(String text) {
    return send(new What.Text(text));
  }

  public Turn choose(String... options) {
    var question = Objects.requireNonNull(last().question(), "nothing is asked");
    return send(new What.Choice(question.id(), question.version(), List.of(options)));
  }

  public Turn order(InboundMessage.Order order) {
    return send(new What.Command(order));
  }

  public Turn send(What what) {
    sent++;
    var turn = turns.handle(id, new InboundMessage("m" + sent, what));
    all.add(turn);
    return turn;
  }

  public Turn last() {
    return all.getLast();
  }

  public List<Turn> all() {
    return List.copyOf(all);
  }

  public InMemoryJournal journal() {
    return journal;
  }

  public TurnHandler turns() {
    return turns;
  }

  public ConversationId id() {
    return id;
  }

  public Optional<Status> status(String finding) {
    return journal.find(id).orElseThrow().progress().facts().statusOf(FindingId.of(finding));
  }

  /** Who the patient is, for answering whatever is asked; findings not listed are absent. */
  public record Facts(Optional<String> age, Optional<String> duration, List<String> present, List<String> unsure) {}

  /** Answers every question by the facts until the latest turn fits, or nothing is asked. */
  public void answerUntil(Facts facts, Predicate<Turn> enough) {
    for (int i = 0; i < MOST_MESSAGES && !enough.test(last()); i++) {
      var question = last().question();
      if (question == null) {
        return;
      }
      answer(facts, question);
    }
  }

  private void answer(Facts facts, Turn.Asked question) {
    switch (question.kind()) {
      case "multi_choice" -> {
        var present = question.asks().stream().filter(facts.present()::contains).toList();
        var unsure = question.asks().stream().anyMatch(facts.unsure()::contains);
        choose(present.isEmpty() ? new String[]{unsure ? "unsure" : "none"} : present.toArray(String[]::new));
      }
      case "yes_no" -> {
        var asked = question.asks().getFirst();
        choose(facts.present().contains(asked) ? "yes" : facts.unsure().contains(asked) ? "unsure" : "no");
      }
      case "number" -> facts.age().filter(age -> question.asks().contains("age")).ifPresentOrElse(this::say, () -> choose("unsure"));
      case "duration" -> facts.duration().ifPresentOrElse(this::say, () -> choose("unsure"));
      case "text" -> say("my back hurts");
      default -> choose(question.options().getFirst().id());
    }
  }
}
