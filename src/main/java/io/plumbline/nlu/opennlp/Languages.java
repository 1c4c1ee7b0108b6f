package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells which language a message is in, as far as a short message lets it be told. */
final class Languages {

  static final String UNKNOWN = "und";

  private static final int FEWEST_WORDS = 3;

  private final String own;
  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, int[]> scripts = new HashMap<>();

  Languages(String own, DataNode file) {
    this.own = own;
    file.entries(Set.of("words", "scripts"));
    file.entry("words").entries().forEach((language, list) -> words.put(language, Set.copyOf(list.texts())));
    file.entry("scripts")
        .entries()
        .forEach(
            (language, range) -> {
              var ends = range.text().split("-");
              scripts.put(language, new int[]{Integer.parseInt(ends[0], 16), Integer.parseInt(ends[1], 16)});
            });
  }

  String of(Reading reading, Spelling spelling) {
    var script = byScript(reading.text());
    if (!script.equals(UNKNOWN)) {
      return script;
    }
    var folded = reading.words().stream().filter(word -> !word.isPunctuation()).map(word -> word.folded()).toList();
    long real = folded.stream().filter(spelling::isReal).count();
    String best = UNKNOWN;
    long most = 0;
    for (var language : new java.util.TreeMap<>(words).entrySet()) {
      long known = folded.stream().filter(language.getValue()::contains).count();
      if (known > most) {
        best = language.getKey();
        most = known;
      }
    }
    if (folded.size() >= FEWEST_WORDS && most * 2 >= folded.size() && most > real * 2 / 3) {
      return best;
    }
    return real * 2 >= folded.size() && !folded.isEmpty() ? own : UNKNOWN;
  }

  private String byScript(String text) {
    var counts = new HashMap<String, Integer>();
    int letters = 0;
    for (int point : text.codePoints().filter(Character::isLetter).toArray()) {
      letters++;
      scripts.forEach(
          (language, range) -> {
            if (point >= range[0] && point <= range[1]) {
              counts.merge(language, 1, Integer::sum);
            }
          });
    }
    int all = letters;
    return counts.entrySet().stream()
        .filter(count -> count.getValue() * 2 > all)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(UNKNOWN);
  }
}
