package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Walks every conversation of a pack that can be tapped, breadth first, through the real interpreter, and holds each step against every
 * {@link Invariant}. The first way found to break one is the shortest.
 *
 * <p>Two things make the walk finite and small, and both are argued in {@code docs/safety-case.md} and checked against walking everything on a small
 * pack: of conversations with the same {@link Residue} one is walked on, and of twins in a list ({@link Symmetry}) only the number is chosen. From
 * every place in the dialog everything else is tried that a person can do: telling any finding in any way, going back, starting again, asking for a
 * nurse, nonsense, silence; and the doubts that this raises are walked to their end.
 */
public final class Proof {

  /** So many questions may come before the one that a doubt raises. */
  private static final int ASKED_BEFORE = 4;

  private final Content content;
  private final PackId pack;
  private final Machine machine;
  private final Residue residue;
  private final Alphabet alphabet;
  private final Checks checks;
  private final boolean everything;

  private final Set<Object> seen = new HashSet<>();
  private final Map<Residue.Place, State> places = new LinkedHashMap<>();
  private final Map<Invariant, Way> broken = new ConcurrentHashMap<>();
  private final Map<Invariant, String> what = new ConcurrentHashMap<>();
  private final Map<Disposition, Long> endings = new ConcurrentHashMap<>();
  private final LongAdder steps = new LongAdder();

  private Proof(Content content, PackId pack, Machine machine, boolean everything) {
    this.content = content;
    this.pack = pack;
    this.machine = machine;
    this.everything = everything;
    this.residue = new Residue(List.of(content));
    this.alphabet = new Alphabet(content, residue, everything ? new Symmetry(List.of()) : new Symmetry(List.of(content)));
    this.checks = new Checks(content);
  }

  /** A conversation so far, as the last input and the way to it. */
  private record Way(Optional<Way> before, int length, Input input) {}

  /** Where a way has led. */
  private record State(Way way, Progress progress) {}

  /**
   * A way to break an invariant.
   *
   * @param chat the shortest that shows it
   */
  public record Violation(Invariant invariant, String what, List<String> chat) {
    public Violation {
      chat = List.copyOf(chat);
    }
  }

  /**
   * What was found.
   *
   * @param states that differ in what can still matter
   * @param places in the dialog, with the open question and the level
   * @param steps of the interpreter
   * @param endings how many states give each level
   */
  public record Result(int states, int places, long steps, Map<Disposition, Long> endings, List<Violation> violations) {
    public Result {
      endings = Map.copyOf(endings);
      violations = List.copyOf(violations);
    }

    public boolean holds() {
      return violations.isEmpty();
    }
  }

  public static Result of(Content content, PackId pack) {
    return of(content, pack, Machine.real());
  }

  public static Result of(Content content, PackId pack, Machine machine) {
    return new Proof(content, pack, machine, false).run();
  }

  /** The same without merging anything: only for a small pack, to see that merging loses nothing. */
  static Result withoutMerging(Content content, PackId pack, Machine machine) {
    return new Proof(content, pack, machine, true).run();
  }

  private Result run() {
    var region = new AttributeValue.Word("GB");
    var opened = new Input.Opened(pack, Map.of(AttributeId.REGION, region));
    var first = machine.open(content, opened);
    var start = new State(new Way(Optional.empty(), 1, opened), first.progress());
    check(Optional.empty(), start.way(), first);
    var frontier = List.of(visit(new Reached(key(start), start)).orElseThrow());
    while (!frontier.isEmpty()) {
      // In parallel, and then in one fixed order, so that the same content gives the same proof.
      var reached = frontier.parallelStream().map(this::goOn).toList();
      frontier = reached.stream().flatMap(List::stream).map(this::visit).flatMap(Optional::stream).toList();
    }
    List.copyOf(places.values()).parallelStream().forEach(this::beside);
    var violations = new ArrayList<Violation>();
    for (var one : RuleChecks.of(content)) {
      violations.add(new Violation(one.invariant(), one.what(), List.of()));
    }
    broken.forEach((invariant, way) -> violations.add(new Violation(invariant, what.getOrDefault(invariant, ""), chat(way))));
    violations.sort(Comparator.comparing(Violation::invariant));
    return new Result(seen.size(), places.size(), steps.sum(), endings, violations);
  }

