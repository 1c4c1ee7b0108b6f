package io.plumbline.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.InboundMessage.What;
import io.plumbline.dialog.Content;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import io.plumbline.scripts.Talk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of ways in which messages may arrive: twice, out of order, again after hours, at two nodes at once, while the store comes and goes, with a node
 * restarted in between. Whatever happens, each message has one turn, the log is whole, and whoever asks again gets what was told before.
 */
class DeliveryTests {

  private static final int SCHEDULES = 350;
  private static final List<What> WORDS = List.of(
      new What.Text("my lower back hurts when i look down"),
      new What.Text("no"),
      new What.Text("i am 42"),
      new What.Text("cant pee since this morning and im numb between my legs"),
      new What.Command(InboundMessage.Order.BACK),
      new What.Text("3 weeks"),
      new What.Choice("ask_stroke_signs", "of another day", List.of("none")));

  private static final Content CONTENT = new DialogLibrary(() -> DialogFiles.read(Optional.of(java.nio.file.Path.of("dialogs"))),
      new InMemoryJournal())
      .current();

  /** One content for all nodes, read once. */
  private static final Contents CONTENTS = new Contents() {
    @Override
    public Content current() {
      return CONTENT;
    }

    @Override
    public Content of(String version) {
      return CONTENT;
    }
  };

  /** Every node hears the same words the same way; each is read once. */
  private static final Understander REMEMBERING = new Understander() {
    private final Map<Utterance, Understanding> heard = new ConcurrentHashMap<>();

    @Override
    public Understanding understand(Utterance utterance) {
      return heard.computeIfAbsent(utterance, Talk.ENGLISH::understand);
    }

    @Override
    public SpanAssertion assertion(String text, int start, int end, Locale locale) {
      return Talk.ENGLISH.assertion(text, start, end, locale);
    }

    @Override
    public Set<String> languages() {
      return Talk.ENGLISH.languages();
    }
  };

  /** Between what a node read and what it writes, something may come in at the other node. */
  private static final class Interleaved extends InMemoryJournal {
    private Optional<Runnable> meanwhile = Optional.empty();

    @Override
    public synchronized void append(ConversationId conversation, long seq, ConversationEvent event) {
      var other = meanwhile;
      meanwhile = Optional.empty();
      other.ifPresent(Runnable::run);
      super.append(conversation, seq, event);
    }
  }

  /** One schedule: two nodes on one journal, and what every client was told. */
  private static final class Schedule {
    private final Random chance;
    private final Interleaved journal = new Interleaved();
    private final List<TurnHandler> nodes = new ArrayList<>(List.of(node(), node()));
    private final ConversationId id;
    private final Map<String, Set<Turn>> told = new HashMap<>();
    private final List<String> story = new ArrayList<>();

    Schedule(long seed) {
      chance = new Random(seed);
      id = nodes.getFirst().open(new TurnHandler.Opening("test", "en", Optional.of("GB"), Optional.empty())).conversation();
    }

    private TurnHandler node() {
      return new TurnHandler(
          journal, CONTENTS, new Hearing(REMEMBERING), new Ids(new Random(1)),
          Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC));
    }

    private void deliver(InboundMessage message) {
      var node = chance.nextInt(nodes.size());
      story.add(message.clientId() + "@" + node);
      deliver(nodes.get(node), message);
    }

    private void deliver(TurnHandler node, InboundMessage message) {
      try {
        var turn = node.handle(id, message);
        if (journal.isFull()) {
          assertThat(turn.urgent() || isInTheLog(turn)).as(() -> "told and not kept: " + story).isTrue();
        } else {
          told.computeIfAbsent(message.clientId(), any -> new HashSet<>()).add(turn);
        }
      } catch (Journal.Unavailable plainly) {
        story.add("unavailable");
      }
    }

    private boolean isInTheLog(Turn turn) {
      return Conversation.turns(journal.events(id)).contains(turn);
    }

    void play() {
      var deliveries = new ArrayList<InboundMessage>();
      for (int i = 0; i < WORDS.size(); i++) {
        var message = new InboundMessage("m" + i, WORDS.get(i));
        for (int copy = 0; copy <= chance.nextInt(3); copy++) {
          deliveries.add(message);
        }
      }
      if (chance.nextBoolean()) {
        Collections.shuffle(deliveries, chance);
      }
      for (var message : deliveries) {
        happen();
        if (chance.nextInt(4) == 0) {
          var other = deliveries.get(chance.nextInt(deliveries.size()));
          journal.meanwhile = Optional.of(
              () -> {
                story.add("meanwhile " + other.clientId());
                deliver(node(), other); // a node of its own: the one that is at work holds its lock
              });
        }
        deliver(message);
      }
      journal.meanwhile = Optional.empty();
      journal.mend();
      nodes.forEach(TurnHandler::settle);
      deliveries.forEach(this::deliver); // all is well again, and whoever got no answer asks again
    }

    private void happen() {
      switch (chance.nextInt(12)) {
        case 0 -> {
          story.add("store full");
          journal.takeNoMore();
        }
        case 1, 2, 3 -> {
          story.add("store back");
          journal.mend();
        }
        case 4 -> {
          story.add("node 1 restarted");
          nodes.set(1, node());
        }
        default -> {
          // nothing
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void everyMessageHasOneTurnHoweverItArrives(int block) {
    for (int i = 0; i < SCHEDULES; i++) {
      var seed = block * SCHEDULES + i;
      var schedule = new Schedule(seed);
      schedule.play();
      var story = "schedule " + seed + ": " + schedule.story;
      var log = schedule.journal.events(schedule.id);
      var answers = new HashMap<String, Turn>();
      for (int seq = 1; seq < log.size(); seq++) {
        var answered = (ConversationEvent.Answered) log.get(seq);
        assertThat(answered.turn().seq()).as(story).isEqualTo(seq);
        assertThat(answers.put(answered.message().clientId(), answered.turn())).as("answered twice in " + story).isNull();
      }
      assertThat(answers.keySet()).as(story).isEqualTo(schedule.told.keySet());
      schedule.told.forEach((message, turns) -> assertThat(turns).as(message + " in " + story).containsExactly(answers.get(message)));
      assertThat(new Replay(version -> CONTENT).of(log)).as(story).allSatisfy(pair -> assertThat(pair.again()).isEqualTo(pair.sent()));
    }
  }
}
