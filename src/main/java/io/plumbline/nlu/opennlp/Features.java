package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.text.Word;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What the sentence categorizer looks at in a run of words: base forms, pairs of them, pieces of words that survive slips of the finger, and the
 * word classes of the lexicon, by which it understands words that no training text ever held.
 */
final class Features {

  private static final int PIECE = 4;

  private Features() {}

  static String[] of(List<Word> words, Lexicon lexicon) {
    var features = new LinkedHashSet<String>();
    String before = "<";
    for (var word : words) {
      if (word.isPunctuation()) {
        continue;
      }
      features.add("l=" + word.lemma());
      features.add("p=" + before + "_" + word.lemma());
      before = word.lemma();
      var padded = "<" + word.folded() + ">";
      for (int i = 0; i + PIECE <= padded.length(); i++) {
        features.add("c=" + padded.substring(i, i + PIECE));
      }
    }
    lexicon.senses(words).forEach(sense -> features.add("k=" + sense));
    return features.toArray(String[]::new);
  }
}
