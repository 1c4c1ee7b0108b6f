package io.plumbline.nlu.text;

import java.util.Set;

/**
 * One word of a message, folded for reading and still knowing where it was typed.
 *
 * @param folded lower case, apostrophes dropped, spelling repaired: {@code cant}
 * @param lemma its base form, lower case; the folded form when there is none
 * @param tag part of speech (Universal tags: NOUN, VERB, ADJ, ADV, PRON, DET, ADP, NUM, PART, PUNCT, X ...)
 * @param start first UTF-16 index in the text as typed
 * @param end index after the last
 * @param sentence number of its sentence, from 0
 * @param clause number of its clause in the whole text, from 0; clauses never run over a sentence's end
 */
public record Word(String folded, String lemma, String tag, int start, int end, int sentence, int clause) {

  private static final Set<String> CONTENT = Set.of("NOUN", "VERB", "ADJ", "PROPN", "ADV");

  public boolean is(String word) {
    return folded.equals(word) || lemma.equals(word);
  }

  /** Whether it says something by itself, as nouns and verbs do and "of" does not. */
  public boolean isContent() {
    return CONTENT.contains(tag);
  }

  public boolean isPunctuation() {
    return tag.equals("PUNCT");
  }
}
