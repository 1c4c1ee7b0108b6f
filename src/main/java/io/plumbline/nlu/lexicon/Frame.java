package io.plumbline.nlu.lexicon;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One way of saying something: one side, or several that may stand in any order in one clause.
 *
 * @param sides each a sequence of parts; several only when the pattern says {@code A & B}
 */
record Frame(String written, List<Sequence> sides) {

  Frame {
    sides = List.copyOf(sides);
  }

  /** Parts that follow each other. */
  record Sequence(List<Part> parts) {
    Sequence {
      parts = List.copyOf(parts);
    }

    /** The words that it can begin with; a {@code *} at the end stands for any ending. */
    void firstWords(Consumer<String> to) {
      for (var part : parts) {
        switch (part) {
          case Literal(var word, var prefix, var optional) -> to.accept(prefix ? word + "*" : word);
          case Choice choice -> choice.ways().forEach(way -> way.firstWords(to));
          case Gap gap -> {
            // a gap begins nothing
          }
        }
        if (!part.isOptional()) {
          return;
        }
      }
    }
  }

  /** One part of a sequence. */
  sealed interface Part {
    default boolean isOptional() {
      return switch (this) {
        case Literal literal -> literal.optional();
        case Choice choice -> choice.optional();
        case Gap gap -> true;
      };
    }
  }

  /** @param prefix any word that begins so */
  record Literal(String word, boolean prefix, boolean optional) implements Part {}

  /** One of several sequences, found by their first word. */
  record Choice(List<Sequence> ways, Map<String, List<Sequence>> byFirst, List<Sequence> byPrefix, boolean optional)
      implements
        Part {

    static Choice of(List<Sequence> ways, boolean optional) {
      var byFirst = new HashMap<String, List<Sequence>>();
      var byPrefix = new LinkedHashSet<Sequence>();
      for (var way : ways) {
        Set<String> firsts = new LinkedHashSet<>();
        way.firstWords(firsts::add);
        for (var first : firsts) {
          if (first.endsWith("*")) {
            byPrefix.add(way);
          } else {
            byFirst.computeIfAbsent(first, key -> new java.util.ArrayList<>(1)).add(way);
          }
        }
      }
      return new Choice(List.copyOf(ways), byFirst, List.copyOf(byPrefix), optional);
    }
  }

  /** Up to so many other words of the same clause. */
  record Gap(int most) implements Part {}
}
