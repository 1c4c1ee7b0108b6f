package io.plumbline.studio.proof;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Checklist;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.State;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which findings of a list are twins: exchange the two everywhere in the content, and it says the same. Of a list it then matters only how many of
 * each kind of twin are present, not which.
 */
final class Symmetry {

  private final List<Content> contents;
  private final Map<FindingId, FindingId> twins = new HashMap<>();

  Symmetry(List<Content> contents) {
    this.contents = List.copyOf(contents);
    for (var content : contents) {
      for (var list : content.checklists().values()) {
        find(list);
      }
    }
  }

  private void find(Checklist list) {
    var apart = new ArrayList<FindingId>();
    for (var item : list.items()) {
      var twin = apart.stream().filter(other -> areTwins(other, item)).findFirst();
      twin.ifPresentOrElse(other -> twins.put(item, of(other)), () -> apart.add(item));
    }
  }

  /** The first of its twins, which stands for them all. */
  FindingId of(FindingId finding) {
    var twin = twins.get(finding);
    return twin == null ? finding : twin;
  }

  boolean areTwins(FindingId one, FindingId other) {
    UnaryOperator<FindingId> exchanged = id -> id.equals(one) ? other : id.equals(other) ? one : id;
    return contents.stream().allMatch(content -> written(content, UnaryOperator.identity()).equals(written(content, exchanged)));
  }

  /** All of the content that steers a conversation, in one fixed order, words left out. */
  private static List<String> written(Content content, UnaryOperator<FindingId> names) {
    var lines = new ArrayList<String>();
    for (var rule : content.screen().rules()) {
      var when = condition(rule.when(), names);
      lines.add(switch (rule) {
        case Rule.RedFlag flag -> "flag " + flag.level() + flag.unsureLevel() + when;
        case Rule.Combination combination -> "rule " + combination.id() + combination.level() + when;
        case Rule.Floor floor -> "rule " + floor.id() + floor.level() + when;
      });
    }
    content.named().forEach((name, when) -> lines.add("named " + name + condition(when, names)));
    content.interrupts().forEach(interrupt -> lines.add("interrupt " + interrupt.id() + condition(interrupt.when(), names)));
    for (var finding : content.catalogue().findings().values()) {
      lines.add(
          "finding " + names.apply(finding.id()) + finding.unsure() + finding.history() + finding.asking().isPresent()
              + finding.applies().map(when -> condition(when, names)) + finding.derived().map(when -> condition(when, names))
              + finding.followsFrom().map(when -> condition(when, names)));
    }
    content.checklists().values().forEach(
        list -> lines
            .add("list " + list.id() + list.screening() + list.items().stream().map(names).map(FindingId::value).sorted().toList()));
    for (var pack : content.packs().values()) {
      pack.measures().values()
          .forEach(measure -> lines.add("measure " + measure.id() + measure.upTo() + condition(measure.notWhen(), names)));
    }
    for (var dialog : content.dialogs().values()) {
      dialog.states().values().forEach(state -> lines.add("state " + dialog.id() + state.id() + steering(state, names)));
    }
    lines.sort(null);
    return lines;
  }

  private static String steering(State state, UnaryOperator<FindingId> names) {
    return switch (state) {
      case State.Ask(var id, var target, var skipWhen, var next) -> (switch (target) {
        case State.Target.OfFinding(var finding) -> names.apply(finding).value();
        case State.Target.OfAttribute(var attribute) -> attribute.value();
      }) + skipWhen.map(when -> condition(when, names));
      case State.Decide decide -> decide.cases().stream().map(one -> condition(one.when(), names)).toList().toString();
      case State.AskMany many -> "";
      case State.Say say -> "";
      case State.Offer offer -> "";
      case State.Conclude conclude -> "";
      case State.Handoff handoff -> "";
      case State.Call call -> "";
      case State.End end -> "";
    };
  }

  private static String condition(Condition condition, UnaryOperator<FindingId> names) {
    return switch (condition) {
      case Condition.Has(var finding) -> names.apply(finding).value();
      case Condition.Is(var finding, var status) -> names.apply(finding) + "=" + status;
      case Condition.AttributeAtLeast(var attribute, var bound) -> attribute + ">=" + bound;
      case Condition.AttributeIs(var attribute, var word) -> attribute + "=" + word;
      case Condition.LevelAtLeast(var level) -> level.wire();
      case Condition.Named(var name) -> "named " + name;
      case Condition.Not(var of) -> "not(" + condition(of, names) + ")";
      case Condition.All(var of) -> "all" + conditions(of, names);
      case Condition.Any(var of) -> "any" + conditions(of, names);
      case Condition.AtLeast(var count, var of) -> count + "of" + conditions(of, names);
    };
  }

  private static List<String> conditions(List<Condition> of, UnaryOperator<FindingId> names) {
    return of.stream().map(one -> condition(one, names)).sorted().toList();
  }
}
