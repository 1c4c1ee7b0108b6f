package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Dialog;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.Position;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.State;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What of a conversation can still matter. Two that stand at the same place, and of whose conditions the same is left open, go on alike whatever the
 * patient answers: the interpreter reads facts through conditions and through "is it known" alone.
 *
 * <p>Left out on purpose: rules that give no more urgent level than the one reached; what only states can read that can no longer come; what is only
 * said. The history for going back is left out too: going back is tried from every place.
 */
final class Residue {

  private static final int ASKED = 4;
  private static final int KINDS = 8;

  private final List<Content> contents;
  private final List<Ahead> ahead;
  private final Map<Object, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Set<State>, Coming> coming = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<Condition.Atom, Integer> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger nextNumber = new AtomicInteger();
  private final AtomicInteger nextId = new AtomicInteger();
  /** By the very content: to hash the whole of one at each step would cost more than the rest of the key. */
  private final IdentityHashMap<Content, List<Read>> rules = new IdentityHashMap<>();
  private final IdentityHashMap<Content, List<Read>> always = new IdentityHashMap<>();
  private final Map<Object, List<Read>> ofStates = new ConcurrentHashMap<>();
  private final Map<List<Object>, Read> reads = new HashMap<>();
  private final Map<Position.Frame, State> saidOnce = new HashMap<>();
  private final Map<AttributeId, TreeSet<Double>> bounds = new HashMap<>();

  /** One condition that steers the dialog, and what it reads. */
  private static final class Read {
    final Content content;
    final Condition when;
    final Optional<Position.Frame> once;
    final List<Condition.Atom> atoms;
    final Map<List<Object>, Left> left = new ConcurrentHashMap<>();

    /** @param once what it leads to, when that way is taken once: after that it is FALSE */
    Read(Content content, Condition when, Optional<Position.Frame> once) {
      this.content = content;
      this.when = when;
      this.once = once;
      this.atoms = List.copyOf(when.atoms(content.named()));
    }
  }

  /**
   * What the states ahead read and ask.
   *
   * @param id another for each set of states
   */
  private record Coming(int id, List<Read> reads, Set<ChecklistId> lists, Set<Condition.Atom> asks, Set<Position.Frame> saidOnce) {}

  /** What is left of a condition, and what that still waits for. */
  private record Left(Object part, Set<Condition.Atom> waitsFor) {}

  private static final Left NEVER = new Left(Truth.FALSE, Set.of());

  /** @param contents the first is walked; what any of them would tell apart is kept apart */
  Residue(List<Content> contents) {
    this.contents = List.copyOf(contents);
    this.ahead = contents.stream().map(Ahead::new).toList();
    for (var content : contents) {
      rules.put(content, content.screen().rules().stream().map(rule -> read(content, rule.when())).toList());
      var steering = new ArrayList<Read>();
      content.interrupts().forEach(interrupt -> steering.add(read(content, interrupt.when())));
      for (var finding : content.catalogue().findings().values()) {
        finding.applies().ifPresent(when -> steering.add(read(content, when)));
        finding.derived().ifPresent(when -> steering.add(read(content, when)));
        finding.followsFrom().ifPresent(when -> steering.add(read(content, when)));
      }
      always.put(content, steering);
      content.packs().values()
          .forEach(pack -> pack.measures().values().forEach(measure -> bounds(measure.notWhen(), content)));
      content.dialogs().values().forEach(dialog -> {
        dialog.states().values().forEach(state -> ofState(content, dialog.id(), state));
        saidOnce(dialog);
      });
    }
  }

  /** What asks afresh does so once; but for a check-in, which does so each time. */
  private void saidOnce(Dialog dialog) {
    var checkIns = dialog.states().values().stream().filter(State.End.class::isInstance)
        .flatMap(end -> ((State.End) end).checkIn().stream())
        .collect(Collectors.toSet());
    for (var state : dialog.states().values()) {
      if (state instanceof State.Say say && !say.reopen().isEmpty() && !checkIns.contains(say.id())) {
        saidOnce.put(new Position.Frame(dialog.id(), say.id()), say);
      }
    }
  }

