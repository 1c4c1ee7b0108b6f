package io.plumbline.nlu.text;

import java.util.List;

/** Grammar without models: one sentence, no base forms. */
public final class PlainGrammar implements Texts.Grammar {

  @Override
  public List<Integer> sentenceStarts(String text) {
    return List.of(0);
  }

  @Override
  public List<Tagged> tag(List<String> words) {
    return words.stream().map(word -> new Tagged("X", word)).toList();
  }
}
