package io.plumbline.studio.proof;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Position;
import io.plumbline.dialog.State;
import io.plumbline.dialog.StateId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which states can still come from a place in the dialog, once a level is reached that no answer lowers and ways are spent that are taken once. */
final class Ahead {

  private final Content content;
  private final Set<Position.Frame> once = new HashSet<>();
  private final Map<Object, Set<State>> known = new ConcurrentHashMap<>();
  private final Map<Set<State>, Set<State>> distinct = new ConcurrentHashMap<>();

  Ahead(Content content) {
    this.content = content;
    for (var dialog : content.dialogs().values()) {
      for (var state : dialog.states().values()) {
        if (state instanceof State.Decide decide) {
          decide.cases().stream().filter(State.Case::once).forEach(one -> once.add(new Position.Frame(dialog.id(), one.next())));
        }
      }
    }
  }

  /** All states of the dialogs at hand, and of those that an interrupt may still call, that can come; equal sets are the same object. */
  Set<State> of(Position position, Disposition level) {
    var frames = new LinkedHashSet<Position.Frame>();
    frames.add(new Position.Frame(position.dialog(), position.state()));
    frames.addAll(position.callers());
    for (var interrupt : content.interrupts()) {
      if (!position.interrupted().contains(interrupt.id())) {
        frames.add(start(interrupt.dialog()));
      }
    }
    var spent = new HashSet<>(position.said());
    spent.retainAll(once);
    return known.computeIfAbsent(List.of(frames, level, spent), same -> oneOf(walk(frames, level, spent)));
  }

  /** Equal sets are the same object. */
  private Set<State> oneOf(Set<State> states) {
    return distinct.computeIfAbsent(states, same -> states);
  }

  private Position.Frame start(DialogId dialog) {
    return new Position.Frame(dialog, content.dialog(dialog).start());
  }

  private Set<State> walk(Set<Position.Frame> frames, Disposition level, Set<Position.Frame> spent) {
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
        exits(decide, frame.dialog(), level, spent).forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      } else {
        state.exits().forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      }
    }
    return states;
  }

  /** With nothing known but the level. */
  private Set<StateId> exits(State.Decide decide, DialogId dialog, Disposition level, Set<Position.Frame> spent) {
    var exits = new LinkedHashSet<StateId>();
    for (var one : decide.cases()) {
      if (one.once() && spent.contains(new Position.Frame(dialog, one.next()))) {
        continue;
      }
      if (isReached(one.when(), level)) {
        exits.add(one.next());
        return exits;
      }
      exits.add(one.next());
    }
    exits.add(decide.otherwise());
    return exits;
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
