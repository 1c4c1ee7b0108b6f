package io.plumbline.clinical;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A rule that is TRUE, FALSE or UNKNOWN of the {@link Evidence}; total and pure, it never throws.
 *
 * <p>{@link Named} conditions are looked up in the map given to {@link #truth}; the compiler of the content has made sure that each name is there
 * and that none is defined by itself. A name that is missing all the same is UNKNOWN.
 */
public sealed interface Condition {

  /** The finding is true of the patient. */
  record Has(FindingId finding) implements Condition {}

  /** The finding was spoken of just so; UNKNOWN while nobody has spoken of it. */
  record Is(FindingId finding, Status status) implements Condition {}

  /** The number is known and not below the bound; UNKNOWN while the number is. */
  record AttributeAtLeast(AttributeId attribute, double bound) implements Condition {
    public AttributeAtLeast {
      if (!Double.isFinite(bound)) {
        throw new IllegalArgumentException("the bound for " + attribute + " is finite, not " + bound);
      }
    }
  }

  /** The attribute holds this word; UNKNOWN while it holds none. */
  record AttributeIs(AttributeId attribute, String word) implements Condition {}

  /** Every one; TRUE of none. */
  record All(List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }
  }

  /** Some one; FALSE of none. */
  record Any(List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** At least so many of the list. */
  record AtLeast(int count, List<Condition> of) implements Condition {
    public AtLeast {
      of = List.copyOf(of);
      if (count < 1 || count > of.size()) {
        throw new IllegalArgumentException("at-least " + count + " of " + of.size() + " conditions can never be decided by them");
      }
    }
  }

  record Not(Condition of) implements Condition {}

  /** The safety screen as it stands gives this level or a more urgent one. */
  record LevelAtLeast(Disposition level) implements Condition {}

  /** A condition that is written once and used by name. */
  record Named(String name) implements Condition {}

  /** Every finding and attribute that the condition reads, names followed. */
  default Set<Atom> atoms(Map<String, Condition> named) {
    var atoms = new LinkedHashSet<Atom>();
    collect(named, atoms, new HashSet<>());
    return Collections.unmodifiableSet(atoms);
  }

  private void collect(Map<String, Condition> named, Set<Atom> atoms, Set<String> followed) {
    switch (this) {
      case Has(var finding) -> atoms.add(new Atom.OfFinding(finding));
      case Is(var finding, var status) -> atoms.add(new Atom.OfFinding(finding));
      case AttributeAtLeast(var attribute, var bound) -> atoms.add(new Atom.OfAttribute(attribute));
      case AttributeIs(var attribute, var word) -> atoms.add(new Atom.OfAttribute(attribute));
      case All(var of) -> of.forEach(one -> one.collect(named, atoms, followed));
      case Any(var of) -> of.forEach(one -> one.collect(named, atoms, followed));
      case AtLeast(var count, var of) -> of.forEach(one -> one.collect(named, atoms, followed));
      case Not(var of) -> of.collect(named, atoms, followed);
      case LevelAtLeast(var level) -> {
        // reads the screen, not a fact of its own
      }
      case Named(var name) -> {
        var definition = named.get(name);
        if (definition != null && followed.add(name)) {
          definition.collect(named, atoms, followed);
        }
      }
    }
  }

  /** The first thing that the condition still waits for, or nothing when it is decided. */
  default Optional<Atom> firstUnknown(Evidence evidence, Map<String, Condition> named) {
    if (!truth(evidence, named).isUnknown()) {
      return Optional.empty();
    }
    return switch (this) {
      case Has(var finding) -> Optional.of(new Atom.OfFinding(finding));
      case Is(var finding, var status) -> Optional.of(new Atom.OfFinding(finding));
      case AttributeAtLeast(var attribute, var bound) -> Optional.of(new Atom.OfAttribute(attribute));
      case AttributeIs(var attribute, var word) -> Optional.of(new Atom.OfAttribute(attribute));
      case All(var of) -> firstUnknown(of, evidence, named);
      case Any(var of) -> firstUnknown(of, evidence, named);
      case AtLeast(var count, var of) -> firstUnknown(of, evidence, named);
      case Not(var of) -> of.firstUnknown(evidence, named);
      case LevelAtLeast(var level) -> Optional.empty();
      case Named(var name) -> {
        var definition = named.get(name);
        yield definition == null ? Optional.empty() : definition.firstUnknown(evidence, named);
      }
    };
  }

  private static Optional<Atom> firstUnknown(List<Condition> of, Evidence evidence, Map<String, Condition> named) {
    return of.stream().flatMap(one -> one.firstUnknown(evidence, named).stream()).findFirst();
  }

  /** What a condition reads at its leaves. */
  sealed interface Atom {
    record OfFinding(FindingId finding) implements Atom {}

    record OfAttribute(AttributeId attribute) implements Atom {}
  }

  default Truth truth(Evidence evidence, Map<String, Condition> named) {
    return switch (this) {
      case Has(var finding) -> evidence.truthOf(finding);
      case Is(var finding, var status) ->
        evidence.statusOf(finding).map(known -> Truth.of(known == status)).orElse(Truth.UNKNOWN);
      case AttributeAtLeast(var attribute, var bound) ->
        evidence.numberOf(attribute).map(number -> Truth.of(number >= bound)).orElse(Truth.UNKNOWN);
      case AttributeIs(var attribute, var word) ->
        evidence.wordOf(attribute).map(known -> Truth.of(known.equals(word))).orElse(Truth.UNKNOWN);
      case All(var of) -> all(of, evidence, named);
      case Any(var of) -> any(of, evidence, named);
      case AtLeast(var count, var of) -> atLeast(count, of, evidence, named);
      case Not(var of) -> of.truth(evidence, named).not();
      case LevelAtLeast(var level) -> evidence.levelAtLeast(level);
      case Named(var name) -> {
        var definition = named.get(name);
        yield definition == null ? Truth.UNKNOWN : definition.truth(evidence, named);
      }
    };
  }

  private static Truth all(List<Condition> of, Evidence evidence, Map<String, Condition> named) {
    var truth = Truth.TRUE;
    for (var one : of) {
      truth = truth.and(one.truth(evidence, named));
      if (truth.isFalse()) {
        return truth;
      }
    }
    return truth;
  }

  private static Truth any(List<Condition> of, Evidence evidence, Map<String, Condition> named) {
    var truth = Truth.FALSE;
    for (var one : of) {
      truth = truth.or(one.truth(evidence, named));
      if (truth.isTrue()) {
        return truth;
      }
    }
    return truth;
  }

  private static Truth atLeast(int count, List<Condition> of, Evidence evidence, Map<String, Condition> named) {
    int certain = 0;
    int possible = 0;
    for (var one : of) {
      switch (one.truth(evidence, named)) {
        case TRUE -> {
          certain++;
          possible++;
        }
        case UNKNOWN -> possible++;
        case FALSE -> {
          // counts for neither
        }
      }
    }
    if (certain >= count) {
      return Truth.TRUE;
    }
    return possible >= count ? Truth.UNKNOWN : Truth.FALSE;
  }
}
