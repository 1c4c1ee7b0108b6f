package io.plumbline.safety;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Evidence;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The safety screen: all rules of danger, and the one place where the level of care is decided.
 *
 * <p>A rule that cannot be decided yet is handed back as undecided, so that whoever asks the questions can ask; it never counts as false.
 */
public final class Screen {

  private final List<Rule> rules;
  private final List<Condition> conditions;
  private final Map<String, Condition> named;
  private final Scoring scoring;
  private final List<Set<Condition.Atom>> atoms;
  private final Map<FindingId, Rule.RedFlag> redFlags = new LinkedHashMap<>();

  /**
   * @param rules every red flag, combination and floor
   * @param named conditions used by name in the rules
   */
  public Screen(List<Rule> rules, Map<String, Condition> named, Scoring scoring) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::level)).toList();
    this.named = Map.copyOf(named);
    this.scoring = scoring;
    this.conditions = this.rules.stream().map(Rule::when).toList();
    this.atoms = conditions.stream().map(condition -> condition.atoms(this.named)).toList();
    for (var rule : this.rules) {
      if (rule instanceof Rule.RedFlag flag) {
        redFlags.putIfAbsent(flag.finding(), flag);
      }
    }
  }

  /** Most urgent first. */
  public List<Rule> rules() {
    return rules;
  }

  public Scoring scoring() {
    return scoring;
  }

  /** The facts as the rules see them: settled doubts and history scored, the level known. */
  public Evidence evidence(Facts facts) {
    return new Scored(facts);
  }

  public Truth truth(Condition condition, Facts facts) {
    return condition.truth(evidence(facts), named);
  }

  /** The level as far as the facts go; what is unknown has not raised it. */
  public Verdict assess(Facts facts) {
    var evidence = new FactsScored(facts);
    var fired = new ArrayList<Rule>();
    for (int i = 0; i < rules.size(); i++) {
      firing(i, facts, evidence).ifPresent(fired::add);
    }
    return verdict(facts, fired);
  }

  /** The level when nothing more can be asked: a red flag that is still open, and would raise the level, counts as unsure and never as absent. */
  public Verdict conclude(Facts facts) {
    var level = assess(facts).level();
    var evidence = new FactsScored(facts);
    var fired = new ArrayList<Rule>();
    var withLevel = evidence(facts);
    for (int i = 0; i < rules.size(); i++) {
      var fires = firing(i, facts, evidence);
      if (fires.isEmpty() && rules.get(i) instanceof Rule.RedFlag flag && conditions.get(i).truth(withLevel, named).isUnknown()) {
        fires = atUnsureLevel(flag).filter(open -> !level.isAtLeast(open.level()));
      }
      fires.ifPresent(fired::add);
    }
    return verdict(facts, fired);
  }

  /** The rules that could still raise the level above what the facts give now, most urgent first. */
  public List<Rule> undecided(Facts facts) {
    return undecidedAt(facts).stream().map(rules::get).toList();
  }

  private List<Integer> undecidedAt(Facts facts) {
    var level = assess(facts).level();
    var evidence = evidence(facts);
    var undecided = new ArrayList<Integer>();
    for (int i = 0; i < rules.size(); i++) {
      if (!level.isAtLeast(mostUrgentOf(rules.get(i))) && conditions.get(i).truth(evidence, named).isUnknown()) {
        undecided.add(i);
      }
    }
    return undecided;
  }

  /** Findings and attributes whose answer could still raise the level. */
  public Set<Condition.Atom> relevant(Facts facts) {
    var relevant = new LinkedHashSet<Condition.Atom>();
    undecidedAt(facts).forEach(rule -> relevant.addAll(atoms.get(rule)));
    return relevant;
  }

  public Optional<Rule.RedFlag> redFlag(FindingId finding) {
    return Optional.ofNullable(redFlags.get(finding));
  }

  public List<Rule.RedFlag> redFlags() {
    return List.copyOf(redFlags.values());
  }

  private Optional<Rule> firing(int at, Facts facts, Evidence evidence) {
    var rule = rules.get(at);
    if (rule instanceof Rule.RedFlag flag && facts.isSettledUnsure(flag.finding())) {
      return atUnsureLevel(flag);
    }
    return conditions.get(at).truth(evidence, named).isTrue() ? Optional.of(rule) : Optional.empty();
  }

  private Optional<Rule> atUnsureLevel(Rule.RedFlag flag) {
    if (!scoring.unsureIsPresent().contains(flag.finding())) {
      return Optional.empty();
    }
    return flag.unsureLevel()
        .map(
            level -> new Rule.RedFlag(flag.finding(), level, flag.unsureLevel(), flag.instruction(), flag.source()));
  }

  private static Disposition mostUrgentOf(Rule rule) {
    return rule instanceof Rule.RedFlag flag
        ? flag.unsureLevel().map(flag.level()::orMoreUrgent).orElse(flag.level())
        : rule.level();
  }

  private Verdict verdict(Facts facts, List<Rule> fired) {
    var byUrgency = fired.stream().sorted(Comparator.comparing(Rule::level)).toList();
    var level = byUrgency.isEmpty() ? Disposition.SELF_CARE : byUrgency.getFirst().level();
    var because = new LinkedHashSet<FindingId>();
    byUrgency.stream().filter(rule -> rule.level() == level).forEach(rule -> because.addAll(reasons(rule, facts)));
    return new Verdict(level, byUrgency, because);
  }

  private SequencedSet<FindingId> reasons(Rule rule, Facts facts) {
    var reasons = new LinkedHashSet<FindingId>();
    for (var atom : rule.when().atoms(named)) {
      if (atom instanceof Condition.Atom.OfFinding(var finding) && countsAgainst(finding, rule, facts)) {
        reasons.add(finding);
      }
    }
    return reasons;
  }

  private boolean countsAgainst(FindingId finding, Rule rule, Facts facts) {
    return scoring.truthOf(finding, facts).isTrue()
        || facts.statusOf(finding).filter(status -> status == Status.UNSURE).isPresent()
        || rule instanceof Rule.RedFlag;
  }

  /** Scored facts without the level, for the rules themselves: a rule never reads the level that it helps to decide. */
  private class FactsScored implements Evidence {
    final Facts facts;

    FactsScored(Facts facts) {
      this.facts = facts;
    }

    @Override
    public Truth truthOf(FindingId finding) {
      return scoring.truthOf(finding, facts);
    }

    @Override
    public Optional<Status> statusOf(FindingId finding) {
      return facts.statusOf(finding);
    }

    @Override
    public Optional<Double> numberOf(AttributeId attribute) {
      return facts.numberOf(attribute);
    }

    @Override
    public Optional<String> wordOf(AttributeId attribute) {
      return facts.wordOf(attribute);
    }
  }

  private final class Scored extends FactsScored {

    private @Nullable Disposition level;

    Scored(Facts facts) {
      super(facts);
    }

    @Override
    public Truth levelAtLeast(Disposition least) {
      if (level == null) {
        level = assess(facts).level();
      }
      return Truth.of(level.isAtLeast(least));
    }
  }
}
