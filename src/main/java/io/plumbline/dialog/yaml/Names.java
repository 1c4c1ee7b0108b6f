package io.plumbline.dialog.yaml;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads names of what is defined elsewhere, and the conditions built of them; an unknown name is reported with the nearest known one. */
final class Names {

  private static final FindingId NOTHING = FindingId.of("unknown");

  private final Known known;
  private final Problems problems;
  private final Set<String> usedConditions = new HashSet<>();

  Names(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  Known known() {
    return known;
  }

  Set<String> usedConditions() {
    return usedConditions;
  }

  /** One text; empty (and reported) when it is something else. */
  Optional<String> word(Tree tree, String what) {
    if (tree instanceof Tree.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(scalar.text());
    }
    problems.add(Problem.Code.PL004, tree.place(), what + " is a name, not " + tree.kind(), "write one name");
    return Optional.empty();
  }

  FindingId finding(Tree tree) {
    return word(tree, "a finding").map(name -> finding(name, tree.place())).orElse(NOTHING);
  }

  FindingId finding(String name, Problem.Place place) {
    if (!known.findings().contains(name)) {
      problems.add(
          Problem.Code.PL007,
          place,
          "there is no finding '" + name + "'",
          Nearest.mend(name, known.findings(), "add it to " + Known.FINDINGS + ", or use one that is there"));
      return NOTHING;
    }
    return idOf(name, place);
  }

  /** An id that is defined here. */
  FindingId idOf(String name, Problem.Place place) {
    try {
      return FindingId.of(name);
    } catch (IllegalArgumentException malformed) {
      problems.add(Problem.Code.PL019, place, "'" + name + "' is no id", "write small letters, digits and _ only");
      return NOTHING;
    }
  }

  Optional<AttributeId> attribute(String name, Problem.Place place) {
    if (!isKnown(name, known.attributes(), "attribute", place, "add it under 'attributes' of " + Known.FINDINGS)) {
      return Optional.empty();
    }
    return Optional.of(new AttributeId(name));
  }

  boolean isKnown(String name, Collection<String> names, String kind, Problem.Place place, String otherwise) {
    if (names.contains(name)) {
      return true;
    }
    problems.add(
        Problem.Code.PL018, place, "there is no " + kind + " '" + name + "'", Nearest.mend(name, names, otherwise));
    return false;
  }

  Optional<Disposition> level(Tree tree) {
    return oneOf(tree, "level", Arrays.stream(Disposition.values()).map(Disposition::wire).toList()).map(Disposition::ofWire);
  }

  /** One of a few allowed words. */
  Optional<String> oneOf(Tree tree, String what, List<String> allowed) {
    var word = word(tree, "'" + what + "'");
    if (word.isPresent() && !allowed.contains(word.get())) {
      problems.add(
          Problem.Code.PL019,
          tree.place(),
          "'" + word.get() + "' is no " + what,
          Nearest.mend(word.get(), allowed, "write one of " + String.join(", ", allowed)));
      return Optional.empty();
    }
    return word;
  }

  Condition condition(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> new Condition.Has(finding(scalar));
      case Tree.Sequence sequence -> {
        problems.add(
            Problem.Code.PL004,
            tree.place(),
            "a condition is a finding or one of all, any, none, not, at-least, not a bare list",
            "say how the list counts: {any: [...]} or {all: [...]}");
        yield new Condition.All(List.of());
      }
      case Tree.Mapping mapping -> {
        if (mapping.entries().size() != 1) {
          problems.add(
              Problem.Code.PL004,
              tree.place(),
              "a condition has one key, not " + mapping.entries().size(),
              "join several with {all: [...]} or {any: [...]}");
          yield new Condition.All(List.of());
        }
        yield keyed(mapping.entries().getFirst());
      }
    };
  }

