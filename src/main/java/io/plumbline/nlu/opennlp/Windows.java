package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stretches of a message that the categorizer looks at: each thought, two thoughts that follow each other, and pieces of a thought that goes on
 * and on, as dictated text does. What is said in one thought is not thinned out by all the others.
 *
 * @param thoughts one behind the other
 * @param pieces of the long ones
 */
record Windows(List<Window> thoughts, List<Window> pieces) {

  private static final int LONG = 13;
  private static final int PIECE = 12;
  private static final int STRIDE = 4;

  Windows {
    thoughts = List.copyOf(thoughts);
    pieces = List.copyOf(pieces);
  }

  /**
   * A stretch of words.
   *
   * @param first index of the first word in the reading
   * @param last index of the last, included
   */
  record Window(int first, int last) {
    boolean overlaps(Window other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** @param joins words and marks behind which a new thought may begin */
  static Windows of(Reading reading, Set<String> joins) {
    var thoughts = thoughts(reading.words(), joins);
    var pieces = new ArrayList<Window>();
    for (var thought : thoughts) {
      int length = thought.last() - thought.first() + 1;
      for (int from = 0; length > LONG && from + STRIDE < length; from += STRIDE) {
        pieces.add(new Window(thought.first() + from, Math.min(thought.first() + from + PIECE, thought.last())));
      }
    }
    return new Windows(thoughts, pieces);
  }

  /** All of them, pairs of thoughts too. */
  List<Window> all() {
    var all = new ArrayList<>(thoughts);
    all.addAll(pieces);
    for (int i = 0; i + 1 < thoughts.size(); i++) {
      all.add(new Window(thoughts.get(i).first(), thoughts.get(i + 1).last()));
    }
    return all;
  }

  private static List<Window> thoughts(List<Word> words, Set<String> joins) {
    var thoughts = new ArrayList<Window>();
    int first = -1;
    for (int i = 0; i < words.size(); i++) {
      boolean parts = words.get(i).isPunctuation() || joins.contains(words.get(i).folded());
      if (parts && first >= 0) {
        thoughts.add(new Window(first, i - 1));
        first = -1;
      } else if (!parts && first < 0) {
        first = i;
      }
    }
    if (first >= 0) {
      thoughts.add(new Window(first, words.size() - 1));
    }
    return thoughts;
  }
}
