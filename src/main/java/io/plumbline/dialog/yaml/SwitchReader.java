package io.plumbline.dialog.yaml;

import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.Switch;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the switches of {@code watch.yaml} and turns the rules that they hold. */
final class SwitchReader {

  private final Names names;
  private final Problems problems;
  private final Set<String> turned;
  private final List<Switch> switches = new ArrayList<>();

  /** @param turned switches to set the other way than the file does */
  SwitchReader(Names names, Problems problems, Set<String> turned) {
    this.names = names;
    this.problems = problems;
    this.turned = turned;
  }

  List<Switch> switches() {
    return switches;
  }

  /** @param rules by id, changed as the switches say */
  void read(List<Tree.Entry> entries, Map<String, Rule> rules) {
    for (var entry : entries) {
      var fields = new Fields(entry.value(), "the switch '" + entry.key() + "'", problems);
      var on = fields.flag("on") != turned.contains(entry.key());
      var offLevel = fields.optional("off-level").flatMap(names::level);
      var held = new LinkedHashMap<String, Rule>();
      for (var name : fields.list("rules")) {
        names.word(name, "a rule").ifPresent(id -> {
          var rule = rules.get(id);
          if (rule == null) {
            problems.add(Problem.Code.PL018, name.place(), "no rule is called '" + id + "'",
                Nearest.mend(id, rules.keySet(), "name a rule of this file"));
          } else {
            held.put(id, rule);
          }
        });
      }
      held.values().stream().filter(rule -> offLevel.filter(off -> off.isAtLeast(rule.level())).isPresent()).findFirst()
          .ifPresent(
              rule -> problems.add(
                  Problem.Code.PL019, fields.placeOf("off-level"), "'" + rule.id() + "' is no more urgent when the switch is on",
                  "write the stricter level at the rule, and the laxer as 'off-level'"));
      switches.add(new Switch(entry.key(), on, List.copyOf(held.keySet()), fields.text("means"), fields.source()));
      fields.done();
      if (!on) {
        held.forEach((id, rule) -> offLevel.ifPresentOrElse(off -> rules.put(id, at(off, rule)), () -> rules.remove(id)));
      }
    }
  }

  private static Rule at(Disposition level, Rule rule) {
    return switch (rule) {
      case Rule.RedFlag(var finding, var strict, var unsure, var instruction, var source) ->
        new Rule.RedFlag(finding, level, unsure.map(known -> known == strict ? level : known), instruction, source);
      case Rule.Combination(var id, var when, var strict, var instruction, var source) ->
        new Rule.Combination(id, when, level, instruction, source);
      case Rule.Floor(var id, var when, var strict, var source) -> new Rule.Floor(id, when, level, source);
    };
  }
}
