package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a reply keeps back from its no: "none of those, <em>my waterworks might be a bit off tho</em>". Where nothing can be made of that, the no
 * is no plain one.
 */
public final class Reservations {

  private final Phrases<Boolean> begins;
  private final Set<String> idle;

  private Reservations(DataNode file) {
    var words = WordClasses.of(file.entry("words"));
    begins = new Phrases.Builder<Boolean>(words).addAll(file.entry("reserves"), true).build();
    idle = new HashSet<>(file.entry("reserves_nothing").texts());
  }

  /** Reads {@code answers.yaml} of the language. */
  public static Reservations load(LanguageData data) {
    return new Reservations(data.read("answers.yaml"));
  }

  /**
   * @param first index of its first word in the reading
   * @param last index of its last, included
   */
  public record Reservation(int first, int last) {}

  /** What is kept back, if any word of it could tell something: "but thanks" keeps nothing back. */
  public Optional<Reservation> in(Reading reading) {
    var words = reading.words();
    for (var hit : begins.in(reading)) {
      int first = hit.end() < words.size() ? hit.end() : start(words, hit.first());
      int last = hit.end() < words.size() ? end(words, hit.end()) : hit.first() - 1;
      if (first > 0 && first <= last && words.subList(first, last + 1).stream().anyMatch(this::couldTell)) {
        return Optional.of(new Reservation(first, last));
      }
    }
    return Optional.empty();
  }

  private boolean couldTell(Word word) {
    return word.isContent() && !idle.contains(word.folded()) && !idle.contains(word.lemma());
  }

  private static int end(List<Word> words, int from) {
    int last = from;
    while (last + 1 < words.size() && words.get(last + 1).sentence() == words.get(from).sentence()) {
      last++;
    }
    return last;
  }

  /** A "though" at the very end reserves the thought before it. */
  private static int start(List<Word> words, int though) {
    int first = though;
    while (first > 0 && words.get(first - 1).sentence() == words.get(though).sentence() && !words.get(first - 1).isPunctuation()) {
      first--;
    }
    return first;
  }
}
