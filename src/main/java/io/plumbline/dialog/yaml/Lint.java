package io.plumbline.dialog.yaml;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Catalogue;
import io.plumbline.dialog.Checklist;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.Dialog;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.State;
import io.plumbline.dialog.StateId;
import io.plumbline.safety.Rule;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Mistakes that show only when the states are seen together: islands, circles, overlapping cases, warning signs nobody asks for. */
final class Lint {

  private final Catalogue catalogue;
  private final WatchReader.Watch watch;
  private final Map<ChecklistId, Checklist> checklists;
  private final Problems problems;
  private final Set<String> called = new HashSet<>();

  Lint(Catalogue catalogue, WatchReader.Watch watch, Map<ChecklistId, Checklist> checklists, Problems problems) {
    this.catalogue = catalogue;
    this.watch = watch;
    this.checklists = new LinkedHashMap<>(checklists);
    this.problems = problems;
    watch.interrupts().forEach(interrupt -> called.add(interrupt.dialog().value()));
  }

  void dialog(DialogReader.Placed placed) {
    reachable(placed);
    circles(placed);
    placed.dialog().states().values().forEach(state -> overlapping(placed, state));
  }

  /** Every red flag that must be asked is asked on every way to a level. */
  void pack(DialogReader.Placed placed) {
    var required = required();
    var askedBefore = askedOnEveryWay(placed.dialog());
    for (var state : placed.dialog().states().values()) {
      var asked = askedBefore.get(state.id());
      if (!(state instanceof State.Conclude) || asked == null) {
        continue;
      }
      var missing = new LinkedHashSet<>(required);
      missing.removeAll(asked);
      for (var finding : missing) {
        problems.add(
            Problem.Code.PL015,
            place(placed, state.id()),
            "the level can be given, self-care too, on a way that has not asked for the red flag '" + finding + "'",
            "put '" + finding + "' into a checklist before '" + state.id() + "', on every way to it");
      }
    }
  }

  private Set<FindingId> required() {
    var required = new LinkedHashSet<FindingId>();
    for (var rule : watch.rules()) {
      if (rule instanceof Rule.RedFlag flag
          && catalogue.finding(flag.finding()).filter(finding -> finding.derived().isEmpty()).isPresent()) {
        required.add(flag.finding());
      }
    }
    return required;
  }

  /** For each reachable state, what every way from the start to it has asked. */
  private Map<StateId, Set<FindingId>> askedOnEveryWay(Dialog dialog) {
    var asked = new HashMap<StateId, Set<FindingId>>();
    asked.put(dialog.start(), Set.of());
    var work = new ArrayDeque<StateId>();
    work.add(dialog.start());
    while (!work.isEmpty()) {
      var state = dialog.states().get(work.poll());
      if (state == null) {
        continue;
      }
      var after = new HashSet<>(asked.getOrDefault(state.id(), Set.of()));
      after.addAll(asks(state));
      for (var exit : state.exits()) {
        var before = asked.get(exit);
        Set<FindingId> now = new HashSet<>(after);
        if (before != null) {
          now.retainAll(before);
        }
        if (!now.equals(before)) {
          asked.put(exit, now);
          work.add(exit);
        }
      }
    }
    return asked;
  }

  private Set<FindingId> asks(State state) {
    return switch (state) {
      case State.Ask(var id, var target, var skipWhen, var next) ->
        target instanceof State.Target.OfFinding(var finding) ? Set.of(finding) : Set.of();
      case State.AskMany(var id, var checklist, var next) ->
        Optional.ofNullable(checklists.get(checklist)).map(list -> Set.copyOf(list.items())).orElse(Set.of());
      case State.Say say -> Set.of();
      case State.Decide decide -> Set.of();
      case State.Offer offer -> Set.of();
      case State.Conclude conclude -> Set.of();
      case State.Handoff handoff -> Set.of();
      case State.Call call -> Set.of();
      case State.End end -> Set.of();
    };
  }

  private void reachable(DialogReader.Placed placed) {
    var dialog = placed.dialog();
    var reached = new HashSet<StateId>();
    var work = new ArrayDeque<StateId>();
    work.add(dialog.start());
    while (!work.isEmpty()) {
      var state = dialog.states().get(work.poll());
      if (state != null && reached.add(state.id())) {
        work.addAll(state.exits());
      }
    }
    var named = dialog.states().values().stream()
        .flatMap(state -> state.exits().stream().filter(exit -> !exit.equals(state.id())))
        .collect(Collectors.toSet());
    for (var state : dialog.states().keySet()) {
      if (reached.contains(state)) {
        continue;
      }
      if (named.contains(state)) {
        problems.add(
            Problem.Code.PL013,
            place(placed, state),
            "the state '" + state + "' cannot be reached from '" + dialog.start() + "'",
            "lead to it from a state that can be reached, or remove it");
      } else {
        problems.add(
            Problem.Code.PL017,
            place(placed, state),
            "nothing leads to the state '" + state + "'",
            "name it in the 'next' of another state, or remove it");
      }
    }
  }

  /** A circle that never waits for the patient would run for ever. */
  private void circles(DialogReader.Placed placed) {
    var dialog = placed.dialog();
    for (var state : dialog.states().values()) {
      if (!waits(state) && comesBack(dialog, state.id())) {
        problems.add(
            Problem.Code.PL023,
            place(placed, state.id()),
            "from '" + state.id() + "' the dialog comes back to it without waiting for the patient",
            "put a question or an 'end' into the circle");
      }
    }
  }

  private static boolean waits(State state) {
    return state instanceof State.End;
  }

  private static boolean comesBack(Dialog dialog, StateId start) {
    var seen = new HashSet<StateId>();
    var work = new ArrayDeque<StateId>(dialog.state(start).exits());
    while (!work.isEmpty()) {
      var state = dialog.states().get(work.poll());
      if (state == null || waits(state) || !seen.add(state.id())) {
        continue;
      }
      if (state.id().equals(start)) {
        return true;
      }
      work.addAll(state.exits());
    }
    return false;
  }

  private void overlapping(DialogReader.Placed placed, State state) {
    if (!(state instanceof State.Decide(var id, var cases, var otherwise))) {
      return;
    }
    for (int i = 0; i < cases.size(); i++) {
      for (int j = i + 1; j < cases.size(); j++) {
        if (new Overlap(catalogue, watch.conditions()).canBothBeTrue(cases.get(i).when(), cases.get(j).when())) {
          problems.add(
              Problem.Code.PL014,
              place(placed, id),
              "cases " + (i + 1) + " and " + (j + 1) + " of '" + id + "' can be true at once",
              "add a 'not' to one of them, so that everyone has one way to go");
        }
      }
    }
  }

  /** Findings that no rule, dialog or measure can ever use are not checked; conditions that nobody names are. */
  void unused(Set<String> used, Map<String, Problem.Place> places) {
    places.forEach(
        (name, place) -> {
          if (!used.contains(name)) {
            problems.add(
                Problem.Code.PL024,
                place,
                "nothing uses the condition '" + name + "'",
                "use it as {named: " + name + "}, or remove it");
          }
        });
  }

  private static Problem.Place place(DialogReader.Placed placed, StateId state) {
    return placed.places().getOrDefault(state, new Problem.Place(placed.file(), 1, 1));
  }

  /** Kept beside {@link Condition} so that derived findings are seen through. */
  static Optional<Condition> derivation(Catalogue catalogue, FindingId finding) {
    return catalogue.finding(finding).flatMap(Finding::derived);
  }
}
