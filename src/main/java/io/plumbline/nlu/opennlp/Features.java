package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the categorizer looks at in a message, each thing with the words that it stands on, so that any stretch of the message can be weighed.
 *
 * <p>Words and base forms, pairs of them side by side or a few words apart, pieces of words that survive slips of the finger, and the word classes of
 * the lexicon, alone and in pairs: by these it understands words that no training text ever held. A feature is a 64-bit hash of what it is; two in a
 * few hundred thousand falling together is too rare to matter.
 */
final class Features {

  private static final int SHORTEST_PIECE = 3;
  private static final int LONGEST_PIECE = 5;
  private static final int APART = 6;
  private static final int SENSES_APART = 8;

  private long[] hashes = new long[256];
  private int[] firsts = new int[256];
  private int[] lasts = new int[256];
  private int size;

  /**
   * @param senses of the reading
   * @param small words that carry no meaning of their own
   */
  Features(Reading reading, List<Sense> senses, Set<String> small) {
    var words = reading.words();
    var content = new int[words.size()];
    int known = 0;
    for (int i = 0; i < words.size(); i++) {
      var word = words.get(i);
      if (!word.isPunctuation()) {
        addWord(words, i);
        if (!small.contains(word.folded())) {
          for (int back = known - 1; back >= 0 && content[back] >= i - APART; back--) {
            add(pair('s', words.get(content[back]).lemma(), word.lemma()), content[back], i);
          }
          content[known++] = i;
        }
      }
    }
    addSenses(senses);
  }

  private void addWord(List<Word> words, int at) {
    var word = words.get(at);
    add(hash('w', word.folded()), at, at);
    add(hash('l', word.lemma()), at, at);
    int before = at - 1;
    while (before >= 0 && words.get(before).isPunctuation()) {
      before--;
    }
    if (before >= 0) {
      add(chain('b', words.get(before).folded(), word.folded()), before, at);
      add(chain('m', words.get(before).lemma(), word.lemma()), before, at);
    }
    addPieces(word.folded(), at);
  }

  private void addPieces(String word, int at) {
    var padded = "<" + word + ">";
    for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
      for (int from = 0; from + length <= padded.length(); from++) {
        add(hash('c', padded, from, from + length), at, at);
      }
    }
  }

  private void addSenses(List<Sense> senses) {
    for (int i = 0; i < senses.size(); i++) {
      var one = senses.get(i);
      add(hash('k', one.name()), one.first(), one.last());
      for (int j = i + 1; j < senses.size() && senses.get(j).first() - one.first() <= SENSES_APART; j++) {
        var other = senses.get(j);
        if (other.first() > one.last() && !other.name().equals(one.name())) {
          add(pair('q', one.name(), other.name()), one.first(), other.last());
        }
      }
    }
  }

  private void add(long hash, int first, int last) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      firsts = Arrays.copyOf(firsts, size * 2);
      lasts = Arrays.copyOf(lasts, size * 2);
    }
    hashes[size] = hash;
    firsts[size] = first;
    lasts[size] = last;
    size++;
  }

  int size() {
    return size;
  }

  long hash(int at) {
    return hashes[at];
  }

  int first(int at) {
    return firsts[at];
  }

  int last(int at) {
    return lasts[at];
  }

  boolean isIn(int at, int first, int last) {
    return firsts[at] >= first && lasts[at] <= last;
  }

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  static long hash(String text) {
    return hash('t', text, 0, text.length());
  }

  private static long hash(char kind, String text) {
    return hash(kind, text, 0, text.length());
  }

  private static long hash(char kind, String text, int from, int to) {
    return mixed(more((OFFSET ^ kind) * PRIME, text, from, to));
  }

  private static long chain(char kind, String one, String other) {
    long hash = more((OFFSET ^ kind) * PRIME, one, 0, one.length());
    return mixed(more((hash ^ '_') * PRIME, other, 0, other.length()));
  }

  /** The same in either order. */
  private static long pair(char kind, String one, String other) {
    return one.compareTo(other) <= 0 ? chain(kind, one, other) : chain(kind, other, one);
  }

  private static long more(long hash, String text, int from, int to) {
    long more = hash;
    for (int i = from; i < to; i++) {
      more = (more ^ text.charAt(i)) * PRIME;
    }
    return more;
  }

  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }
}
