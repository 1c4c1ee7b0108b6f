package io.plumbline.nlu.data;

import java.util.List;
import java.util.function.Consumer;

/** One phrase, read: its parts in their order. */
record PhrasePattern(List<Part> parts) {

  PhrasePattern {
    parts = List.copyOf(parts);
  }

  sealed interface Part {
    boolean optional();
  }

  record Literal(String word, boolean optional) implements Part {}

  record OneOf(List<PhrasePattern> ways, boolean optional) implements Part {
    public OneOf {
      ways = List.copyOf(ways);
    }
  }

  boolean mayBeNothing() {
    return parts.stream()
        .allMatch(
            part -> part.optional()
                || switch (part) {
                  case Literal literal -> literal.word().equals("^") || literal.word().equals("$");
                  case OneOf oneOf -> oneOf.ways().stream().anyMatch(PhrasePattern::mayBeNothing);
                });
  }

  /** The words that are the whole phrase on their own. */
  void singles(Consumer<String> to) {
    if (parts.size() == 1) {
      switch (parts.getFirst()) {
        case Literal literal -> to.accept(literal.word());
        case OneOf oneOf -> oneOf.ways().forEach(way -> way.singles(to));
      }
    }
  }
}
