package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;

/** Hears that a number is not yet reached: "nearly 40", "12 weeks tomorrow". */
final class Coming {

  private final Phrases<Boolean> nearly;
  private final Phrases<Double> soon;

  Coming(DataNode file, WordClasses words) {
    this.nearly = Numbers.phrases(file, words, "nearly");
    this.soon = Numbers.scale(file.entry("soon"), words);
  }

  /** "Nearly 40". */
  boolean isNearly(Reading reading, int first) {
    return nearly.endsAt(reading, first);
  }

  /** @param end index after the number and its unit */
  boolean isNotYet(Reading reading, int first, int end) {
    return isNearly(reading, first)
        || (end < reading.words().size() && soon.longestAt(reading, end).filter(hit -> hit.value() > 0).isPresent());
  }
}
