package io.plumbline.nlu.text;

import io.plumbline.nlu.data.DataProblem;
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
 * Repairs slips of the finger towards words that matter or are common here, and leaves every real word alone.
 *
 * <p>Found by deletions: two words that are a slip apart share a form with one letter left out (the idea of SymSpell), so a look-up is a few hash
 * reads and no search. Of the words found the likeliest is taken: what the slip costs ({@link Slips}) against how common the word is.
 */
public final class Spelling {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 30;

  /** From this length on, or for words so common, two slips are looked for. */
  private static final int LONG = 8;
  private static final int COMMON = 8;

  /** Three or four letters are near to so many words that only a very common one is meant. */
  private static final int VERY_COMMON = 40;
  private static final int SHORT = 4;

  /** What a slip may cost, by the length of what was typed. */
  private static final double[] MOST = {0, 0, 0, 0.7, 1.0, 1.3, 1.5, 1.9, 2.1};

  /** What one slip weighs against being e times as common. */
  private static final double SLIP = 6;

  private final Map<String, String> shortForms;
  private final Set<String> real;
  private final Map<String, Integer> counts;
  private final Slips slips;
  private final Map<String, List<String>> byDeletion = new HashMap<>();

  /**
   * @param shortForms what short forms are read as
   * @param real words that are right as they stand
   * @param wanted words that a slip may be repaired to; they are right as they stand too
   * @param counts how often words stand in messages; those are repaired to as well
   * @param slips what a slip costs
   */
  Spelling(Map<String, String> shortForms, Collection<String> real, Collection<String> wanted, Map<String, Integer> counts, Slips slips) {
    this.shortForms = Map.copyOf(shortForms);
    this.real = new HashSet<>(real);
    this.real.addAll(wanted);
    this.real.addAll(counts.keySet());
    this.counts = Map.copyOf(counts);
    this.slips = slips;
    var targets = new LinkedHashSet<>(wanted);
    targets.addAll(counts.keySet());
    for (var word : targets) {
      if (word.length() >= SHORTEST && isPlain(word)) {
        boolean far = word.length() >= LONG || (word.length() >= SHORT && counts.getOrDefault(word, 0) >= COMMON);
        for (var form : far ? formsOfForms(word) : forms(word)) {
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

  /**
   * How often words stand in messages, from {@code frequent.txt}: {@code walking 812}.
   *
   * @throws DataProblem where a line is not a word and a number
   */
  public static Map<String, Integer> counts(LanguageData data) {
    var counts = new HashMap<String, Integer>();
    for (var line : data.lines("frequent.txt")) {
      var parts = line.split(" ", -1);
      if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
        throw new DataProblem(data.place("frequent.txt"), 0,
            "has the line '" + line + "'; write a word and how often it stands in messages");
      }
      counts.put(parts[0], Integer.parseInt(parts[1]));
    }
    return counts;
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

  private record Found(String word, double cost, double unlikely) {}

  private Optional<String> nearest(String typed) {
    if (typed.length() < SHORTEST) {
      return Optional.empty();
    }
    var candidates = new HashSet<String>();
    (typed.length() < SHORT ? forms(typed) : formsOfForms(typed))
        .forEach(form -> candidates.addAll(byDeletion.getOrDefault(form, List.of())));
    double most = MOST[Math.min(typed.length(), MOST.length - 1)];
    return candidates.stream()
        .filter(word -> typed.length() > SHORT || counts.getOrDefault(word, 0) >= VERY_COMMON)
        .map(word -> found(typed, word))
        .filter(found -> found.cost() <= most)
        .min(Comparator.comparingDouble(Found::unlikely).thenComparing(Found::word))
        .map(Found::word);
  }

  private Found found(String typed, String word) {
    double cost = slips.cost(typed, word);
    return new Found(word, cost, SLIP * cost - Math.log(1 + counts.getOrDefault(word, 0)));
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
}
