package io.plumbline.dialog.yaml;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every id of all the files, gathered before anything is read for good, so that any file may name what any other defines. */
record Known(
    Set<String> findings,
    Set<String> attributes,
    Set<String> conditions,
    Set<String> checklists,
    Set<String> dialogs,
    Set<String> measures,
    Set<String> lines) {

  static final String FINDINGS = "findings.yaml";
  static final String WATCH = "watch.yaml";
  static final String LEVELS = "levels.yaml";
  static final String REPAIR = "repair.yaml";
  static final String PLAIN_WORDS = "plain-words.yaml";
  static final String CHECKLISTS = "red-flags.yaml";
  static final String DIALOG = "dialog.yaml";
  static final String RELIEF = "self-relief.yaml";
  static final String TRIGGERS = "triggers.yaml";
  static final String CONDITIONS = "conditions.yaml";
  static final String TOPICS = "topics.yaml";

  static Known in(Map<String, Tree> trees) {
    var known = new Known(
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
    trees.forEach(
        (path, tree) -> {
          if (path.equals(FINDINGS)) {
            addKeys(tree, "findings", known.findings);
            addKeys(tree, "attributes", known.attributes);
          }
          if (path.equals(WATCH)) {
            addKeys(tree, "conditions", known.conditions);
          }
          addKeys(tree, "checklists", known.checklists);
          if (path.endsWith("/" + RELIEF)) {
            addKeys(tree, "measures", known.measures);
          }
          if (path.equals(LEVELS)) {
            value(tree, "regions").ifPresent(regions -> addLines(regions, known.lines));
          }
          value(tree, "dialog")
              .filter(Tree.Scalar.class::isInstance)
              .map(Tree.Scalar.class::cast)
              .ifPresent(scalar -> known.dialogs.add(scalar.text()));
        });
    return known;
  }

  private static void addLines(Tree regions, Set<String> lines) {
    if (regions instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(region -> addKeys(region.value(), "lines", lines));
    }
  }

  private static void addKeys(Tree tree, String block, Collection<String> keys) {
    if (value(tree, block).orElse(null) instanceof Tree.Mapping mapping) {
      mapping.entries().forEach(entry -> keys.add(entry.key()));
    }
  }

  private static Optional<Tree> value(Tree tree, String key) {
    return tree instanceof Tree.Mapping mapping
        ? mapping.entries().stream().filter(entry -> entry.key().equals(key)).map(Tree.Entry::value).findFirst()
        : Optional.empty();
  }
}
