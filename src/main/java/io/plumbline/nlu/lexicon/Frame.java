package io.plumbline.nlu.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One way of saying something: one side, or several that may stand in any order in one clause.
 *
 * @param sides each a sequence of parts; several only when the pattern says {@code A & B}
 */
record Frame(String written, List<Sequence> sides) {

  Frame {
    sides = List.copyOf(sides);
  }

  /** One text that the frame stands for, as words. */
  List<String> draw(RandomGenerator dice) {
    var words = new ArrayList<String>();
    sides.forEach(side -> side.draw(dice, words));
    return words;
  }

  /** Parts that follow each other. */
  record Sequence(List<Part> parts) {
    Sequence {
      parts = List.copyOf(parts);
    }

    /** The words that it can begin with; a {@code *} at the end stands for any ending. */
    void firstWords(Consumer<String> to) {
      for (var part : parts) {
        part.firstWords(to);
        if (!part.isOptional()) {
          return;
        }
      }
    }

    /** Every word in it, those of its word classes too. */
    void words(Consumer<String> to) {
      for (var part : parts) {
        switch (part) {
          case Literal literal -> to.accept(literal.word());
          case Choice choice -> choice.ways().forEach(way -> way.words(to));
          case Gap gap -> {
            // a gap holds any words
          }
        }
      }
    }

    /** The words one after the other when it is nothing but fixed words; else none. */
    List<String> plainWords() {
      var words = new ArrayList<String>();
      for (var part : parts) {
        switch (part) {
          case Literal(var word, var prefix, var optional) when !prefix && !optional -> words.add(word);
          case Choice(var key, var ways, var byFirst, var byPrefix, var optional) when ways.size() == 1 && !optional ->
            words.addAll(ways.getFirst().plainWords());
          case Literal literal -> {
            return List.of();
          }
          case Choice choice -> {
            return List.of();
          }
          case Gap gap -> {
            return List.of();
          }
        }
      }
      return words;
    }

    private void draw(RandomGenerator dice, List<String> to) {
      for (var part : parts) {
        switch (part) {
          case Literal literal -> {
            if (!literal.optional() || dice.nextBoolean()) {
              to.add(literal.word());
            }
          }
          case Choice choice -> {
            if (!choice.optional() || dice.nextBoolean()) {
              choice.ways().get(dice.nextInt(choice.ways().size())).draw(dice, to);
            }
          }
          case Gap gap -> {
            // what stands in a gap does not matter
          }
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

    /** The words that it can begin with; a {@code *} at the end stands for any ending. */
    default void firstWords(Consumer<String> to) {
      switch (this) {
        case Literal(var word, var prefix, var optional) -> to.accept(prefix ? word + "*" : word);
        case Choice choice -> {
          choice.byFirst().keySet().forEach(to);
          choice.byPrefix().forEach(way -> way.firstWords(to));
        }
        case Gap gap -> {
          // a gap begins nothing
        }
      }
    }
  }

  /** @param prefix any word that begins so */
  record Literal(String word, boolean prefix, boolean optional) implements Part {}

  /**
   * One of several sequences, found by their first word.
   *
   * @param key the same for choices of the same sequences
   */
  record Choice(String key, List<Sequence> ways, Map<String, List<Sequence>> byFirst, List<Sequence> byPrefix, boolean optional)
      implements
        Part {

    static Choice of(String key, List<Sequence> ways, boolean optional) {
      var byFirst = new HashMap<String, List<Sequence>>();
      var byPrefix = new LinkedHashSet<Sequence>();
      for (var way : ways) {
        Set<String> firsts = new HashSet<>();
        way.firstWords(firsts::add);
        for (var first : firsts) {
          if (first.endsWith("*")) {
            byPrefix.add(way);
          } else {
            byFirst.computeIfAbsent(first, word -> new ArrayList<>(1)).add(way);
          }
        }
      }
      return new Choice(key, List.copyOf(ways), byFirst, List.copyOf(byPrefix), optional);
    }

    Choice orNothing(boolean mayMiss) {
      return mayMiss ? new Choice(key, ways, byFirst, byPrefix, true) : this;
    }

    // A choice holds hundreds of sequences; comparing them part by part would cost more than all matching.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Up to so many other words of the same clause. */
  record Gap(int most) implements Part {}
}
