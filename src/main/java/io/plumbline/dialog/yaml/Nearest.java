package io.plumbline.dialog.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one was probably meant to be. */
final class Nearest {

  private Nearest() {}

  static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(typed, word) <= Math.max(1, typed.length() / 3))
        .min(Comparator.<String>comparingInt(word -> distance(typed, word)).thenComparing(Comparator.naturalOrder()));
  }

  /** What to do about an unknown word, naming the nearest one that is known. */
  static String mend(String typed, Collection<String> known, String otherwise) {
    return of(typed, known).map(near -> "did you mean '" + near + "'?").orElse(otherwise);
  }

  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        var replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