  private Condition keyed(Tree.Entry entry) {
    return switch (entry.key()) {
      case "all" -> new Condition.All(conditions(entry));
      case "any" -> new Condition.Any(conditions(entry));
      case "none" -> new Condition.Not(new Condition.Any(conditions(entry)));
      case "not" -> new Condition.Not(condition(entry.value()));
      case "at-least" -> atLeast(entry);
      case "is" -> is(entry);
      case "attribute-at-least" -> attributeAtLeast(entry);
      case "attribute-is" -> attributeIs(entry);
      case "level-at-least" ->
        level(entry.value())
            .<Condition>map(Condition.LevelAtLeast::new)
            .orElse(new Condition.All(List.of()));
      case "named" -> named(entry);
      default -> {
        problems.add(
            Problem.Code.PL002,
            entry.place(),
            "no condition is called '" + entry.key() + "'",
            Nearest.mend(
                entry.key(),
                List.of("all", "any", "none", "not", "at-least", "is", "attribute-at-least", "attribute-is", "level-at-least", "named"),
                "write all, any, none, not, at-least, is, attribute-at-least, attribute-is, level-at-least or named"));
        yield new Condition.All(List.of());
      }
    };
  }

  private List<Condition> conditions(Tree.Entry entry) {
    if (entry.value() instanceof Tree.Sequence sequence) {
      if (sequence.items().isEmpty()) {
        problems.add(Problem.Code.PL006, entry.place(), "'" + entry.key() + "' has nothing in it", "list at least one condition");
      }
      return sequence.items().stream().map(this::condition).toList();
    }
    problems.add(
        Problem.Code.PL004,
        entry.value().place(),
        "'" + entry.key() + "' is a list of conditions, not " + entry.value().kind(),
        "write it as [a, b]");
    return List.of();
  }

  private Condition atLeast(Tree.Entry entry) {
    var fields = new Fields(entry.value(), "'at-least'", problems);
    var count = (int) fields.number("count");
    var of = new ArrayList<Condition>();
    fields.list("of").forEach(item -> of.add(condition(item)));
    fields.done();
    if (count < 1 || count > of.size()) {
      problems.add(
          Problem.Code.PL019,
          fields.placeOf("count"),
          "at least " + count + " of " + of.size() + " can never be decided by them",
          "write a count from 1 to " + of.size());
      return new Condition.All(List.of());
    }
    return new Condition.AtLeast(count, of);
  }

  private Optional<Tree.Entry> only(Tree.Entry entry, String form) {
    if (entry.value() instanceof Tree.Mapping mapping && mapping.entries().size() == 1) {
      return Optional.of(mapping.entries().getFirst());
    }
    problems.add(
        Problem.Code.PL004, entry.value().place(), "'" + entry.key() + "' has one key and its value",
        "write {" + entry.key() + ": " + form + "}");
    return Optional.empty();
  }

  private Condition is(Tree.Entry entry) {
    return only(entry, "{finding: unsure}")
        .<Condition>flatMap(
            one -> oneOf(one.value(), "status", Arrays.stream(Status.values()).map(Status::wire).toList())
                .map(status -> new Condition.Is(finding(one.key(), one.place()), Status.ofWire(status))))
        .orElse(new Condition.All(List.of()));
  }

  private Condition attributeAtLeast(Tree.Entry entry) {
    return only(entry, "{age: 50}")
        .<Condition>flatMap(
            one -> {
              var bound = new Fields(entry.value(), "'attribute-at-least'", problems).numberOf(one.value(), one.key());
              return attribute(one.key(), one.place()).map(id -> new Condition.AttributeAtLeast(id, bound));
            })
        .orElse(new Condition.All(List.of()));
  }

  private Condition attributeIs(Tree.Entry entry) {
    return only(entry, "{region: GB}")
        .<Condition>flatMap(
            one -> word(one.value(), "the value of '" + one.key() + "'")
                .flatMap(word -> attribute(one.key(), one.place()).map(id -> new Condition.AttributeIs(id, word))))
        .orElse(new Condition.All(List.of()));
  }

  private Condition named(Tree.Entry entry) {
    return word(entry.value(), "'named'")
        .<Condition>map(
            name -> {
              isKnown(name, known.conditions(), "condition", entry.value().place(), "define it under 'conditions' of " + Known.WATCH);
              usedConditions.add(name);
              return new Condition.Named(name);
            })
        .orElse(new Condition.All(List.of()));
  }
}
