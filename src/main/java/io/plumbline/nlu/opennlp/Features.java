package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.List;

/** What the sentence categorizer looks at in one clause: words, lemmas, pairs, and pieces of words that survive slips of the finger. */
final class Features {

  private static final int PIECE = 4;

  private Features() {}

  static String[] of(List<Word> clause) {
    var features = new ArrayList<String>();
    String before = "<";
    for (var word : clause) {
      if (word.isPunctuation()) {
        continue;
      }
      features.add("w=" + word.folded());
      if (!word.lemma().equals(word.folded())) {
        features.add("w=" + word.lemma());
      }
      features.add("p=" + before + "_" + word.folded());
      before = word.folded();
      var padded = "<" + word.folded() + ">";
      for (int i = 0; i + PIECE <= padded.length(); i++) {
        features.add("c=" + padded.substring(i, i + PIECE));
      }
    }
    return features.toArray(String[]::new);
  }
}
