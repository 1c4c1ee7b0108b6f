package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Spelling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells which language a message is in, as far as a short message lets it be told. */
final class Languages {

  static final String UNKNOWN = "und";

  private static final int FEWEST_WORDS = 3;
  private static final int FEWEST_SIGNS = 2;

  /** Of ten words of another language, so many may look like words of this one ("la", "de", "son"). */
  private static final long MOST_REAL_OF_TEN = 8L;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private final String own;
  private final Map<String, Set<String>> words = new TreeMap<>();
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

  /** The language of the words as typed: repaired, foreign words look like those of the language that they were repaired to. */
  String of(Reading reading, Spelling spelling) {
    var script = byScript(reading.text());
    if (!script.equals(UNKNOWN)) {
      return script;
    }
    var typed = WORD.matcher(reading.text().toLowerCase(Locale.ROOT).replaceAll("['\u2019]", "")).results().map(MatchResult::group)
        .toList();
    var best = UNKNOWN;
    long most = 0;
    for (var language : words.entrySet()) {
      long known = typed.stream().filter(language.getValue()::contains).count();
      if (known > most) {
        best = language.getKey();
        most = known;
      }
    }
    long ours = typed.stream().filter(words.getOrDefault(own, Set.of())::contains).count();
    long real = typed.stream().filter(word -> spelling.isReal(word) || spelling.inFull(word).isPresent()).count();
    if (typed.size() >= FEWEST_WORDS && !best.equals(own) && most >= FEWEST_SIGNS && most > ours
        && real * 10 <= typed.size() * MOST_REAL_OF_TEN) {
      return best;
    }
    return real * 2 >= typed.size() && !typed.isEmpty() ? own : UNKNOWN;
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
