package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
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
   * @param first index of the span's first word in the reading
   * @param last index of its last, included
   */
  static long[] features(String finding, SpanAssertion rule, Reading reading, List<Sense> senses, int first, int last) {
    var features = new LinkedHashSet<String>();
    var said = rule.status().wire() + (rule.certainty() >= Assertions.PLAIN ? "" : "?");
    features.add("r=" + said);
    features.add("f=" + finding);
    features.add("fr=" + finding + "_" + said);
    rule.cue().ifPresent(cue -> features.add("cue=" + cue.text().toLowerCase(java.util.Locale.ROOT)));
    var words = reading.words();
    before(words, first, features);
    behind(words, last, features);
    for (int i = first; i <= last; i++) {
      features.add("i=" + words.get(i).folded());
      features.add("fi=" + finding + "_" + words.get(i).folded());
      if (i > first) {
        features.add("ii=" + words.get(i - 1).folded() + "_" + words.get(i).folded());
      }
    }
    features.add("i1=" + words.get(first).folded());
    features.add("iz=" + words.get(last).folded());
    around(words, first, last, features);
    for (var sense : senses) {
      if (sense.first() >= first && sense.last() <= last) {
        features.add("ki=" + sense.name());
        features.add("fk=" + finding + "_" + sense.name());
      } else if (sense.last() < first && sense.last() >= first - FAR) {
        features.add("kb=" + sense.name());
        features.add("rkb=" + said + sense.name());
      } else if (sense.first() > last && sense.first() <= last + FAR) {
        features.add("ka=" + sense.name());
      }
    }
    return features.stream().mapToLong(Features::hash).toArray();
  }

  private static void before(List<Word> words, int first, Set<String> features) {
    String next = "|";
    for (int i = first - 1, far = 1; i >= 0 && far <= FAR && words.get(i).sentence() == words.get(first).sentence(); i--, far++) {
      var word = words.get(i).folded();
      features.add("b=" + word);
      if (far <= NEAR) {
        features.add("b" + far + "=" + word);
      }
      features.add("bb=" + word + "_" + next);
      next = word;
    }
  }

  private static void behind(List<Word> words, int last, Set<String> features) {
    String before = "|";
    for (int i = last + 1, far = 1; i < words.size() && far <= FAR; i++, far++) {
      var word = words.get(i).folded();
      features.add("a=" + word);
      if (far <= NEAR) {
        features.add("a" + far + "=" + word);
      }
      features.add("aa=" + before + "_" + word);
      before = word;
    }
    if (last + 1 == words.size()) {
      features.add("a1=|");
    }
  }

  private static void around(List<Word> words, int first, int last, Set<String> features) {
    var sentence = new ArrayList<Word>();
    for (var word : words) {
      if (word.sentence() >= words.get(first).sentence() && word.sentence() <= words.get(last).sentence()) {
        sentence.add(word);
      }
    }
    features.add("s1=" + sentence.getFirst().folded());
    if (sentence.size() > 1) {
      features.add("s2=" + sentence.getFirst().folded() + "_" + sentence.get(1).folded());
    }
    features.add("z=" + words.getLast().folded());
    features.add("m1=" + words.getFirst().folded());
    sentence.forEach(word -> features.add("s=" + word.folded()));
  }

  /** How a finding is spoken of, how likely that is, and how likely it is that it is present. */
  record Judged(Status status, double probability, double present) {}

  static Judged judge(WeightTable table, long[] features) {
    var odds = table.odds(features);
    double all = 0;
    double present = 0;
    int best = 0;
    for (int i = 0; i < odds.length; i++) {
      double chance = 1 / (1 + Math.exp(-odds[i]));
      all += chance;
      present += table.name(i).equals(Status.PRESENT.wire()) ? chance : 0;
      best = odds[i] > odds[best] ? i : best;
    }
    return new Judged(Status.ofWire(table.name(best)), 1 / (1 + Math.exp(-odds[best])) / all, present / all);
  }
}