  private Read read(Content content, Condition when) {
    return read(content, when, Optional.empty());
  }

  private Read read(Content content, Condition when, Optional<Position.Frame> once) {
    bounds(when, content);
    return reads.computeIfAbsent(List.of(content.version(), contents.indexOf(content), when, once), same -> new Read(content, when, once));
  }

  private List<Read> ofState(Content content, DialogId dialog, State state) {
    return ofStates.computeIfAbsent(List.of(contents.indexOf(content), state), same -> {
      var steering = new ArrayList<Read>();
      switch (state) {
        case State.Ask ask -> ask.skipWhen().ifPresent(when -> steering.add(read(content, when)));
        case State.Decide decide -> decide.cases().forEach(
            one -> steering.add(
                read(content, one.when(), one.once() ? Optional.of(new Position.Frame(dialog, one.next())) : Optional.empty())));
        case State.Offer offer -> content.packs().values().forEach(
            pack -> offer.measures().stream().filter(pack.measures()::containsKey)
                .forEach(id -> steering.add(read(content, Objects.requireNonNull(pack.measures().get(id)).notWhen()))));
        case State.AskMany many -> {
          // reads what is known
        }
        case State.Say say -> {
          if (!say.reopen().isEmpty()) { // else it only says
            say.onlyWhen().ifPresent(when -> steering.add(read(content, when)));
          }
        }
        case State.Conclude conclude -> {
          // reads the rules
        }
        case State.Handoff handoff -> {
          // reads nothing
        }
        case State.Call call -> {
          // reads nothing
        }
        case State.End end -> {
          // reads nothing
        }
      }
      return steering;
    });
  }

  private void bounds(Condition condition, Content content) {
    switch (condition) {
      case Condition.AttributeAtLeast(var attribute, var bound) -> bounds.computeIfAbsent(attribute, id -> new TreeSet<>()).add(bound);
      case Condition.All(var of) -> of.forEach(one -> bounds(one, content));
      case Condition.Any(var of) -> of.forEach(one -> bounds(one, content));
      case Condition.AtLeast(var count, var of) -> of.forEach(one -> bounds(one, content));
      case Condition.Not(var of) -> bounds(of, content);
      case Condition.Named(var name) -> Optional.ofNullable(content.named().get(name)).ifPresent(one -> bounds(one, content));
      case Condition.Has has -> {
        // no number
      }
      case Condition.Is is -> {
        // no number
      }
      case Condition.AttributeIs is -> {
        // no number
      }
      case Condition.LevelAtLeast level -> {
        // no number
      }
    }
  }

  /** Every bound that any condition sets to the attribute. */
  NavigableSet<Double> boundsOf(AttributeId attribute) {
    return bounds.getOrDefault(attribute, new TreeSet<>());
  }

  /** Where a conversation stands and what of it can still matter. */
  record Key(Place place, List<Integer> rest) {}

  /** A position without counters, history and what was only said. */
  record Place(
      Position.Frame at, List<Position.Frame> callers, Optional<OpenQuestion> open, Optional<Disposition> given, Disposition level,
      boolean concluded, boolean resting) {}

  Place place(Progress progress) {
    return place(progress, contents.getFirst().screen().assess(progress.facts()).level());
  }

  private static Place place(Progress progress, Disposition level) {
    var position = progress.position();
    return new Place(
        new Position.Frame(position.dialog(), position.state()),
        position.callers(),
        position.open().map(Residue::withoutVersion),
        position.level(),
        level,
        position.concluded(),
        position.resting());
  }

  private static OpenQuestion withoutVersion(OpenQuestion open) {
    return new OpenQuestion(open.id(), "", open.kind(), open.findings(), open.attribute(), open.checklist(), open.manner());
  }

