package io.plumbline.clinical;

import java.util.List;
import java.util.Map;

/**
 * A rule that is TRUE, FALSE or UNKNOWN of the {@link Facts}; total and pure, it never throws on any facts.
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

  /** A condition that is written once and used by name. */
  record Named(String name) implements Condition {}

  default Truth truth(Facts facts, Map<String, Condition> named) {
    return switch (this) {
      case Has(var finding) -> facts.truthOf(finding);
      case Is(var finding, var status) ->
          facts.statusOf(finding).map(known -> Truth.of(known == status)).orElse(Truth.UNKNOWN);
      case AttributeAtLeast(var attribute, var bound) ->
          facts.numberOf(attribute).map(number -> Truth.of(number >= bound)).orElse(Truth.UNKNOWN);
      case AttributeIs(var attribute, var word) ->
          facts.wordOf(attribute).map(known -> Truth.of(known.equals(word))).orElse(Truth.UNKNOWN);
      case All(var of) -> of.stream().map(one -> one.truth(facts, named)).reduce(Truth.TRUE, Truth::and);
      case Any(var of) -> of.stream().map(one -> one.truth(facts, named)).reduce(Truth.FALSE, Truth::or);
      case AtLeast(var count, var of) -> atLeast(count, of, facts, named);
      case Not(var of) -> of.truth(facts, named).not();
      case Named(var name) -> {
        var definition = named.get(name);
        yield definition == null ? Truth.UNKNOWN : definition.truth(facts, named);
      }
    };
  }

  private static Truth atLeast(int count, List<Condition> of, Facts facts, Map<String, Condition> named) {
    int certain = 0;
    int possible = 0;
    for (var one : of) {
      switch (one.truth(facts, named)) {
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
