package io.plumbline.nlu.data;

import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that stand for something, found in a reading by walking a trie of words.
 *
 * <p>A phrase is words divided by blanks, compared with the folded words of the reading. {@code word?} may be missing,
 * {@code (a|b c)} is one of several, {@code {name}} one member of a word class, {@code word~} any form with that lemma,
 * {@code _} any one word, {@code #} a number in digits, {@code ^} in front: where a sentence or a piece between punctuation marks begins,
 * {@code $} at the end: where one ends. Punctuation marks are written as themselves.
 */
public final class Phrases<T> {

  private final Node<T> root;

  private Phrases(Node<T> root) {
    this.root = root;
  }

  /** @param end index after the last word */
  public record Hit<T>(int first, int end, T value) {
    public int length() {
      return end - first;
    }

    public boolean overlaps(int from, int to) {
      return first < to && from < end;
    }
  }

  /** The longest phrase that begins at this word. */
  public Optional<Hit<T>> longestAt(Reading reading, int first) {
    Walk<T> walk = new Walk<>(reading, first);
    walk.from(root, first);
    if (root.atStart != null && startsPiece(reading, first)) {
      walk.from(root.atStart, first);
    }
    return walk.value == null ? Optional.empty() : Optional.of(new Hit<>(first, walk.end, walk.value));
  }

  /** Phrases from the first word on, longest first where they begin together, none over another. */
  public List<Hit<T>> in(Reading reading) {
    return in(reading, 0, reading.words().size());
  }

  /** The same for the words {@code from} to before {@code to}. */
  public List<Hit<T>> in(Reading reading, int from, int to) {
    List<Hit<T>> hits = new ArrayList<>();
    int at = from;
    while (at < to) {
      Optional<Hit<T>> hit = longestAt(reading, at).filter(found -> found.end() <= to);
      hit.ifPresent(hits::add);
      at = hit.map(Hit::end).orElse(at + 1);
    }
    return hits;
  }

  public static boolean startsPiece(Reading reading, int at) {
    return at == 0
        || reading.words().get(at - 1).isPunctuation()
        || reading.words().get(at - 1).sentence() != reading.words().get(at).sentence();
  }

  /** @param end index after the last word of the piece that may end here */
  public static boolean endsPiece(Reading reading, int end) {
    return end >= reading.words().size() || reading.words().get(end).isPunctuation() || (end > 0 && startsPiece(reading, end));
  }

  private static final class Node<T> {
    private final Map<String, Node<T>> words = new HashMap<>();
    private final Map<String, Node<T>> lemmas = new HashMap<>();
    private @Nullable Node<T> any;
    private @Nullable Node<T> number;
    private @Nullable Node<T> atStart;
    private @Nullable T value;
    private @Nullable T valueAtEnd;
  }

  private static final class Walk<T> {
    private final Reading reading;
    private final List<Word> words;
    private int end;
    private @Nullable T value;

    Walk(Reading reading, int first) {
      this.reading = reading;
      this.words = reading.words();
      this.end = first;
    }

    void from(Node<T> node, int at) {
      // Equal length: the phrase that was reached first stays, so that plain words win over wildcards.
      if (at > end && node.value != null) {
        end = at;
        value = node.value;
      }
      if (node.valueAtEnd != null && at >= end && endsPiece(reading, at) && at > 0) {
        end = at;
        value = node.valueAtEnd;
      }
      if (at >= words.size()) {
        return;
      }
      Word word = words.get(at);
      follow(node.words.get(word.folded()), at);
      if (word.isPunctuation()) {
        return;
      }
      if (!node.lemmas.isEmpty()) {
        follow(node.lemmas.get(word.lemma()), at);
      }
      if (node.number != null && isDigits(word.folded())) {
        follow(node.number, at);
      }
      follow(node.any, at);
    }

    private void follow(@Nullable Node<T> next, int at) {
      if (next != null) {
        from(next, at + 1);
      }
    }
  }

  private static boolean isDigits(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Gathers phrases; refuses what it cannot read. */
  public static final class Builder<T> {
    private final WordClasses classes;
    private final Node<T> root = new Node<>();

    public Builder(WordClasses classes) {
      this.classes = classes;
    }

    public Builder<T> add(DataNode phrase, T value) {
      for (List<String> words : classes.expand(phrase)) {
        insert(phrase, words, value);
      }
      return this;
    }

    public Builder<T> addAll(DataNode phrases, T value) {
      phrases.items().forEach(phrase -> add(phrase, value));
      return this;
    }

    public Phrases<T> build() {
      return new Phrases<>(root);
    }

    private void insert(DataNode phrase, List<String> words, T value) {
      List<String> left = words;
      Node<T> node = root;
      if (left.getFirst().equals("^")) {
        if (root.atStart == null) {
          root.atStart = new Node<>();
        }
        node = root.atStart;
        left = left.subList(1, left.size());
      }
      boolean atEnd = left.size() > 1 && left.getLast().equals("$");
      if (atEnd) {
        left = left.subList(0, left.size() - 1);
      }
      if (left.isEmpty() || left.contains("^") || left.contains("$")) {
        throw phrase.wrong("'" + phrase.text() + "' needs words between ^ (only in front) and $ (only at the end)");
      }
      for (String word : left) {
        node = next(node, word);
      }
      if (atEnd) {
        node.valueAtEnd = value;
      } else {
        node.value = value;
      }
    }

    private static <T> Node<T> next(Node<T> node, String word) {
      if (word.equals("_")) {
        if (node.any == null) {
          node.any = new Node<>();
        }
        return node.any;
      }
      if (word.equals("#")) {
        if (node.number == null) {
          node.number = new Node<>();
        }
        return node.number;
      }
      if (word.length() > 1 && word.endsWith("~")) {
        return node.lemmas.computeIfAbsent(word.substring(0, word.length() - 1), lemma -> new Node<>());
      }
      return node.words.computeIfAbsent(word, folded -> new Node<>());
    }
  }
}