  /** An emergency ends the questions: nothing else of what was told can matter then. */
  Key of(Progress progress) {
    var levels = contents.stream().map(content -> content.screen().assess(progress.facts()).level()).toList();
    var place = place(progress, levels.getFirst());
    if (place.level() == Disposition.EMERGENCY_NOW && contents.size() == 1) {
      return new Key(place, List.of());
    }
    var position = progress.position();
    var facts = progress.facts();
    var rest = new ArrayList<Object>();
    rest.add(position.toCheck());
    rest.add(position.interrupted());
    rest.add(position.offered());
    var waitsFor = new HashSet<Condition.Atom>();
    var lists = new HashSet<ChecklistId>();
    for (int i = 0; i < contents.size(); i++) {
      var content = contents.get(i);
      var level = levels.get(i);
      rest.add(level);
      rest.add(rulesLeft(content, level, facts, waitsFor));
      for (var read : always.getOrDefault(content, List.of())) {
        // What is decided has been noted of its finding, or its interrupt has been taken.
        var left = left(read, facts);
        rest.add(left.part() instanceof Truth ? Truth.UNKNOWN : left.part());
        waitsFor.addAll(left.waitsFor());
      }
      if (i == 0) { // only a content whose dialog is walked has states ahead; of another its rules decide
        var coming = coming(content, ahead.get(i).of(position, level));
        rest.add(coming.id());
        for (var read : coming.reads()) {
          var left = read.once.filter(position.said()::contains).isPresent() ? NEVER : left(read, facts);
          rest.add(left.part());
          waitsFor.addAll(left.waitsFor());
        }
        waitsFor.addAll(coming.asks());
        lists.addAll(coming.lists());
        rest.add(coming.saidOnce().stream().filter(position.said()::contains).collect(Collectors.toSet()));
      }
    }
    rest.add(known(facts, position, waitsFor));
    rest.add(askedOf(lists, position));
    return new Key(place, rest.stream().map(this::id).toList());
  }

  /** The states ahead come as one set for each way that they can lie; which one it is tells apart what else would look alike. */
  private Coming coming(Content content, Set<State> states) {
    var known = coming.get(states);
    if (known == null) {
      known = coming.computeIfAbsent(states, same -> {
        var reads = new ArrayList<Read>();
        var lists = new HashSet<ChecklistId>();
        var asks = new HashSet<Condition.Atom>();
        for (var state : states) {
          reads.addAll(ofStates.getOrDefault(List.of(contents.indexOf(content), state), List.of()));
          asks(content, state, lists, asks);
        }
        var once = saidOnce.entrySet().stream().filter(say -> states.contains(say.getValue())).map(Map.Entry::getKey)
            .collect(Collectors.toSet());
        return new Coming(nextId.getAndIncrement(), reads, lists, asks, once);
      });
    }
    return known;
  }

  /** Parts come again and again: a number for each keeps the keys small. */
  private Integer id(Object part) {
    var known = ids.get(part); // without a lock, as nearly all are
    return known == null ? ids.computeIfAbsent(part, same -> nextId.getAndIncrement()) : known;
  }

  /** What may still give a more urgent level, and which; two rules of which the same is left are one. */
  private Set<Object> rulesLeft(Content content, Disposition level, Facts facts, Set<Condition.Atom> waitsFor) {
    var rest = new HashSet<Object>();
    var rulesOf = rules.getOrDefault(content, List.of());
    for (int i = 0; i < rulesOf.size(); i++) {
      var rule = content.screen().rules().get(i);
      if (level.isAtLeast(mostUrgent(rule))) {
        continue;
      }
      var left = left(rulesOf.get(i), facts);
      if (left.part() != Truth.FALSE) {
        rest.add(List.of(rule instanceof Rule.RedFlag, rule.level(), mostUrgent(rule), left.part()));
        waitsFor.addAll(left.waitsFor());
      }
    }
    return rest;
  }

