package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the two trained witnesses hear in a reading. */
final class Witnesses {

  /** Below this the categorizer guesses among more than a hundred. */
  static final double HEARD = 0.8;

  /** Named words are already known to be clinical, so that less is needed to say what they are. */
  static final double HEARD_WHERE_NAMED = 0.5;

  /** From here on the categorizer is strongly of its opinion. */
  static final double STRONG = 0.8;

  private final Reading reading;
  private final Lexicon lexicon;
  private final Tools tools;
  private final List<Testimony> testimonies = new ArrayList<>();

  private Witnesses(Reading reading, Lexicon lexicon, Tools tools) {
    this.reading = reading;
    this.lexicon = lexicon;
    this.tools = tools;
  }

  /**
   * One finding heard by the trained witnesses.
   *
   * @param first index of the first word, in the reading
   * @param last index of the last, included
   * @param named the name finder marks words here as clinical
   * @param probability the categorizer's, that these words say the finding
   */
  record Testimony(String finding, int first, int last, boolean named, double probability) {

    List<String> by() {
      return named ? List.of("model", "sentence") : List.of("sentence");
    }

    boolean strong() {
      return named && probability >= STRONG;
    }
  }

  static List<Testimony> hear(Reading reading, Lexicon lexicon, Tools tools) {
    var witnesses = new Witnesses(reading, lexicon, tools);
    witnesses.hear();
    return List.copyOf(witnesses.testimonies);
  }

  private void hear() {
    var words = reading.words();
    if (words.isEmpty()) {
      return;
    }
    var named = tools.names(words.stream().map(Word::folded).toArray(String[]::new));
    for (int first = 0; first < words.size();) {
      int last = first;
      while (last + 1 < words.size() && words.get(last + 1).clause() == words.get(first).clause()) {
        last++;
      }
      hearClause(first, last, named);
      first = last + 1;
    }
  }

  private void hearClause(int first, int last, List<Tools.Named> named) {
    var inClause = named.stream().filter(span -> span.first() <= last && first <= span.last()).toList();
    var ofClause = probabilities(first, last);
    if (inClause.isEmpty()) {
      ofClause.forEach((finding, probability) -> testify(finding, first, last, false, probability, HEARD));
      return;
    }
    for (var span : inClause) {
      int from = Math.max(first, span.first());
      int to = Math.min(last, span.last());
      var ofSpan = probabilities(from, to);
      ofClause.forEach((finding, probability) -> ofSpan.merge(finding, probability, Math::max));
      ofSpan.forEach((finding, probability) -> testify(finding, from, to, true, probability, HEARD_WHERE_NAMED));
    }
  }

  private void testify(String finding, int first, int last, boolean named, double probability, double least) {
    if (probability >= least) {
      testimonies.add(new Testimony(finding, first, last, named, probability));
    }
  }

  private Map<String, Double> probabilities(int first, int last) {
    var probable = new HashMap<String, Double>();
    var features = Features.of(reading.words().subList(first, last + 1), lexicon);
    if (features.length > 0) {
      var all = tools.categories(features);
      for (int i = 0; i < all.length; i++) {
        if (all[i] >= HEARD_WHERE_NAMED && !tools.category(i).equals(Training.NONE)) {
          probable.put(tools.category(i), all[i]);
        }
      }
    }
    return probable;
  }
}
