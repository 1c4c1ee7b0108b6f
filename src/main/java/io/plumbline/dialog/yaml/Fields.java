package io.plumbline.dialog.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one block while they are read. A key that is missing or wrong is reported and read as something harmless, so that the reading goes on
 * and every other mistake is found too; content with problems is never used.
 */
final class Fields {

  private final Problem.Place place;
  private final String what;
  private final Problems problems;
  private final Map<String, Tree.Entry> entries = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  /** @param what the block is, as a nurse would call it: {@code the state 'story'} */
  Fields(Tree tree, String what, Problems problems) {
    this.place = tree.place();
    this.what = what;
    this.problems = problems;
    if (tree instanceof Tree.Mapping mapping) {
      for (var entry : mapping.entries()) {
        if (entries.putIfAbsent(entry.key(), entry) != null) {
          problems.add(
              Problem.Code.PL003,
              entry.place(),
              "the key '" + entry.key() + "' stands twice in " + what,
              "keep one of them; if it is an id, give the other its own");
        }
      }
    } else {
      problems.add(
          Problem.Code.PL004, tree.place(), what + " is a block of keys, not " + tree.kind(), "write it as 'key: value' lines");
    }
  }

  Problem.Place place() {
    return place;
  }

  Problem.Place placeOf(String key) {
    var entry = entries.get(key);
    return entry == null ? place : entry.place();
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  Optional<Tree> optional(String key) {
    read.add(key);
    return Optional.ofNullable(entries.get(key)).map(Tree.Entry::value);
  }

  Optional<Tree> required(String key) {
    var value = optional(key);
    if (value.isEmpty()) {
      problems.add(Problem.Code.PL005, place, what + " has no '" + key + "'", "add '" + key + ":'");
    }
    return value;
  }

  String text(String key) {
    return required(key).map(tree -> textOf(tree, key)).orElse("");
  }

  Optional<String> optionalText(String key) {
    return optional(key).map(tree -> textOf(tree, key));
  }

  /** Where the statement comes from; clinical statements must say. */
  String source() {
    var tree = optional("source");
    if (tree.isEmpty()) {
      problems.add(
          Problem.Code.PL009,
          place,
          what + " has no 'source'",
          "add 'source: \"[...]\"' with the tag of the guideline or page that it rests on");
      return "";
    }
    return textOf(tree.get(), "source");
  }

  private String textOf(Tree tree, String key) {
    if (!(tree instanceof Tree.Scalar scalar)) {
      problems.add(
          Problem.Code.PL004, tree.place(), "'" + key + "' of " + what + " is a text, not " + tree.kind(), "write one text in quotes");
      return "";
    }
    if (scalar.text().isBlank()) {
      problems.add(Problem.Code.PL006, tree.place(), "'" + key + "' of " + what + " is empty", "write the words, or leave the key out");
    } else if (!scalar.isText()) {
      problems.add(
          Problem.Code.PL004,
          tree.place(),
          "'" + key + "' of " + what + " is a text, not " + tree.kind(),
          "put it in quotes if it is meant as words");
    }
    return scalar.text();
  }

  double number(String key) {
    return required(key).map(tree -> numberOf(tree, key)).orElse(0.0);
  }

  double numberOf(Tree tree, String key) {
    if (tree instanceof Tree.Scalar scalar) {
      try {
        var number = Double.parseDouble(scalar.text());
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException notANumber) {
        // reported below, with its place
      }
    }
    problems.add(
        Problem.Code.PL004,
        tree.place(),
        "'" + key + "' of " + what + " is a number, not " + shown(tree),
        "write a plain number such as 50");
    return 0;
  }

  boolean flag(String key) {
    return optional(key).map(tree -> flagOf(tree, key)).orElse(false);
  }

  private boolean flagOf(Tree tree, String key) {
    if (tree instanceof Tree.Scalar scalar && (scalar.text().equals("true") || scalar.text().equals("false"))) {
      return scalar.text().equals("true");
    }
    problems.add(
        Problem.Code.PL004, tree.place(), "'" + key + "' of " + what + " is true or false, not " + shown(tree), "write true or false");
    return false;
  }

  /** The items of a list; a single text is a list of one. */
  List<Tree> list(String key) {
    return required(key).map(tree -> listOf(tree, key)).orElse(List.of());
  }

  List<Tree> optionalList(String key) {
    return optional(key).map(tree -> listOf(tree, key)).orElse(List.of());
  }

  private List<Tree> listOf(Tree tree, String key) {
    if (tree instanceof Tree.Sequence sequence) {
      return sequence.items();
    }
    problems.add(
        Problem.Code.PL004, tree.place(), "'" + key + "' of " + what + " is a list, not " + shown(tree),
        "write it as [a, b] or as '- ' lines");
    return List.of();
  }

  /** The entries of a block of keys, in the order written, each key once. */
  List<Tree.Entry> entries(String key) {
    return required(key).map(tree -> entriesOf(tree, key)).orElse(List.of());
  }

  List<Tree.Entry> optionalEntries(String key) {
    return optional(key).map(tree -> entriesOf(tree, key)).orElse(List.of());
  }

  private List<Tree.Entry> entriesOf(Tree tree, String key) {
    return new Fields(tree, "'" + key + "' of " + what, problems).all();
  }

  /** Every entry of this block, each key once. */
  List<Tree.Entry> all() {
    read.addAll(entries.keySet());
    return new ArrayList<>(entries.values());
  }

  List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** Reports the keys that nothing has read. */
  void done() {
    for (var entry : entries.values()) {
      if (!read.contains(entry.key())) {
        problems.add(
            Problem.Code.PL002,
            entry.place(),
            "nothing reads the key '" + entry.key() + "' in " + what,
            Nearest.of(entry.key(), read)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("remove it; this block knows " + String.join(", ", read.stream().sorted().toList())));
      }
    }
  }

  private static String shown(Tree tree) {
    return tree instanceof Tree.Scalar scalar ? "'" + scalar.text() + "'" : tree.kind();
  }
}