  /** The lists that the state can still ask, and what it asks for by itself. */
  private static void asks(Content content, State state, Set<ChecklistId> lists, Set<Condition.Atom> asks) {
    switch (state) {
      case State.Ask(var id, var target, var skipWhen, var next) -> asks.add(switch (target) {
        case State.Target.OfFinding(var finding) -> new Condition.Atom.OfFinding(finding);
        case State.Target.OfAttribute(var attribute) -> new Condition.Atom.OfAttribute(attribute);
      });
      case State.AskMany(var id, var list, var next) -> {
        lists.add(list);
        if (!content.checklist(list).screening()) {
          content.checklist(list).items().forEach(item -> asks.add(new Condition.Atom.OfFinding(item)));
        }
      }
      case State.Say say -> {
        // asks nothing
      }
      case State.Decide decide -> {
        // asks what its conditions wait for
      }
      case State.Offer offer -> {
        // asks nothing
      }
      case State.Conclude conclude -> {
        // asks what the rules wait for
      }
      case State.Handoff handoff -> {
        // asks nothing
      }
      case State.Call call -> {
        // its dialog's states are ahead too
      }
      case State.End end -> {
        // asks nothing
      }
    }
  }

  private static Disposition mostUrgent(Rule rule) {
    return rule instanceof Rule.RedFlag flag ? flag.unsureLevel().map(flag.level()::orMoreUrgent).orElse(flag.level()) : rule.level();
  }

  private Left left(Read read, Facts facts) {
    var values = new ArrayList<Object>(read.atoms.size());
    for (var atom : read.atoms) {
      values.add(value(atom, facts, read.content));
    }
    var known = read.left.get(values); // without a lock, as nearly all are
    return known != null ? known : read.left.computeIfAbsent(values, same -> {
      var part = Partly.of(read.when, facts, read.content);
      var waitsFor = new HashSet<Condition.Atom>();
      for (var atom : read.atoms) {
        if (Partly.names(part, atom)) {
          waitsFor.add(atom);
        }
      }
      return new Left(part, waitsFor);
    });
  }

  private Object value(Condition.Atom atom, Facts facts, Content content) {
    return switch (atom) {
      case Condition.Atom.OfFinding(var finding) -> {
        var scored = content.screen().scoring().truthOf(finding, facts);
        yield scored.isUnknown() || facts.statusOf(finding).filter(status -> status == Status.UNSURE).isPresent()
            ? List.of(scored, facts.statusOf(finding))
            : scored;
      }
      case Condition.Atom.OfAttribute(var attribute) ->
        facts.valueOf(attribute)
            .map(
                value -> switch (value) {
                  case AttributeValue.Number(var number) -> (Object) boundsOf(attribute).headSet(number, true).size();
                  case AttributeValue.Word(var word) -> word;
                  case AttributeValue.NotSaid notSaid -> "not said";
                })
            .orElse("");
    };
  }

  /** Of all that can still be asked whether it is known, unsure and asked once, or open: a letter for each, in one order. */
  private String known(Facts facts, Position position, Set<Condition.Atom> asks) {
    var letters = new char[asks.size()];
    int at = 0;
    for (var atom : asks) {
      letters[at++] = (char) (number(atom) * KINDS + known(atom, facts, position));
    }
    Arrays.sort(letters);
    return new String(letters);
  }

  private int number(Condition.Atom atom) {
    var known = numbers.get(atom);
    return known == null ? numbers.computeIfAbsent(atom, same -> nextNumber.getAndIncrement()) : known;
  }

  /** Below {@link #KINDS}. */
  private static int known(Condition.Atom atom, Facts facts, Position position) {
    return switch (atom) {
      case Condition.Atom.OfFinding(var finding) ->
        (facts.isSettledUnsure(finding) ? 2 : facts.statusOf(finding).map(Residue::known).orElse(0))
            + (position.askedFindings().contains(finding) ? ASKED : 0);
      case Condition.Atom.OfAttribute(var attribute) -> facts.valueOf(attribute).isPresent() ? 1 : 0;
    };
  }

  private static int known(Status status) {
    return switch (status) {
      case PRESENT, ABSENT, PAST -> 2;
      case UNSURE -> 1;
      case HYPOTHETICAL, OTHER_PERSON -> 0;
    };
  }

  /** Of each list that can still come whether anything of it has been asked. */
  private Set<ChecklistId> askedOf(Set<ChecklistId> lists, Position position) {
    var asked = new HashSet<ChecklistId>();
    for (var list : lists) {
      if (contents.getFirst().checklist(list).items().stream().anyMatch((FindingId item) -> position.askedFindings().contains(item))) {
        asked.add(list);
      }
    }
    return asked;
  }
}
