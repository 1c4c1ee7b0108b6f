package io.plumbline.studio;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Switch;
import io.plumbline.safety.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "signs", description = "Every warning sign, rule and switch with its level, where it is asked and its source; docs/warning-signs.md is this.")
final class SignsCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The dialogs; ./dialogs, else those built in, when not given.")
  Optional<Path> folder = Optional.empty();

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var compiled = DialogFolder.read(folder, Set.of(), spec);
    var content = DialogFolder.usable(compiled, spec);
    var out = spec.commandLine().getOut();
    out.println("# Warning signs, rules and switches");
    out.println();
    out.println(
        "Printed by `./plumbline signs` from `dialogs/`. A sign that stays unsure after the plainer question counts as the third column says.");
    redFlags(content, out);
    rules("Combinations", content.screen().rules().stream().filter(Rule.Combination.class::isInstance).toList(), out);
    rules("Floors", content.screen().rules().stream().filter(Rule.Floor.class::isInstance).toList(), out);
    switches(compiled.switches(), out);
    out.flush();
    return Plumbline.GOOD;
  }

  private static void redFlags(Content content, PrintWriter out) {
    table(out, "Warning signs", "sign", "means", "level", "if unsure", "asked in", "source");
    for (var flag : content.screen().redFlags()) {
      var finding = content.catalogue().finding(flag.finding()).orElseThrow();
      row(out, flag.id(), finding.means(), flag.level().wire(), unsure(flag, finding), asked(flag.finding(), finding, content),
          flag.source());
    }
  }

  private static String unsure(Rule.RedFlag flag, Finding finding) {
    return finding.unsure() == Finding.Unsure.PRESENT ? flag.unsureLevel().map(Disposition::wire).orElse(flag.level().wire()) : "as absent";
  }

  private static String asked(FindingId id, Finding finding, Content content) {
    var lists = content.checklists().values().stream().filter(list -> list.items().contains(id)).map(list -> list.id().value()).toList();
    return finding.derived().map(from -> "follows from " + written(from)).orElse(String.join(", ", lists));
  }

  private static void rules(String title, List<Rule> rules, PrintWriter out) {
    table(out, title, "rule", "when", "level", "source");
    rules.forEach(rule -> row(out, rule.id(), written(rule.when()), rule.level().wire(), rule.source()));
  }

  private static void switches(List<Switch> switches, PrintWriter out) {
    table(out, "Switches", "switch", "set", "the question to the clinical lead", "rules", "source");
    switches.forEach(one -> row(out, one.id(), one.on() ? "on" : "off", one.means(), String.join(", ", one.rules()), one.source()));
  }

  private static void table(PrintWriter out, String title, String... columns) {
    out.println();
    out.println("## " + title);
    out.println();
    row(out, columns);
    out.println("|---".repeat(columns.length) + "|");
  }

  private static void row(PrintWriter out, String... cells) {
    out.println("| " + String.join(" | ", cells) + " |");
  }

  /** A condition as it stands in the files. */
  private static String written(Condition condition) {
    return switch (condition) {
      case Condition.Has(var finding) -> finding.value();
      case Condition.Is(var finding, var status) -> finding + " is " + status.wire();
      case Condition.AttributeAtLeast(var attribute, var least) ->
        attribute + " at least " + (least == Math.rint(least) ? String.valueOf((long) least) : String.valueOf(least));
      case Condition.AttributeIs(var attribute, var word) -> attribute + " is " + word;
      case Condition.LevelAtLeast(var level) -> level.wire() + " or above";
      case Condition.All(var of) -> "all of (" + written(of) + ")";
      case Condition.Any(var of) -> "any of (" + written(of) + ")";
      case Condition.AtLeast(var count, var of) -> count + " of (" + written(of) + ")";
      case Condition.Not(var of) -> "not " + written(of);
      case Condition.Named(var name) -> "*" + name + "*";
    };
  }

  private static String written(List<Condition> of) {
    return of.stream().map(SignsCommand::written).collect(Collectors.joining(", "));
  }
}
