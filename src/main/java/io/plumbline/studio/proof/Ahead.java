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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which states can still come from a place in the dialog, once a level is reached that no answer lowers. */
final class Ahead {

  private final Content content;
  private final Map<Object, Set<State>> known = new ConcurrentHashMap<>();

  Ahead(Content content) {
    this.content = content;
  }

  /** All states of the dialogs at hand, and of those that an interrupt may still call, that can come. */
  Set<State> of(Position position, Disposition level) {
    var frames = new LinkedHashSet<Position.Frame>();
    frames.add(new Position.Frame(position.dialog(), position.state()));
    frames.addAll(position.callers());
    for (var interrupt : content.interrupts()) {
      if (!position.interrupted().contains(interrupt.id())) {
        frames.add(start(interrupt.dialog()));
      }
    }
    return known.computeIfAbsent(List.of(frames, level), same -> walk(frames, level));
  }

  private Position.Frame start(DialogId dialog) {
    return new Position.Frame(dialog, content.dialog(dialog).start());
  }

  private Set<State> walk(Set<Position.Frame> frames, Disposition level) {
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
        exits(decide, level).forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      } else {
        state.exits().forEach(exit -> todo.add(new Position.Frame(frame.dialog(), exit)));
      }
    }
    return states;
  }

  /** With nothing known but the level. */
  private Set<StateId> exits(State.Decide decide, Disposition level) {
    var exits = new LinkedHashSet<StateId>();
    for (var one : decide.cases()) {
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
