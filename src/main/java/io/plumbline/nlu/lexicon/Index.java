package io.plumbline.nlu.lexicon;

import io.plumbline.nlu.lexicon.Lexicon.Entry;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the few patterns that a message can hold at all, out of thousands.
 *
 * <p>Every part that a pattern cannot do without is a need; a need is met by certain words. A pattern is filed under the need that the fewest words
 * meet, and is a candidate when all its needs are met somewhere in the message.
 */
final class Index {

  private static final int[] NO_NEEDS = {};

  private final Map<String, Integer> needs = new HashMap<>();
  private final List<Set<String>> wordsOfNeed = new ArrayList<>();
  private final Map<String, int[]> needsOfWord = new HashMap<>();
  private final Map<String, int[]> needsOfPrefix = new HashMap<>();
  private final Map<Integer, List<Candidate>> byRarestNeed = new HashMap<>();

  /**
   * A pattern and what it needs.
   *
   * @param starts words that it can begin with
   * @param prefixes beginnings of words that it can begin with
   */
  record Candidate(Entry entry, List<Integer> needs, Set<String> starts, List<String> prefixes) {
    boolean mayStart(Word word) {
      return starts.contains(word.folded())
          || (!word.lemma().equals(word.folded()) && starts.contains(word.lemma()))
          || (!prefixes.isEmpty() && prefixes.stream().anyMatch(word.folded()::startsWith));
    }
  }

  Index(List<Entry> entries) {
    for (var entry : entries) {
      var all = new LinkedHashSet<Integer>();
      for (var side : entry.frame().sides()) {
        side.parts().stream().filter(part -> !part.isOptional()).forEach(part -> all.add(need(part)));
      }
      int rarest = all.stream().min(Comparator.comparingInt(need -> wordsOfNeed.get(need).size())).orElseThrow();
      byRarestNeed.computeIfAbsent(rarest, need -> new ArrayList<>()).add(candidate(entry, all));
    }
  }

  private static Candidate candidate(Entry entry, Set<Integer> needs) {
    var starts = new HashSet<String>();
    var prefixes = new ArrayList<String>();
    entry.frame()
        .sides()
        .getFirst()
        .firstWords(
            word -> {
              if (word.endsWith("*")) {
                prefixes.add(word.substring(0, word.length() - 1));
              } else {
                starts.add(word);
              }
            });
    return new Candidate(entry, List.copyOf(needs), starts, List.copyOf(prefixes));
  }

  private int need(Frame.Part part) {
    var key = switch (part) {
      case Frame.Literal(var word, var prefix, var optional) -> prefix ? word + "*" : word;
      case Frame.Choice choice -> choice.key();
      case Frame.Gap gap -> throw new IllegalArgumentException("a gap is never needed");
    };
    var known = needs.get(key);
    if (known != null) {
      return known;
    }
    int need = wordsOfNeed.size();
    needs.put(key, need);
    var words = new HashSet<String>();
    part.firstWords(words::add);
    wordsOfNeed.add(words);
    for (var word : words) {
      if (word.endsWith("*")) {
        needsOfPrefix.merge(word.substring(0, word.length() - 1), new int[]{need}, Index::joined);
      } else {
        needsOfWord.merge(word, new int[]{need}, Index::joined);
      }
    }
    return need;
  }

  private static int[] joined(int[] some, int[] more) {
    var all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** Patterns whose every need is met somewhere in these words. */
  List<Candidate> candidates(List<Word> words) {
    var met = new BitSet(wordsOfNeed.size());
    for (var word : words) {
      if (!word.isPunctuation()) {
        meet(met, needsOfWord.getOrDefault(word.folded(), NO_NEEDS));
        if (!word.lemma().equals(word.folded())) {
          meet(met, needsOfWord.getOrDefault(word.lemma(), NO_NEEDS));
        }
        needsOfPrefix.forEach(
            (prefix, some) -> {
              if (word.folded().startsWith(prefix)) {
                meet(met, some);
              }
            });
      }
    }
    var candidates = new ArrayList<Candidate>();
    for (int need = met.nextSetBit(0); need >= 0; need = met.nextSetBit(need + 1)) {
      for (var candidate : byRarestNeed.getOrDefault(need, List.of())) {
        if (allMet(candidate.needs(), met)) {
          candidates.add(candidate);
        }
      }
    }
    return candidates;
  }

  private static void meet(BitSet met, int[] needs) {
    for (int need : needs) {
      met.set(need);
    }
  }

  private static boolean allMet(List<Integer> needs, BitSet met) {
    for (int need : needs) {
      if (!met.get(need)) {
        return false;
      }
    }
    return true;
  }
}
