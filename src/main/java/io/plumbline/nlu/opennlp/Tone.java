package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is looked at to say how a finding is spoken of: what the cues say, and the words before, in and behind it.
 *
 * <p>Cues with scopes are right where people speak as people write. A model that knows what the cues say and sees the words around learns when they
 * are not: "nah waterworks are fine" has its denial behind, "wish i wouldnt wake up" denies nothing.
 */
final class Tone {

  private static final int NEAR = 3;
  private static final int FAR = 9;

  private Tone() {}

  /**
   * @param rule what the cues say of the span
   * @param senses of the reading
   * @param breaks words with which another thought begins: "but"
   * @param first index of the span's first word in the reading
   * @param last index of its last, included
   */
  static long[] features(String finding, SpanAssertion rule, Reading reading, List<Sense> senses, Set<String> breaks, int first, int last) {
    var features = new LinkedHashSet<String>();
    var said = rule.status().wire() + (rule.certainty() >= Assertions.PLAIN ? "" : "?");
    features.add("r=" + said);
    features.add("f=" + finding);
    features.add("fr=" + finding + "_" + said);
    rule.cue().ifPresent(cue -> features.add("cue=" + cue.text().toLowerCase(java.util.Locale.ROOT)));
    var words = reading.words();
    before(words, first, breaks, features);
    behind(words, last, breaks, features);
    for (int i = first; i <= last; i++) {
      features.add("i=" + words.get(i).folded());
      features.add("fi=" + finding + "_" + words.get(i).folded());
      if (i > first) {
        features.add("ii=" + words.get(i - 1).folded() + "_" + words.get(i).folded());
      }
    }
    features.add("i1=" + words.get(first).folded());
    features.add("iz=" + words.get(last).folded());
    around(words, first, last, breaks, features);
    for (var sense : senses) {
      if (sense.first() >= first && sense.last() <= last) {
        features.add("ki=" + sense.name());
        features.add("fk=" + finding + "_" + sense.name());
      } else if (sense.last() < first && sense.last() >= first - FAR) {
        var here = words.subList(sense.last(), first).stream().anyMatch(word -> breaks.contains(word.folded())) ? "kB=" : "kb=";
        features.add(here + sense.name());
        features.add("r" + here + said + sense.name());
      } else if (sense.first() > last && sense.first() <= last + FAR) {
        features.add((words.subList(last + 1, sense.first() + 1).stream().anyMatch(word -> breaks.contains(word.folded())) ? "kA=" : "ka=")
            + sense.name());
      }
    }
    return features.stream().mapToLong(Features::hash).toArray();
  }

  /** Words of the same thought say more of it than those behind a comma or a "but", which are looked at for themselves. */
  private static void before(List<Word> words, int first, Set<String> breaks, Set<String> features) {
    String next = "|";
    String here = "b";
    for (int i = first - 1, far = 1; i >= 0 && far <= FAR && words.get(i).sentence() == words.get(first).sentence(); i--, far++) {
      var word = words.get(i).folded();
      here = further(here, words.get(i), breaks);
      features.add(here + "=" + word);
      if (far <= NEAR) {
        features.add(here + far + "=" + word);
      }
      features.add(here + "b=" + word + "_" + next);
      next = word;
    }
  }

  private static void behind(List<Word> words, int last, Set<String> breaks, Set<String> features) {
    String before = "|";
    String here = "a";
    for (int i = last + 1, far = 1; i < words.size() && far <= FAR; i++, far++) {
      var word = words.get(i).folded();
      here = further(here, words.get(i), breaks);
      features.add(here + "=" + word);
      if (far <= NEAR) {
        features.add(here + far + "=" + word);
      }
      features.add(here + "a=" + before + "_" + word);
      before = word;
    }
    if (last + 1 == words.size()) {
      features.add("a1=|");
    }
  }

  /** Behind a comma a list may go on; behind a "but" another thought begins. */
  private static String further(String here, Word word, Set<String> breaks) {
    if (breaks.contains(word.folded())) {
      return here.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    }
    return word.isPunctuation() && here.length() == 1 && Character.isLowerCase(here.charAt(0)) ? here + "," : here;
  }

  private static boolean parts(Word word, Set<String> breaks) {
    return word.isPunctuation() || breaks.contains(word.folded());
  }

  /** How the thought begins that holds the words, and whether its sentence asks. */
  private static void around(List<Word> words, int first, int last, Set<String> breaks, Set<String> features) {
    int begin = first;
    while (begin > 0 && words.get(begin - 1).sentence() == words.get(first).sentence() && !parts(words.get(begin - 1), breaks)) {
      begin--;
    }
    features.add("t1=" + words.get(begin).folded());
    if (begin + 1 < words.size()) {
      features.add("t2=" + words.get(begin).folded() + "_" + words.get(begin + 1).folded());
    }
    if (begin > 0) {
      features.add("t0=" + words.get(begin - 1).folded());
    }
    int end = last;
    while (end + 1 < words.size() && words.get(end + 1).sentence() == words.get(last).sentence()) {
      end++;
    }
    features.add("z=" + words.get(end).folded());
  }

  /** How a finding is spoken of, how likely that is, and how likely it is that it is present. */
  record Judged(Status status, double probability, double present) {}

  static Judged judge(WeightTable table, long[] features) {
    var chances = table.chances(features);
    double present = 0;
    int best = 0;
    for (int i = 0; i < chances.length; i++) {
      present += table.name(i).equals(Status.PRESENT.wire()) ? chances[i] : 0;
      best = chances[i] > chances[best] ? i : best;
    }
    return new Judged(Status.ofWire(table.name(best)), chances[best], present);
  }
}
