package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.opennlp.Windows.Window;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the categorizer hears in a reading. */
final class Witnesses {

  /** Below these log odds the categorizer says nothing. */
  static final float HEARD = -3f;

  /** From here on a second place is heard for itself: "no fever last week, but now i do". */
  private static final float PLAIN = 0;

  /** So much of what speaks for a finding lies in the words that are said to say it. */
  private static final float SHARE = 0.8f;

  private final Reading reading;
  private final Tools tools;
  private final Features features;
  private final int[] places;
  private final Windows windows;

  /**
   * @param senses of the reading
   * @param joins words and marks behind which a new thought may begin
   * @param small words that carry no meaning of their own
   */
  Witnesses(Reading reading, List<Sense> senses, Tools tools, Set<String> joins, Set<String> small) {
    this.reading = reading;
    this.tools = tools;
    features = new Features(reading, senses, small);
    places = tools.categorizer().places(features);
    windows = Windows.of(reading, joins);
  }

  /**
   * One finding heard by the categorizer.
   *
   * @param first index of the first word, in the reading
   * @param last index of the last, included
   * @param odds the categorizer's log odds, that these words say the finding
   */
  record Testimony(String finding, int first, int last, float odds) {}

  /** The best odds that any stretch of the reading says one finding. */
  float odds(String finding) {
    int of = tools.categorizer().names().indexOf(finding);
    float best = of < 0 ? HEARD : Float.NEGATIVE_INFINITY;
    for (var window : of < 0 ? List.<Window>of() : windows.all()) {
      best = Math.max(best, odds(window)[of]);
    }
    return best;
  }

  private record Heard(int finding, Window window, float odds) {}

  /** Each finding where it is heard best; a second place counts when it is plain and shares no word with the first. */
  List<Testimony> hear() {
    var heard = new ArrayList<Heard>();
    float[] last = {};
    for (int i = 0; i < windows.thoughts().size(); i++) {
      var thought = windows.thoughts().get(i);
      var odds = odds(thought);
      keep(heard, thought, odds);
      if (i > 0) {
        keep(heard, new Window(windows.thoughts().get(i - 1).first(), thought.last()), together(i, last, odds));
      }
      last = odds;
    }
    windows.pieces().forEach(piece -> keep(heard, piece, odds(piece)));
    heard.sort(Comparator.comparingDouble((Heard one) -> one.odds()).reversed());
    var taken = new ArrayList<Testimony>();
    for (var one : heard) {
      var finding = tools.categorizer().name(one.finding());
      var before = taken.stream().filter(other -> other.finding().equals(finding)).toList();
      boolean elsewhere = one.odds() >= PLAIN
          && before.stream().noneMatch(other -> one.window().overlaps(new Window(other.first(), other.last())));
      if (before.isEmpty() || elsewhere) {
        taken.add(testimony(one));
      }
    }
    return List.copyOf(taken);
  }

  private float[] odds(Window window) {
    var odds = tools.categorizer().biases();
    tools.categorizer().add(odds, features, places, window, window);
    return odds;
  }

  /** Of two thoughts that follow each other: what each weighs, and what stands on both. */
  private float[] together(int second, float[] one, float[] other) {
    var odds = tools.categorizer().biases();
    for (int i = 0; i < odds.length; i++) {
      odds[i] = one[i] + other[i] - odds[i];
    }
    tools.categorizer().add(odds, features, places, windows.thoughts().get(second - 1), windows.thoughts().get(second));
    return odds;
  }

  private static void keep(List<Heard> heard, Window window, float[] odds) {
    for (int i = 0; i < odds.length; i++) {
      if (odds[i] >= HEARD) {
        heard.add(new Heard(i, window, odds[i]));
      }
    }
  }

  private Testimony testimony(Heard heard) {
    var words = narrowed(heard);
    return new Testimony(tools.categorizer().name(heard.finding()), words.first(), words.last(), heard.odds());
  }

  /** The shortest run of words that holds most of what speaks for the finding. */
  private Window narrowed(Heard heard) {
    int from = heard.window().first();
    int length = heard.window().last() - from + 1;
    var speaks = new float[length];
    float all = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0 && features.isIn(i, from, heard.window().last())) {
        float weight = tools.categorizer().weight(places[i], heard.finding());
        int words = features.last(i) - features.first(i) + 1;
        for (int at = features.first(i); at <= features.last(i); at++) {
          speaks[at - from] += weight / words;
        }
      }
    }
    for (int i = 0; i < length; i++) {
      speaks[i] = Math.max(0, speaks[i]);
      all += speaks[i];
    }
    int bestFirst = 0;
    int bestLast = length - 1;
    for (int first = 0; first < length; first++) {
      float sum = 0;
      for (int last = first; last < length && last - first < bestLast - bestFirst; last++) {
        sum += speaks[last];
        if (sum >= SHARE * all) {
          bestFirst = first;
          bestLast = last;
        }
      }
    }
    return new Window(from + bestFirst, from + bestLast);
  }
}
