package io.plumbline.nlu.text;

import io.plumbline.nlu.data.LanguageData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Repairs slips of the finger towards words that matter, and leaves every real word alone.
 *
 * <p>Found by deletions: two words that are one slip apart share a form with one letter left out (the idea of SymSpell), so a look-up is a few
 * hash reads and no search.
 */
public final class Spelling {

  private static final int SHORTEST = 5;
  private static final int SHORTEST_FOR_SWAPS = 4;
  private static final int SHORTEST_FOR_TWO_SLIPS = 8;
  private static final int LONGEST = 30;
  private static final String VOWELS = "aeiouy";

  private final Map<String, String> shortForms;
  private final Set<String> real;
  private final Map<String, List<String>> byDeletion = new HashMap<>();

  /**
   * @param shortForms what short forms are read as
   * @param real words that are right as they stand
   * @param wanted words that a slip may be repaired to; they are right as they stand too
   */
  public Spelling(Map<String, String> shortForms, Collection<String> real, Collection<String> wanted) {
    this.shortForms = Map.copyOf(shortForms);
    this.real = new HashSet<>(real);
    this.real.addAll(wanted);
    for (var word : new LinkedHashSet<>(wanted)) {
      if (word.length() >= SHORTEST_FOR_SWAPS && isPlain(word)) {
        for (var form : word.length() < SHORTEST_FOR_TWO_SLIPS ? forms(word) : formsOfForms(word)) {
          byDeletion.computeIfAbsent(form, key -> new ArrayList<>(1)).add(word);
        }
      }
    }
  }

  /** The short forms of a language: {@code cos: because}. */
  public static Map<String, String> shortForms(LanguageData data) {
    var forms = new HashMap<String, String>();
    data.read("spelling.yaml").entry("short").entries().forEach((form, word) -> forms.put(form, word.text()));
    return forms;
  }

  /** What a short form stands for; empty when the word is none. */
  public Optional<String> inFull(String folded) {
    return Optional.ofNullable(shortForms.get(folded)).filter(word -> !word.equals(folded));
  }

  /** What the slip is read as; empty when the word stands as it is. */
  public Optional<String> repair(String folded) {
    if (real.contains(folded) || shortForms.containsKey(folded) || folded.length() > LONGEST || !isPlain(folded)) {
      return Optional.empty();
    }
    return withoutDoubles(folded).or(() -> nearest(folded));
  }

  /** Whether the word is one that stands as it is. */
  public boolean isReal(String folded) {
    return real.contains(folded);
  }

  private static boolean isPlain(String word) {
    return word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
  }

  /** "numbb", "soo": a letter held too long. */
  private Optional<String> withoutDoubles(String typed) {
    for (int i = typed.length() - 1; i > 0; i--) {
      if (typed.charAt(i) == typed.charAt(i - 1)) {
        var once = typed.substring(0, i) + typed.substring(i + 1);
        if (real.contains(once)) {
          return Optional.of(once);
        }
      }
    }
    return Optional.empty();
  }

  private record Found(String word, int distance, int strangeness) {}

  private Optional<String> nearest(String typed) {
    if (typed.length() < SHORTEST_FOR_SWAPS) {
      return Optional.empty();
    }
    var candidates = new HashSet<String>();
    (typed.length() < SHORTEST_FOR_TWO_SLIPS ? forms(typed) : formsOfForms(typed))
        .forEach(form -> candidates.addAll(byDeletion.getOrDefault(form, List.of())));
    return candidates.stream()
        .map(word -> new Found(word, distance(typed, word), strangeness(typed, word)))
        .filter(found -> isLikely(typed, found))
        .min(Comparator.comparingInt(Found::distance).thenComparingInt(Found::strangeness).thenComparing(Found::word))
        .filter(found -> found.distance() == 1 || !isNextToReal(typed))
        .map(Found::word);
  }

  private static boolean isLikely(String typed, Found found) {
    if (typed.length() < SHORTEST) {
      return found.distance() == 1 && hasSameLetters(typed, found.word());
    }
    boolean sameStart = typed.charAt(0) == found.word().charAt(0) || hasSameLetters(typed, found.word());
    return sameStart && found.distance() <= (typed.length() >= SHORTEST_FOR_TWO_SLIPS || found.strangeness() == 0 ? 2 : 1);
  }

  /** 0 when the consonants and the end stand as they should: people miss vowels and doubles more than anything else. */
  private static int strangeness(String typed, String word) {
    boolean sameEnd = typed.charAt(typed.length() - 1) == word.charAt(word.length() - 1);
    return (sameEnd ? 0 : 1) + (skeleton(typed).equals(skeleton(word)) ? 0 : hasSameLetters(typed, word) ? 1 : 2);
  }

  private static String skeleton(String word) {
    var skeleton = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean repeated = !skeleton.isEmpty() && skeleton.charAt(skeleton.length() - 1) == letter;
      if (VOWELS.indexOf(letter) < 0 && !repeated) {
        skeleton.append(letter);
      }
    }
    return skeleton.toString();
  }

  private static boolean hasSameLetters(String one, String other) {
    return one.length() == other.length() && java.util.Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray());
  }

  /** Two slips away from a word that matters and one from any other word, it is the other. */
  private boolean isNextToReal(String typed) {
    for (int i = 0; i <= typed.length(); i++) {
      var head = typed.substring(0, i);
      var tail = typed.substring(i);
      if (!tail.isEmpty() && real.contains(head + tail.substring(1))) {
        return true;
      }
      for (char letter = 'a'; letter <= 'z'; letter++) {
        if (real.contains(head + letter + tail) || (!tail.isEmpty() && real.contains(head + letter + tail.substring(1)))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> forms(String word) {
    var forms = new ArrayList<String>();
    forms.add(word);
    for (int i = 0; i < word.length(); i++) {
      forms.add(word.substring(0, i) + word.substring(i + 1));
    }
    return forms;
  }

  private static Set<String> formsOfForms(String word) {
    var forms = new HashSet<String>();
    forms(word).forEach(form -> forms.addAll(forms(form)));
    return forms;
  }

  /** Letters added, left out, changed, or two neighbours swapped. */
  static int distance(String a, String b) {
    var table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      table[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      table[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int changed = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        table[i][j] = Math.min(changed, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
