package io.plumbline.dialog.yaml;

import java.util.List;

/** YAML as it was written: every node with its place. */
sealed interface Tree {

  Problem.Place place();

  /** @param isText quoted, or not readable as number, truth value or null */
  record Scalar(Problem.Place place, String text, boolean isText) implements Tree {}

  record Sequence(Problem.Place place, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(Problem.Place place, List<Entry> entries) implements Tree {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  record Entry(String key, Problem.Place place, Tree value) {}

  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isText() ? "a text" : "'" + scalar.text() + "'";
      case Sequence sequence -> "a list";
      case Mapping mapping -> "a block of keys";
    };
  }
}
