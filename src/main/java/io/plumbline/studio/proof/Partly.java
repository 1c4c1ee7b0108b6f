package io.plumbline.studio.proof;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What is left of a condition when all that is known has been put in: TRUE, FALSE, or the part that is still open, in one fixed form. */
final class Partly {

  private Partly() {}

  static Object of(Condition condition, Facts facts, Content content) {
    return of(condition, facts, content, atom -> false);
  }

  /** @param stays what is unknown of these stays unknown */
  static Object of(Condition condition, Facts facts, Content content, Predicate<Condition.Atom> stays) {
    var evidence = content.screen().evidence(facts);
    return switch (condition) {
      case Condition.Has has -> leaf(has, new Condition.Atom.OfFinding(has.finding()), has.truth(evidence, content.named()), stays);
      case Condition.Is is -> leaf(is, new Condition.Atom.OfFinding(is.finding()), is.truth(evidence, content.named()), stays);
      case Condition.AttributeAtLeast atLeast ->
        leaf(atLeast, new Condition.Atom.OfAttribute(atLeast.attribute()), atLeast.truth(evidence, content.named()), stays);
      case Condition.AttributeIs is -> leaf(is, new Condition.Atom.OfAttribute(is.attribute()), is.truth(evidence, content.named()), stays);
      case Condition.LevelAtLeast level -> level; // the level is kept beside it
      case Condition.All(var of) -> all(parts(of, facts, content, stays));
      case Condition.Any(var of) -> any(parts(of, facts, content, stays));
      case Condition.AtLeast(var count, var of) -> atLeast(count, parts(of, facts, content, stays));
      case Condition.Not(var of) -> not(of(of, facts, content, stays));
      case Condition.Named(var name) -> {
        var definition = content.named().get(name);
        yield definition == null ? Truth.UNKNOWN : of(definition, facts, content, stays);
      }
    };
  }

  private static Object leaf(Condition condition, Condition.Atom atom, Truth truth, Predicate<Condition.Atom> stays) {
    return truth.isUnknown() && !stays.test(atom) ? condition : truth;
  }

  private static List<Object> parts(List<Condition> of, Facts facts, Content content, Predicate<Condition.Atom> stays) {
    return of.stream().map(one -> of(one, facts, content, stays)).toList();
  }

  private static Object all(List<Object> parts) {
    return joined("all", parts, Truth.FALSE, Truth.TRUE);
  }

  private static Object any(List<Object> parts) {
    return joined("any", parts, Truth.TRUE, Truth.FALSE);
  }

  /** One part that {@code decides} decides; parts that are {@code idle} say nothing. */
  private static Object joined(String how, List<Object> parts, Truth decides, Truth idle) {
    if (parts.contains(decides)) {
      return decides;
    }
    var open = sorted(parts.stream().filter(part -> part != idle).distinct().toList());
    return open.isEmpty() ? idle : open.size() == 1 ? open.getFirst() : List.of(how, open);
  }

  private static Object atLeast(int count, List<Object> parts) {
    int still = count - (int) parts.stream().filter(part -> part == Truth.TRUE).count();
    var open = sorted(parts.stream().filter(part -> !(part instanceof Truth truth) || truth.isUnknown()).toList());
    if (still <= 0) {
      return Truth.TRUE;
    }
    return still > open.size() ? Truth.FALSE : List.of("at least", still, open);
  }

  private static Object not(Object part) {
    return part instanceof Truth truth ? truth.not() : List.of("not", part);
  }

  private static List<Object> sorted(List<Object> parts) {
    var sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparing(Object::toString));
    return List.copyOf(sorted);
  }

  /** Whether what is left still reads the atom. */
  static boolean names(Object part, Condition.Atom atom) {
    return switch (part) {
      case Condition.Has(var finding) -> atom.equals(new Condition.Atom.OfFinding(finding));
      case Condition.Is(var finding, var status) -> atom.equals(new Condition.Atom.OfFinding(finding));
      case Condition.AttributeAtLeast(var attribute, var bound) -> atom.equals(new Condition.Atom.OfAttribute(attribute));
      case Condition.AttributeIs(var attribute, var word) -> atom.equals(new Condition.Atom.OfAttribute(attribute));
      case List<?> parts -> parts.stream().anyMatch(one -> one != null && names(one, atom));
      default -> false;
    };
  }
}
