package io.plumbline.dialog.yaml;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Checklist;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.Dialog;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.MeasureId;
import io.plumbline.dialog.State;
import io.plumbline.dialog.StateId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one dialog: its states and where they lead. */
final class DialogReader {

  private static final List<String> KINDS = List.of("ask", "ask-many", "say", "decide", "offer", "conclude", "handoff", "call", "end");
  private static final StateId NOWHERE = new StateId("nowhere");

  private final Names names;
  private final Problems problems;

  DialogReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** A dialog and where its states stand in the file. */
  record Placed(Dialog dialog, String file, Map<StateId, Problem.Place> places) {}

  Optional<Placed> read(Tree tree, String path) {
    var file = new Fields(tree, path, problems);
    var name = file.text("dialog");
    var title = file.optionalText("title").orElse(name);
    var start = file.text("start");
    var entries = file.entries("states");
    file.optional("checklists");
    file.done();
    var ids = new LinkedHashSet<String>();
    entries.forEach(entry -> ids.add(entry.key()));
    var states = new LinkedHashMap<StateId, State>();
    var places = new LinkedHashMap<StateId, Problem.Place>();
    for (var entry : entries) {
      stateId(entry.key(), entry.place())
          .flatMap(id -> state(entry, id, ids))
          .ifPresent(
              state -> {
                states.put(state.id(), state);
                places.put(state.id(), entry.place());
              });
    }
    if (!ids.contains(start)) {
      problems.add(
          Problem.Code.PL010,
          file.placeOf("start"),
          "the dialog '" + name + "' starts at '" + start + "', which it does not have",
          Nearest.mend(start, ids, "name one of its states"));
      return Optional.empty();
    }
    var startId = new StateId(start);
    if (name.isBlank() || !states.containsKey(startId)) {
      return Optional.empty();
    }
    return Optional.of(new Placed(new Dialog(new DialogId(name), title, startId, states), path, places));
  }

  private Optional<StateId> stateId(String name, Problem.Place place) {
    try {
      return Optional.of(new StateId(name));
    } catch (IllegalArgumentException malformed) {
      problems.add(Problem.Code.PL019, place, "'" + name + "' is no id for a state", "write letters, digits and _ only");
      return Optional.empty();
    }
  }

  private Optional<State> state(Tree.Entry entry, StateId id, Set<String> ids) {
    var fields = new Fields(entry.value(), "the state '" + id + "'", problems);
    var kinds = fields.keys().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      problems.add(
          Problem.Code.PL005,
          entry.place(),
          kinds.isEmpty()
              ? "the state '" + id + "' does nothing"
              : "the state '" + id + "' does two things: " + String.join(" and ", kinds),
          "give it one of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    var state = switch (kinds.getFirst()) {
      case "ask" -> ask(fields, id, ids);
      case "ask-many" -> askMany(fields, id, ids);
      case "say" -> Optional.of(say(fields, id, ids));
      case "decide" -> Optional.of(decide(fields, id, ids));
      case "offer" -> Optional.of(offer(fields, id, ids));
      case "conclude" -> Optional.of(conclude(fields, id, ids));
      case "handoff" -> Optional.<State>of(new State.Handoff(id, fields.text("handoff"), next(fields, id, ids)));
      case "call" -> call(fields, id, ids);
      default -> Optional.of(end(fields, id, ids));
    };
    fields.done();
    return state;
  }

  private Optional<State> ask(Fields fields, StateId id, Set<String> ids) {
    var skipWhen = fields.optional("skip-when").map(names::condition);
    var next = next(fields, id, ids);
    return fields
        .required("ask")
        .flatMap(tree -> names.word(tree, "'ask'").map(word -> target(word, tree.place())))
        .map(target -> new State.Ask(id, target, skipWhen, next));
  }

  private State.Target target(String word, Problem.Place place) {
    return names.known().attributes().contains(word)
        ? new State.Target.OfAttribute(new AttributeId(word))
        : new State.Target.OfFinding(names.finding(word, place));
  }

  private Optional<State> askMany(Fields fields, StateId id, Set<String> ids) {
    var next = next(fields, id, ids);
    return fields
        .required("ask-many")
        .flatMap(this::checklist)
        .map(checklist -> new State.AskMany(id, checklist, next));
  }

  private Optional<ChecklistId> checklist(Tree tree) {
    return names
        .word(tree, "'ask-many'")
        .filter(
            word -> names.isKnown(word, names.known().checklists(), "checklist", tree.place(),
                "write it under 'checklists' of red-flags.yaml"))
        .map(ChecklistId::new);
  }

  private State say(Fields fields, StateId id, Set<String> ids) {
    var text = fields.text("say");
    Texts.check(text, fields.placeOf("say"), Set.of(), problems);
    var onlyWhen = fields.optional("only-when").map(names::condition);
    var reopen = new LinkedHashSet<ChecklistId>();
    fields.optionalList("reopen").forEach(tree -> checklist(tree).ifPresent(reopen::add));
    var source = fields.source();
    return new State.Say(id, text, onlyWhen, reopen, source, next(fields, id, ids));
  }