  private record Reached(Object key, State state) {}

  private Object key(State state) {
    return everything ? whole(state.progress()) : residue.of(state.progress());
  }

  /** All that is known, and all of the place but its counters and its history. */
  private Object whole(Progress progress) {
    var position = progress.position();
    return List.of(
        residue.place(progress), progress.facts(), position.toCheck(), position.interrupted(), position.offered(), position.askedFindings(),
        position.said());
  }

  /** Every answer to the open question; where none is open, the next check-in. */
  private List<Reached> goOn(State state) {
    var open = state.progress().position().open();
    var inputs = open.map(alphabet::answers).orElse(List.of(new Input.Elapsed(Input.Pause.CHECK_IN)));
    return inputs.stream().flatMap(input -> go(state, input).stream()).map(next -> new Reached(key(next), next)).toList();
  }

  private Optional<State> visit(Reached reached) {
    if (!seen.add(reached.key())) {
      return Optional.empty();
    }
    places.putIfAbsent(reached.key() instanceof Residue.Key key ? key.place() : residue.place(reached.state().progress()), reached.state());
    return Optional.of(reached.state());
  }

  private Optional<State> go(State from, Input input) {
    steps.increment();
    var way = new Way(Optional.of(from.way()), from.way().length() + 1, input);
    try {
      var step = machine.step(content, from.progress(), input);
      check(Optional.of(from.progress()), way, step);
      return Optional.of(new State(way, step.progress()));
    } catch (RuntimeException thrown) {
      var invariant = String.valueOf(thrown.getMessage()).contains("circle")
          ? Invariant.NO_LOOP_WITHOUT_THE_PATIENT
          : Invariant.EVERY_INPUT_IS_ANSWERED;
      isBroken(invariant, String.valueOf(thrown.getMessage()), way);
      return Optional.empty();
    }
  }

  private void check(Optional<Progress> before, Way way, Step step) {
    for (var found : checks.of(before, way.input(), step)) {
      isBroken(found.invariant(), found.what(), way);
    }
    for (var event : step.events()) {
      if (event instanceof DialogEvent.LevelGiven given) {
        endings.merge(given.level(), 1L, Long::sum);
      }
    }
  }

  /** Keeps the shortest way. */
  private void isBroken(Invariant invariant, String how, Way way) {
    broken.compute(
        invariant,
        (same, known) -> {
          if (known != null && known.length() <= way.length()) {
            return known;
          }
          what.put(invariant, how);
          return way;
        });
  }

  /** Whatever else can be done at this place. */
  private void beside(State state) {
    for (var pause : Input.Pause.values()) {
      go(state, new Input.Elapsed(pause));
    }
    go(state, new Input.AskedForHuman());
    go(state, new Input.Chose("ask_nothing", "none", List.of("yes")));
    go(state, new Input.Opened(pack, Map.of()));
    go(state, new Input.Back()).ifPresent(this::settleDoubts);
    go(state, new Input.Restart()).ifPresent(this::settleDoubts);
    for (var meaning : Input.Meaning.values()) {
      go(state, Alphabet.nothingHeard(meaning, new Input.Answered.None())).ifPresent(this::settleDoubts);
    }
    for (var answer : List.of(new Input.Answered.Yes(), new Input.Answered.No(), new Input.Answered.NoBut(),
        new Input.Answered.Unsure(), new Input.Answered.Refused())) {
      go(state, Alphabet.nothingHeard(Input.Meaning.DESCRIBE, answer)).ifPresent(this::settleDoubts);
    }
    nonsense(state);
    content.catalogue().findings().keySet().forEach(finding -> tell(state, finding));
  }

