package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Conversations with patients made up by chance, who type other people's words, wander off, go back, start again and talk nonsense; each step is held
 * against every {@link Invariant}, and each conversation must come to an end.
 */
public final class Soak {

  /** Past this many messages a patient stops wandering and taps what is so. */
  private static final int WANDERS_FOR = 40;

  /** A conversation that has no level by then does not end. */
  private static final int LONGEST = 200;

  /** Broken ways that are kept in full. */
  private static final int SHOWN = 20;

  private final Content content;
  private final PackId pack;
  private final Machine machine;
  private final Listener listener;
  private final Phrases phrases;
  private final Checks checks;

  private final LongAdder messages = new LongAdder();
  private final AtomicInteger longest = new AtomicInteger();
  private final Map<Disposition, Long> endings = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Proof.Violation> violations = new ConcurrentLinkedQueue<>();
  private final LongAdder broken = new LongAdder();

  private Soak(Content content, PackId pack, Machine machine, Listener listener, Phrases phrases) {
    this.content = content;
    this.pack = pack;
    this.machine = machine;
    this.listener = listener;
    this.phrases = phrases;
    this.checks = new Checks(content);
  }

  /** What is understood of words, in the light of the open question. */
  public interface Listener {
    Input.Said hear(String text, Optional<OpenQuestion> open);
  }

  /**
   * What patients type.
   *
   * @param messages whole messages
   * @param calm those of them without a warning sign
   * @param answers to the question about a finding, by its id: those that mean yes, no or unsure
   */
  public record Phrases(List<String> messages, List<String> calm, Map<String, Map<String, List<String>>> answers) {
    public Phrases {
      messages = List.copyOf(messages);
      calm = List.copyOf(calm);
      answers = Map.copyOf(answers);
    }
  }

  /**
   * What came of it.
   *
   * @param longest messages of a patient until the level
   * @param broken how often an invariant was broken, or no end was found; {@code violations} shows the first of them
   */
  public record Result(
      long conversations, long messages, int longest, Map<Disposition, Long> endings, long broken, List<Proof.Violation> violations) {
    public Result {
      endings = Map.copyOf(endings);
      violations = List.copyOf(violations);
    }
  }

  /** @param seed the same seed gives the same conversations */
  public static Result of(Content content, PackId pack, Listener listener, Phrases phrases, long seed, long conversations) {
    return of(content, pack, Machine.real(), listener, phrases, seed, conversations);
  }

  static Result of(
      Content content, PackId pack, Machine machine, Listener listener, Phrases phrases, long seed, long conversations) {
    var soak = new Soak(content, pack, machine, listener, phrases);
    LongStream.range(seed, seed + conversations).parallel().forEach(soak::converse);
    var shown = soak.violations.stream().sorted(Comparator.comparingInt(violation -> violation.chat().size())).toList();
    return new Result(
        conversations, soak.messages.sum(), soak.longest.get(), soak.endings, soak.broken.sum(), shown);
  }

  private void converse(long seed) {
    var chance = new SplittableRandom(seed);
    var patient = new RandomPatient(chance, content, phrases, listener);
    var chat = new ArrayList<String>();
    var opened = new Input.Opened(pack, chance.nextInt(3) == 0 ? Map.of() : Map.of(AttributeId.REGION, new AttributeValue.Word("GB")));
    var step = machine.open(content, opened);
    chat.addAll(Chat.bot(step));
    boolean sound = hold(Optional.empty(), opened, step, chat);
    for (int said = 1; sound; said++) {
      if (said > LONGEST) {
        found(new Checks.Broken(Invariant.NO_LOOP_WITHOUT_THE_PATIENT, "no end after " + LONGEST + " messages"), chat);
        return;
      }
      var before = step.progress();
      var input = patient.next(before, said <= WANDERS_FOR);
      chat.add(patient.words(input));
      messages.increment();
      try {
        step = machine.step(content, before, input);
      } catch (RuntimeException thrown) {
        found(new Checks.Broken(Invariant.EVERY_INPUT_IS_ANSWERED, String.valueOf(thrown.getMessage())), chat);
        return;
      }
      chat.addAll(Chat.bot(step));
      sound = hold(Optional.of(before), input, step, chat);
      if (isOver(step)) {
        longest.accumulateAndGet(said, Math::max);
        step.progress().position().level().ifPresent(level -> endings.merge(level, 1L, Long::sum));
        return;
      }
    }
  }

  /** A level stands, and nothing more is asked. */
  private static boolean isOver(Step step) {
    var position = step.progress().position();
    return position.level().isPresent() && position.open().isEmpty();
  }

  private boolean hold(Optional<Progress> before, Input input, Step step, List<String> chat) {
    var found = checks.of(before, input, step);
    found.forEach(one -> found(one, chat));
    return found.isEmpty();
  }

  private void found(Checks.Broken one, List<String> chat) {
    broken.increment();
    if (violations.size() < SHOWN) {
      violations.add(new Proof.Violation(one.invariant(), one.what(), chat));
    }
  }
}
