package io.plumbline.studio.proof;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Position;
import io.plumbline.dialog.State;
import io.plumbline.dialog.StateId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which states can still come from a place in the dialog. A decision goes one way for good once a level is reached that no answer lowers, or once all
 * that it reads is known and is never asked again.
 */
final class Ahead {

  private final Content content;
  private final Map<Condition, List<Condition.Atom>> decisions = new LinkedHashMap<>();
  private final Set<FindingId> askedAfresh = new HashSet<>();
  private final Map<Object, Set<State>> known = new ConcurrentHashMap<>();
  private final Map<Set<State>, Set<State>> distinct = new ConcurrentHashMap<>();

  Ahead(Content content) {
    this.content = content;
    for (var dialog : content.dialogs().values()) {
      for (var state : dialog.states().values()) {
        if (state instanceof State.Decide decide) {
          decide.cases().stream().filter(one -> !readsTheLevel(one.when()))
              .forEach(one -> decisions.put(one.when(), List.copyOf(one.when().atoms(content.named()))));
        }
        if (state instanceof State.Say say) {
          say.reopen().forEach(list -> askedAfresh.addAll(content.checklist(list).items()));
        }
      }
    }
  }

  /** All states of the dialogs at hand, and of those that an interrupt may still call, that can come; equal sets are the same object. */
  Set<State> of(Position position, Facts facts, Disposition level) {
    var frames = new LinkedHashSet<Position.Frame>();
    frames.add(new Position.Frame(position.dialog(), position.state()));
    frames.addAll(position.callers());
    for (var interrupt : content.interrupts()) {
      if (!position.interrupted().contains(interrupt.id())) {
        frames.add(start(interrupt.dialog()));
      }
    }
    var settled = new ArrayList<Truth>();
    decisions.forEach(
        (when, atoms) -> settled.add(
            atoms.stream().allMatch(atom -> isSettled(atom, position, facts)) ? content.screen().truth(when, facts) : Truth.UNKNOWN));
    return known.computeIfAbsent(List.of(frames, level, settled), same -> oneOf(walk(frames, level, byDecision(settled))));
  }

  private Map<Condition, Truth> byDecision(List<Truth> settled) {
    var truths = new HashMap<Condition, Truth>();
    for (var when : decisions.keySet()) {
      truths.put(when, settled.get(truths.size()));
    }
    return truths;
  }

  /** Nothing that the dialog does by itself, and no answer to what it asks, changes it any more. */
  private boolean isSettled(Condition.Atom atom, Position position, Facts facts) {
    return switch (atom) {
      case Condition.Atom.OfAttribute(var attribute) -> facts.valueOf(attribute).isPresent();
      case Condition.Atom.OfFinding(var finding) -> {
        boolean mayChange = askedAfresh.contains(finding) || position.toCheck().containsKey(finding)
            || position.open().filter(open -> open.findings().contains(finding)).isPresent()
            || content.catalogue().finding(finding).flatMap(Finding::followsFrom).isPresent();
        yield !mayChange && facts.statusOf(finding)
            .filter(status -> status == Status.PRESENT || status == Status.ABSENT || facts.isSettledUnsure(finding)).isPresent();
      }
    };
  }

  private Position.Frame start(DialogId dialog) {
    return new Position.Frame(dialog, content.dialog(dialog).start());
  }

  /** Equal sets are the same object. */
  private Set<State> oneOf(Set<State> states) {
    return distinct.computeIfAbsent(states, same -> states);
  }

  private Set<State> walk(Set<Position.Frame> frames, Disposition level, Map<Condition, Truth> settled) {
    var states = new LinkedHashSet<State>();
    var todo = new ArrayDeque<>(frames);
    while (!todo.isEmpty()) {
      var frame = todo.poll();
      var state = content.dialog(frame.dialog()).state(frame.state());
      if (!states.add(state)) {
        continue;
      }
      if (state instanceof State.Call call) {
        todo.add(start(call.dialog()));
      }
      if (state instanceof State.Decide decide) {
        exits(decide, level, settled).forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      } else {
        state.exits().forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      }
    }
    return states;
  }

  private Set<StateId> exits(State.Decide decide, Disposition level, Map<Condition, Truth> settled) {
    var exits = new LinkedHashSet<StateId>();
    for (var one : decide.cases()) {
      if (isReached(one.when(), level) || settled.get(one.when()) == Truth.TRUE) {
        exits.add(one.next());
        return exits;
      }
      if (settled.get(one.when()) != Truth.FALSE) {
        exits.add(one.next());
      }
    }
    exits.add(decide.otherwise());
    return exits;
  }

  /** The level is not settled: it may still rise. */
  private boolean readsTheLevel(Condition when) {
    return switch (when) {
      case Condition.LevelAtLeast level -> true;
      case Condition.All(var of) -> of.stream().anyMatch(this::readsTheLevel);
      case Condition.Any(var of) -> of.stream().anyMatch(this::readsTheLevel);
      case Condition.AtLeast(var count, var of) -> of.stream().anyMatch(this::readsTheLevel);
      case Condition.Not(var of) -> readsTheLevel(of);
      case Condition.Named(var name) -> Optional.ofNullable(content.named().get(name)).filter(this::readsTheLevel).isPresent();
      case Condition.Has has -> false;
      case Condition.Is is -> false;
      case Condition.AttributeAtLeast atLeast -> false;
      case Condition.AttributeIs is -> false;
    };
  }

  private boolean isReached(Condition when, Disposition level) {
    return switch (when) {
      case Condition.LevelAtLeast(var least) -> level.isAtLeast(least);
      case Condition.Any(var of) -> of.stream().anyMatch(one -> isReached(one, level));
      case Condition.All(var of) -> !of.isEmpty() && of.stream().allMatch(one -> isReached(one, level));
      case Condition.Has has -> false;
      case Condition.Is is -> false;
      case Condition.AttributeAtLeast atLeast -> false;
      case Condition.AttributeIs is -> false;
      case Condition.AtLeast atLeast -> false;
      case Condition.Not not -> false;
      case Condition.Named(var name) -> Partly.of(when, Facts.NONE, content) == Truth.TRUE;
    };
  }
}
