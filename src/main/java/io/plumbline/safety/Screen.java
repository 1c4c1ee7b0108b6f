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
  private final List<Ready> ready;
  private final Map<String, Condition> named;
  private final Scoring scoring;
  private final Map<FindingId, Rule.RedFlag> redFlags = new LinkedHashMap<>();

  /**
   * @param rules every red flag, combination and floor
   * @param named conditions used by name in the rules
   */
  public Screen(List<Rule> rules, Map<String, Condition> named, Scoring scoring) {
    this.rules = rules.stream().sorted(Comparator.comparing(Rule::level)).toList();
    this.named = Map.copyOf(named);
    this.scoring = scoring;
    this.ready = this.rules.stream().map(rule -> new Ready(rule, rule.when(), rule.when().atoms(this.named))).toList();
    for (var rule : this.rules) {
      if (rule instanceof Rule.RedFlag flag) {
        redFlags.putIfAbsent(flag.finding(), flag);
      }
    }
  }

  /** A rule with its condition and what that reads, made once: a turn asks for them many times. */
  private record Ready(Rule rule, Condition when, Set<Condition.Atom> atoms) {}

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
    for (var one : ready) {
      firing(one, facts, evidence).ifPresent(fired::add);
    }
    return verdict(facts, fired);
  }

  /** The level when nothing more can be asked: a red flag that is still open, and would raise the level, counts as unsure and never as absent. */
  public Verdict conclude(Facts facts) {
    var level = assess(facts).level();
    var evidence = new FactsScored(facts);
    var fired = new ArrayList<Rule>();
    var withLevel = evidence(facts);
    for (var one : ready) {
      var fires = firing(one, facts, evidence);
      if (fires.isEmpty() && one.rule() instanceof Rule.RedFlag flag && one.when().truth(withLevel, named).isUnknown()) {
        fires = atUnsureLevel(flag).filter(open -> !level.isAtLeast(open.level()));
      }
      fires.ifPresent(fired::add);
    }
    return verdict(facts, fired);
  }

  /** The rules that could still raise the level above what the facts give now, most urgent first. */
  public List<Rule> undecided(Facts facts) {
    return open(facts).stream().map(Ready::rule).toList();
  }

  private List<Ready> open(Facts facts) {
    var level = assess(facts).level();
    var evidence = evidence(facts);
    return ready.stream()
        .filter(one -> !level.isAtLeast(mostUrgentOf(one.rule())) && one.when().truth(evidence, named).isUnknown())
        .toList();
  }

  /** Findings and attributes whose answer could still raise the level. */
  public Set<Condition.Atom> relevant(Facts facts) {
    var relevant = new LinkedHashSet<Condition.Atom>();
    open(facts).forEach(one -> relevant.addAll(one.atoms()));
    return relevant;
  }

  public Optional<Rule.RedFlag> redFlag(FindingId finding) {
    return Optional.ofNullable(redFlags.get(finding));
  }

  public List<Rule.RedFlag> redFlags() {
    return List.copyOf(redFlags.values());
  }

  private Optional<Rule> firing(Ready one, Facts facts, Evidence evidence) {
    if (one.rule() instanceof Rule.RedFlag flag && facts.isSettledUnsure(flag.finding())) {
      return atUnsureLevel(flag);
    }
    return one.when().truth(evidence, named).isTrue() ? Optional.of(one.rule()) : Optional.empty();
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