  private State decide(Fields fields, StateId id, Set<String> ids) {
    var cases = new ArrayList<State.Case>();
    for (var item : fields.list("decide")) {
      var one = new Fields(item, "a case of '" + id + "'", problems);
      var when = one.required("when").map(names::condition).orElse(new Condition.All(List.of()));
      cases.add(new State.Case(when, next(one, id, ids), one.flag("once")));
      one.done();
    }
    var otherwise = fields.optional("otherwise");
    if (otherwise.isEmpty()) {
      problems.add(
          Problem.Code.PL011,
          fields.place(),
          "the state '" + id + "' decides and has no 'otherwise'",
          "add 'otherwise:' with the state for everyone whom no case fits");
    }
    return new State.Decide(id, cases, otherwise.map(tree -> stateNamed(tree, id, ids)).orElseGet(() -> following(id, ids)));
  }

  private State offer(Fields fields, StateId id, Set<String> ids) {
    var measures = new ArrayList<MeasureId>();
    for (var tree : fields.list("offer")) {
      names
          .word(tree, "a measure")
          .filter(
              word -> names.isKnown(word, names.known().measures(), "relief measure", tree.place(), "write it in self-relief.yaml"))
          .ifPresent(word -> measures.add(new MeasureId(word)));
    }
    var text = fields.text("text");
    var none = fields.text("none");
    Texts.check(text, fields.placeOf("text"), Set.of(), problems);
    Texts.check(none, fields.placeOf("none"), Set.of(), problems);
    return new State.Offer(id, measures, text, none, next(fields, id, ids));
  }

  private State conclude(Fields fields, StateId id, Set<String> ids) {
    fields.flag("conclude");
    return new State.Conclude(id, fields.flag("patterns"), next(fields, id, ids));
  }

  private Optional<State> call(Fields fields, StateId id, Set<String> ids) {
    var next = next(fields, id, ids);
    return fields
        .required("call")
        .flatMap(
            tree -> names
                .word(tree, "'call'")
                .filter(
                    word -> names.isKnown(word, names.known().dialogs(), "dialog", tree.place(),
                        "write a file whose 'dialog:' has this name")))
        .map(word -> new State.Call(id, new DialogId(word), next));
  }

  private State end(Fields fields, StateId id, Set<String> ids) {
    var text = fields.optional("end").filter(tree -> !isTrue(tree)).map(tree -> fields.text("end"));
    text.ifPresent(words -> Texts.check(words, fields.placeOf("end"), Set.of(), problems));
    return new State.End(id, text, fields.optional("check-in").map(tree -> stateNamed(tree, id, ids)));
  }

  private static boolean isTrue(Tree tree) {
    return tree instanceof Tree.Scalar scalar && scalar.text().equals("true");
  }

  private StateId next(Fields fields, StateId id, Set<String> ids) {
    var next = fields.optional("next");
    if (next.isEmpty()) {
      problems.add(
          Problem.Code.PL012,
          fields.place(),
          "the state '" + id + "' leads nowhere",
          "add 'next:' with the state that follows, or make it an 'end'");
      return following(id, ids);
    }
    return stateNamed(next.get(), id, ids);
  }

  private StateId stateNamed(Tree tree, StateId from, Set<String> ids) {
    var word = names.word(tree, "the state that follows '" + from + "'");
    if (word.isEmpty()) {
      return NOWHERE;
    }
    if (!ids.contains(word.get())) {
      problems.add(
          Problem.Code.PL010,
          tree.place(),
          "the state '" + from + "' leads to '" + word.get() + "', which is not there",
          Nearest.mend(word.get(), ids, "add a state '" + word.get() + "', or name one that is there"));
      return Nearest.of(word.get(), ids).map(StateId::new).orElseGet(() -> following(from, ids));
    }
    return new StateId(word.get());
  }

  /** Where a broken way probably leads, so that one mistake is not told again as ten others. */
  private static StateId following(StateId id, Set<String> ids) {
    var rest = ids.stream().dropWhile(name -> !name.equals(id.value())).skip(1).findFirst();
    return rest.map(StateId::new).orElse(NOWHERE);
  }

  /** The checklists of a file, wherever it keeps them. */
  Map<Checklist, Problem.Place> checklists(Fields file) {
    var checklists = new LinkedHashMap<Checklist, Problem.Place>();
    for (var entry : file.optionalEntries("checklists")) {
      var fields = new Fields(entry.value(), "the checklist '" + entry.key() + "'", problems);
      var items = new LinkedHashSet<FindingId>();
      for (var tree : fields.list("items")) {
        var item = names.finding(tree);
        if (!items.add(item)) {
          problems.add(Problem.Code.PL008, tree.place(), "'" + item + "' stands twice in this checklist", "keep one");
        }
      }
      var screening = fields.flag("screening");
      var text = fields.text("text");
      var again = fields.text("again");
      Texts.check(text, fields.placeOf("text"), Set.of(), problems);
      Texts.check(again, fields.placeOf("again"), Set.of(), problems);
      var why = fields.text("why");
      var source = fields.source();
      fields.done();
      if (items.isEmpty()) {
        problems.add(Problem.Code.PL006, entry.place(), "the checklist '" + entry.key() + "' asks nothing", "list findings under 'items'");
      } else {
        checklists.put(
            new Checklist(new ChecklistId(entry.key()), screening, text, again, why, List.copyOf(items), source), entry.place());
      }
    }
    return checklists;
  }
}
