package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the two trained witnesses hear in a reading. */
final class Witnesses {

  /** Below this the name finder guesses. */
  private static final double NAMED = 0.5;

  /** From here on a clause is taken to speak of the finding although nothing in it was named. */
  private static final double SURE_OF_CLAUSE = 0.8;

  /** A category that is at least this likely supports what the name finder heard. */
  private static final double SUPPORTS = 0.15;

  private Witnesses() {}

  /**
   * One finding heard by the models alone.
   *
   * @param agreed both witnesses heard it
   */
  record Testimony(String finding, int first, int last, List<String> by, boolean agreed) {}

  static List<Testimony> hear(Reading reading, Tools tools) {
    var words = reading.words();
    if (words.isEmpty()) {
      return List.of();
    }
    var clauses = clauses(words);
    var testimonies = new ArrayList<Testimony>();
    for (var named : tools.names(words.stream().map(Word::folded).toArray(String[]::new))) {
      if (named.probability() < NAMED) {
        continue;
      }
      var support = clauses.getOrDefault(words.get(named.first()).clause(), Clause.NONE).probabilities(tools).getOrDefault(named.finding(),
          0.0);
      boolean agreed = support >= SUPPORTS;
      testimonies.add(
          new Testimony(named.finding(), named.first(), named.last(), agreed ? List.of("model", "sentence") : List.of("model"), agreed));
    }
    for (var clause : clauses.values()) {
      clause
          .probabilities(tools)
          .forEach(
              (finding, probability) -> {
                boolean heard = testimonies.stream().anyMatch(one -> one.finding().equals(finding));
                if (!heard && probability >= SURE_OF_CLAUSE && !finding.equals(TrainModels.NONE)) {
                  testimonies.add(new Testimony(finding, clause.first, clause.last, List.of("sentence"), false));
                }
              });
    }
    return testimonies;
  }

  private static Map<Integer, Clause> clauses(List<Word> words) {
    var clauses = new TreeMap<Integer, Clause>();
    new TreeMap<>(words.stream().collect(Collectors.groupingBy(Word::clause)))
        .forEach(
            (number, clause) -> clauses.put(number, new Clause(clause, words.indexOf(clause.getFirst()), words.indexOf(clause.getLast()))));
    return clauses;
  }

  /** A clause and, once asked for, what it is about. */
  private static final class Clause {
    private static final Clause NONE = new Clause(List.of(), 0, 0);

    private final List<Word> words;
    private final int first;
    private final int last;
    private @org.jspecify.annotations.Nullable Map<String, Double> probabilities;

    Clause(List<Word> words, int first, int last) {
      this.words = words;
      this.first = first;
      this.last = last;
    }

    Map<String, Double> probabilities(Tools tools) {
      var known = probabilities;
      if (known == null) {
        known = new HashMap<>();
        var features = Features.of(words);
        if (features.length > 0) {
          var all = tools.categories(features);
          for (int i = 0; i < all.length; i++) {
            if (all[i] >= SUPPORTS) {
              known.put(tools.category(i), all[i]);
            }
          }
        }
        probabilities = known;
      }
      return known;
    }
  }
}
