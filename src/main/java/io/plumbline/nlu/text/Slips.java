package io.plumbline.nlu.text;

import io.plumbline.nlu.data.DataNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What it costs to have typed one word for another: a letter added, left out or changed costs 1, and less where people slip most, which is at
 * vowels, doubled letters, letters that sound alike, neighbouring keys, and in the order of two letters.
 *
 * <p>The kinds of slips are those that Mitton counted in British spellers (R. Mitton, English Spelling and the Computer, 1996).
 */
final class Slips {

  private static final double CHEAP = 0.5;
  private static final double FAIR = 0.7;
  private static final double FIRST = 0.6;
  private final String vowels;
  private final String silent;
  private final Map<Character, String> alike;
  private final List<String> keys;

  private Slips(DataNode file) {
    file.entries(Set.of("vowels", "silent", "alike", "keys"));
    vowels = file.entry("vowels").text();
    silent = file.entry("silent").text();
    keys = List.copyOf(file.entry("keys").texts());
    alike = new HashMap<>();
    file.entry("alike").entries().forEach((letter, others) -> alike.put(letter.charAt(0), others.text()));
  }

  /** @param file the entry {@code slips} of {@code spelling.yaml} */
  static Slips read(DataNode file) {
    return new Slips(file);
  }

  /** @return 0 for the same word; about 1 for each slip */
  double cost(String typed, String meant) {
    var table = new double[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        table[i][j] = i == 0 && j == 0 ? 0 : best(table, typed, meant, i, j);
      }
    }
    return table[typed.length()][meant.length()] + (beginsAlike(typed, meant) ? 0 : FIRST);
  }

  /** With the same letter, or with the first two in each other's place. */
  private static boolean beginsAlike(String typed, String meant) {
    return typed.length() < 2
        || meant.length() < 2
        || typed.charAt(0) == meant.charAt(0)
        || (typed.charAt(0) == meant.charAt(1) && typed.charAt(1) == meant.charAt(0));
  }

  private double best(double[][] table, String typed, String meant, int i, int j) {
    double best = Double.MAX_VALUE;
    if (i > 0) {
      best = table[i - 1][j] + one(typed, i - 1);
    }
    if (j > 0) {
      best = Math.min(best, table[i][j - 1] + one(meant, j - 1));
    }
    if (i > 0 && j > 0) {
      best = Math.min(best, table[i - 1][j - 1] + changed(typed.charAt(i - 1), meant.charAt(j - 1)));
    }
    if (i > 1 && j > 1 && typed.charAt(i - 1) == meant.charAt(j - 2) && typed.charAt(i - 2) == meant.charAt(j - 1)) {
      best = Math.min(best, table[i - 2][j - 2] + FAIR);
    }
    return best;
  }

  /** A letter too many or too few. */
  private double one(String word, int at) {
    char letter = word.charAt(at);
    boolean doubled = (at > 0 && word.charAt(at - 1) == letter) || (at + 1 < word.length() && word.charAt(at + 1) == letter);
    if (doubled) {
      return CHEAP;
    }
    return at > 0 && (vowels.indexOf(letter) >= 0 || silent.indexOf(letter) >= 0) ? FAIR : 1;
  }

  private double changed(char typed, char meant) {
    if (typed == meant) {
      return 0;
    }
    if (vowels.indexOf(typed) >= 0 && vowels.indexOf(meant) >= 0) {
      return CHEAP;
    }
    return alike.getOrDefault(meant, "").indexOf(typed) >= 0 || areNeighbours(typed, meant) ? FAIR : 1;
  }

  private boolean areNeighbours(char one, char other) {
    for (var row : keys) {
      int at = row.indexOf(one);
      int there = row.indexOf(other);
      if (at >= 0 && there >= 0) {
        return Math.abs(at - there) == 1;
      }
    }
    return false;
  }
}