  private void nonsense(State state) {
    Optional<State> at = Optional.of(state);
    for (int times = 0; times < 4 && at.isPresent(); times++) {
      at = go(at.get(), Alphabet.nothingHeard(Input.Meaning.UNCLEAR, new Input.Answered.None()));
    }
  }

  /** Tells one finding in every way; a warning sign is then taken back in every way. Twins are told alike, so one of them is told. */
  private void tell(State state, FindingId finding) {
    if (!alphabet.standsForItself(finding)) {
      return;
    }
    boolean isSign = content.screen().redFlag(finding).isPresent();
    for (var status : Status.values()) {
      var told = go(state, Alphabet.told(finding, status, true));
      if (isSign) {
        told.ifPresent(this::settleDoubts);
        go(state, Alphabet.told(finding, status, false)).ifPresent(this::settleDoubts);
      }
      if (isSign && status == Status.PRESENT) {
        told.ifPresent(next -> takeBack(next, finding));
      }
      if (isSign && status == Status.UNSURE) {
        told.flatMap(next -> leaveUnsure(next, finding))
            .flatMap(next -> go(next, Alphabet.told(finding, Status.PRESENT, false)))
            .ifPresent(next -> leaveUnsure(next, finding));
      }
    }
  }

  /** Denies what is asked before it, and stays unsure when asked about the sign alone; nothing where that is not asked soon. */
  private Optional<State> leaveUnsure(State state, FindingId finding) {
    var at = Optional.of(state);
    for (int asked = 0; asked < ASKED_BEFORE; asked++) {
      var open = at.flatMap(here -> here.progress().position().open());
      if (open.isEmpty() || open.get().asksOnly(finding)) {
        return open.isEmpty() ? Optional.empty() : choose(at.orElseThrow(), open.get(), "unsure");
      }
      at = choose(at.orElseThrow(), open.get(), switch (open.get().kind()) {
        case MULTI_CHOICE -> "none";
        case YES_NO -> "no";
        case CHOICE, NUMBER, DURATION, TEXT -> "unsure";
      });
    }
    return Optional.empty();
  }

  private Optional<State> choose(State state, OpenQuestion open, String option) {
    return go(state, new Input.Chose(open.id(), open.version(), List.of(option)));
  }

  private void takeBack(State told, FindingId finding) {
    go(told, Alphabet.told(finding, Status.ABSENT, true)).ifPresent(this::settleDoubts);
    go(told, Alphabet.told(finding, Status.PAST, true)).ifPresent(this::settleDoubts);
    go(told, Alphabet.nothingHeard(Input.Meaning.CORRECT, new Input.Answered.No())).ifPresent(this::settleDoubts);
    go(told, new Input.Restart()).ifPresent(this::settleDoubts);
    go(told, new Input.Back()).ifPresent(this::settleDoubts);
  }

  /** The question that a doubt has raised, answered in every way. */
  private void settleDoubts(State state) {
    var open = state.progress().position().open();
    if (open.isEmpty() || (open.get().manner() == OpenQuestion.Manner.PLAIN && open.get().findings().size() != 1)) {
      return;
    }
    for (var input : alphabet.answers(open.get())) {
      go(state, input);
    }
  }

  private List<String> chat(Way last) {
    var way = new ArrayList<Way>();
    for (Optional<Way> at = Optional.of(last); at.isPresent(); at = at.get().before()) {
      way.addFirst(at.get());
    }
    var chat = new ArrayList<String>();
    Optional<Progress> progress = Optional.empty();
    for (var one : way) {
      chat.add(Chat.me(one.input()));
      try {
        var step = one.input() instanceof Input.Opened opened && progress.isEmpty()
            ? machine.open(content, opened)
            : machine.step(content, progress.orElseThrow(), one.input());
        chat.addAll(Chat.bot(step));
        progress = Optional.of(step.progress());
      } catch (RuntimeException thrown) {
        chat.add("     !! " + thrown.getMessage());
      }
    }
    return chat;
  }
}
