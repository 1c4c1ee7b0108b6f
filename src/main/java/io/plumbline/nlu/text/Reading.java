package io.plumbline.nlu.text;

import java.util.List;

/** A message cut into words, ready for the witnesses; punctuation marks are words too (tag {@code PUNCT}). */
public record Reading(String text, List<Word> words) {

  public Reading {
    words = List.copyOf(words);
  }

  /** The text as typed from word {@code first} to word {@code last}, both included. */
  public String typed(int first, int last) {
    return text.substring(words.get(first).start(), words.get(last).end());
  }
}
