package io.plumbline.nlu.text;

import io.plumbline.nlu.data.LanguageData;
import java.util.Collection;
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
  private static final int SHORTEST_FOR_TWO_SLIPS = 8;

  private final Map<String, String> shortForms;
  private final Set<String> real;
  private final Map<String, Set<String>> byDeletion = new HashMap<>();

  /**
   * @param shortForms what short forms are read as
   * @param real words that are right as they stand
   * @param wanted words that a slip may be repaired to
   */
  public Spelling(Map<String, String> shortForms, Collection<String> real, Collection<String> wanted) {
    this.shortForms = Map.copyOf(shortForms);
    this.real = new HashSet<>(real);
    this.real.addAll(wanted);
    for (var word : wanted) {
      if (word.length() >= SHORTEST - 1) {
        for (var form : forms(word)) {
          byDeletion.computeIfAbsent(form, key -> new LinkedHashSet<>(2)).add(word);
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

  /** What the word is read as; empty when it stands as it is. */
  public Optional<String> repair(String folded) {
    var known = shortForms.get(folded);
    if (known != null) {
      return Optional.of(known).filter(word -> !word.equals(folded));
    }
    if (folded.length() < SHORTEST || real.contains(folded) || !folded.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
      return Optional.empty();
    }
    var squeezed = folded.replaceAll("(.)\\1", "$1");
    if (real.contains(squeezed)) {
      return Optional.of(squeezed);
    }
    return nearest(folded);
  }

  private Optional<String> nearest(String typed) {
    String best = null;
    int bestDistance = typed.length() >= SHORTEST_FOR_TWO_SLIPS ? 3 : 2;
    for (var form : forms(typed)) {
      for (var candidate : byDeletion.getOrDefault(form, Set.of())) {
        int distance = distance(typed, candidate);
        if (candidate.charAt(0) == typed.charAt(0)
            && (distance < bestDistance || (distance == bestDistance && best != null && candidate.compareTo(best) < 0))) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<String> forms(String word) {
    var forms = new LinkedHashSet<String>();
    forms.add(word);
    for (int i = 0; i < word.length(); i++) {
      forms.add(word.substring(0, i) + word.substring(i + 1));
    }
    return List.copyOf(forms);
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

  /** Whether the word is one that stands as it is. */
  public boolean isReal(String folded) {
    return real.contains(folded);
  }
}
