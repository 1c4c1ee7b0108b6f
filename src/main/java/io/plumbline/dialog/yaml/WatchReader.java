package io.plumbline.dialog.yaml;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.DialogId;
import io.plumbline.dialog.Interrupt;
import io.plumbline.dialog.Switch;
import io.plumbline.safety.Instruction;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code watch.yaml}: what is heard in any state of any pack. */
final class WatchReader {

  private final Names names;
  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Problem.Place> conditionPlaces = new LinkedHashMap<>();

  private final SwitchReader switches;

  /** @param turned switches to set the other way than the file does */
  WatchReader(Names names, Problems problems, Set<String> turned) {
    this.names = names;
    this.problems = problems;
    this.switches = new SwitchReader(names, problems, turned);
  }

  /** What the file holds. */
  record Watch(
      Map<String, Condition> conditions, List<Rule> rules, List<Interrupt> interrupts, List<Switch> switches) {}

  Watch read(Tree tree) {
    var file = new Fields(tree, Known.WATCH, problems);
    var conditions = new LinkedHashMap<String, Condition>();
    for (var entry : file.optionalEntries("conditions")) {
      conditions.put(entry.key(), names.condition(entry.value()));
      conditionPlaces.put(entry.key(), entry.place());
    }
    checkCircles(conditions);
    var rules = new LinkedHashMap<String, Rule>();
    file.list("red-flags").forEach(item -> redFlag(item).ifPresent(rule -> rules.put(rule.id(), rule)));
    file.optionalList("combinations").forEach(item -> combination(item).ifPresent(rule -> rules.put(rule.id(), rule)));
    file.optionalList("floors").forEach(item -> floor(item).ifPresent(rule -> rules.put(rule.id(), rule)));
    switches.read(file.optionalEntries("switches"), rules);
    var interrupts = new ArrayList<Interrupt>();
    file.optionalList("interrupts").forEach(item -> interrupt(item).ifPresent(interrupts::add));
    file.done();
    return new Watch(conditions, List.copyOf(rules.values()), interrupts, switches.switches());
  }

  Map<String, Problem.Place> conditionPlaces() {
    return conditionPlaces;
  }

  private Optional<Rule> redFlag(Tree tree) {
    var fields = new Fields(tree, "the red flag", problems);
    var finding = fields.required("finding").map(names::finding);
    finding.ifPresent(id -> unique(id.value(), fields.placeOf("finding")));
    var level = fields.required("level").flatMap(names::level);
    var unsureLevel = fields.optional("unsure-level").flatMap(names::level);
    var instruction = instruction(fields, level);
    var source = fields.source();
    fields.done();
    return finding.flatMap(
        id -> level.map(
            known -> new Rule.RedFlag(id, known, Optional.of(unsureLevel.orElse(known)), instruction, source)));
  }

  private Optional<Rule> combination(Tree tree) {
    var fields = new Fields(tree, "the combination", problems);
    var id = id(fields);
    var when = fields.required("when").map(names::condition);
    var level = fields.required("level").flatMap(names::level);
    var instruction = instruction(fields, level);
    var source = fields.source();
    fields.done();
    return when.flatMap(condition -> level.map(known -> new Rule.Combination(id, condition, known, instruction, source)));
  }

  private Optional<Rule> floor(Tree tree) {
    var fields = new Fields(tree, "the floor", problems);
    var id = id(fields);
    var when = fields.required("when").map(names::condition);
    var level = fields.required("level").flatMap(names::level);
    var source = fields.source();
    fields.done();
    return when.flatMap(condition -> level.map(known -> new Rule.Floor(id, condition, known, source)));
  }

  private Optional<Interrupt> interrupt(Tree tree) {
    var fields = new Fields(tree, "the interrupt", problems);
    var id = id(fields);
    var when = fields.required("when").map(names::condition);
    var dialog = fields
        .required("dialog")
        .flatMap(
            name -> names
                .word(name, "'dialog'")
                .filter(
                    word -> names.isKnown(
                        word, names.known().dialogs(), "dialog", name.place(), "write a file whose 'dialog:' has this name")));
    fields.done();
    return when.flatMap(condition -> dialog.map(name -> new Interrupt(id, condition, new DialogId(name))));
  }

  private String id(Fields fields) {
    var id = fields.text("id");
    if (!id.isBlank()) {
      unique(id, fields.placeOf("id"));
    }
    return id;
  }

  private void unique(String id, Problem.Place place) {
    if (!ids.add(id)) {
      problems.add(Problem.Code.PL008, place, "the id '" + id + "' stands twice in " + Known.WATCH,
          "keep one, or give the other its own id");
    }
  }

  private Instruction instruction(Fields fields, Optional<Disposition> level) {
    var lead = fields.optionalText("lead");
    var tell = fields.optionalText("tell");
    lead.ifPresent(text -> Texts.check(text, fields.placeOf("lead"), Set.of(), problems));
    var lines = new ArrayList<String>();
    for (var line : fields.optionalList("lines")) {
      names
          .word(line, "a line")
          .filter(
              word -> names.isKnown(word, names.known().lines(), "phone line", line.place(), "add it to each region of " + Known.LEVELS))
          .ifPresent(lines::add);
    }
    if (tell.isEmpty() && level.filter(known -> known.isAtLeast(Disposition.URGENT_SAME_DAY)).isPresent()) {
      problems.add(
          Problem.Code.PL005, fields.place(), "an urgent rule has no 'tell'", "add 'tell:' with the words to say on the phone");
    }
    return new Instruction(lead, tell, lines);
  }

  private void checkCircles(Map<String, Condition> conditions) {
    for (var entry : conditions.entrySet()) {
      if (reaches(entry.getValue(), entry.getKey(), conditions, new HashSet<>())) {
        problems.add(
            Problem.Code.PL021,
            conditionPlaces.getOrDefault(entry.getKey(), new Problem.Place(Known.WATCH, 1, 1)),
            "the condition '" + entry.getKey() + "' is defined by itself",
            "write it out without its own name");
      }
    }
  }

  private static boolean reaches(Condition from, String name, Map<String, Condition> conditions, Set<String> seen) {
    return switch (from) {
      case Condition.Named(var other) -> {
        var definition = conditions.get(other);
        yield other.equals(name) || (seen.add(other) && definition != null && reaches(definition, name, conditions, seen));
      }
      case Condition.All(var of) -> of.stream().anyMatch(one -> reaches(one, name, conditions, seen));
      case Condition.Any(var of) -> of.stream().anyMatch(one -> reaches(one, name, conditions, seen));
      case Condition.AtLeast(var count, var of) -> of.stream().anyMatch(one -> reaches(one, name, conditions, seen));
      case Condition.Not(var of) -> reaches(of, name, conditions, seen);
      case Condition.Has has -> false;
      case Condition.Is is -> false;
      case Condition.AttributeAtLeast atLeast -> false;
      case Condition.AttributeIs is -> false;
      case Condition.LevelAtLeast level -> false;
    };
  }
}
