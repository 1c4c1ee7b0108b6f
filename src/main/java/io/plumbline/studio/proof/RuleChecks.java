package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.Content;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The rules by themselves, each over every assignment of all that it reads: one more present finding never makes a rule less true. The level is that
 * of the most urgent rule which is true, so what holds for each rule holds for the level.
 */
final class RuleChecks {

  private final Content content;
  private final Residue residue;
  private final List<Checks.Broken> broken = new ArrayList<>();

  private RuleChecks(Content content) {
    this.content = content;
    this.residue = new Residue(List.of(content));
  }

  static List<Checks.Broken> of(Content content) {
    var checks = new RuleChecks(content);
    content.screen().rules().forEach(checks::check);
    return checks.broken;
  }

  private void check(Rule rule) {
    var atoms = List.copyOf(rule.when().atoms(content.named()));
    for (var atom : atoms) {
      if (atom instanceof Condition.Atom.OfFinding(var finding)) {
        var others = atoms.stream().filter(other -> !other.equals(atom)).toList();
        for (var less : less(finding)) {
          compare(rule, finding, others, 0, facts(finding, Status.PRESENT).apply(Facts.NONE), less.apply(Facts.NONE), new HashSet<>());
        }
      }
    }
  }

  private static UnaryOperator<Facts> facts(FindingId finding, Status status) {
    return facts -> facts.with(finding, status);
  }

  /** Every way in which the finding is not plainly present. */
  private static List<UnaryOperator<Facts>> less(FindingId finding) {
    return List.of(UnaryOperator.identity(), facts(finding, Status.ABSENT), facts(finding, Status.UNSURE),
        facts -> facts.withSettledUnsure(finding),
        facts(finding, Status.PAST), facts(finding, Status.HYPOTHETICAL));
  }

  /** Goes through the other things that the rule reads, one after the other; a pair of conditions with the same rest open is gone through once. */
  private void compare(Rule rule, FindingId finding, List<Condition.Atom> others, int next, Facts more, Facts less, Set<Object> seen) {
    var open = Set.copyOf(others.subList(next, others.size()));
    var leftMore = Partly.of(rule.when(), more, content, atom -> !open.contains(atom));
    var leftLess = Partly.of(rule.when(), less, content, atom -> !open.contains(atom));
    if (leftMore.equals(leftLess) || leftMore == Truth.TRUE || leftLess == Truth.FALSE || !seen.add(List.of(next, leftMore, leftLess))) {
      return;
    }
    if (next == others.size()) {
      var with = content.screen().truth(rule.when(), more);
      var without = content.screen().truth(rule.when(), less);
      if (rank(with) < rank(without)) {
        broken.add(
            new Checks.Broken(
                Invariant.MORE_SIGNS_NEVER_LOWER,
                rule.id() + " is " + without + " without " + finding + " and " + with + " with it, given " + less.findings()
                    + less.attributes()));
      }
      return;
    }
    for (var value : values(others.get(next))) {
      compare(rule, finding, others, next + 1, value.apply(more), value.apply(less), seen);
    }
  }

  private List<UnaryOperator<Facts>> values(Condition.Atom atom) {
    return switch (atom) {
      case Condition.Atom.OfFinding(var finding) -> {
        var all = new ArrayList<>(less(finding));
        all.add(facts(finding, Status.PRESENT));
        yield all;
      }
      case Condition.Atom.OfAttribute(var attribute) -> {
        var all = new ArrayList<UnaryOperator<Facts>>();
        all.add(UnaryOperator.identity());
        all.add(facts -> facts.with(attribute, new AttributeValue.NotSaid()));
        all.add(facts -> facts.with(attribute, new AttributeValue.Number(0)));
        for (double bound : residue.boundsOf(attribute)) {
          all.add(facts -> facts.with(attribute, new AttributeValue.Number(bound)));
        }
        yield all;
      }
    };
  }

  private static int rank(Truth truth) {
    return switch (truth) {
      case FALSE -> 0;
      case UNKNOWN -> 1;
      case TRUE -> 2;
    };
  }
}
