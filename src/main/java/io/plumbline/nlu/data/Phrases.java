package io.plumbline.nlu.data;

import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that stand for something, found in a reading by walking from word to word.
 *
 * <p>A phrase is words divided by blanks, compared with the folded words of the reading. {@code word?} may be missing,
 * {@code (a|b c)} is one of several, {@code {name}} one member of a word class, {@code word~} any form with that lemma,
 * {@code _} any one word, {@code #} a number in digits, {@code ####} one of four digits, {@code ^} in front: where a sentence or a piece between punctuation marks begins,
 * {@code $} at the end: where one ends. Punctuation marks are written as themselves, those of this syntax with a backslash.
 */
public final class Phrases<T> {

  private static final int LONGEST_LEAD = 8;

  private final Node<T> root;
  private final Node<T> atStart;
  private final BinaryOperator<T> merge;

  private Phrases(Node<T> root, Node<T> atStart, BinaryOperator<T> merge) {
    this.root = root;
    this.atStart = atStart;
    this.merge = merge;
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
    return longestAt(reading, first, reading.words().size());
  }

  private Optional<Hit<T>> longestAt(Reading reading, int first, int limit) {
    Walk<T> walk = new Walk<>(reading, first, limit, merge);
    walk.from(root, first);
    if (startsPiece(reading, first)) {
      walk.from(atStart, first);
    }
    return walk.value == null ? Optional.empty() : Optional.of(new Hit<>(first, walk.end, walk.value));
  }

  /** Whether some phrase ends right before this word. */
  public boolean endsAt(Reading reading, int end) {
    for (int first = Math.max(0, end - LONGEST_LEAD); first < end; first++) {
      if (longestAt(reading, first, end).filter(hit -> hit.end() == end).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Phrases from the first word on, longest first where they begin together, none over another. */
  public List<Hit<T>> in(Reading reading) {
    return in(reading, 0, reading.words().size());
  }

  /** The same for the words {@code from} to before {@code to}, which no phrase oversteps. */
  public List<Hit<T>> in(Reading reading, int from, int to) {
    List<Hit<T>> hits = new ArrayList<>();
    int at = from;
    while (at < to) {
      Optional<Hit<T>> hit = longestAt(reading, at, to);
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

  /** A place between words; places are shared by the ways through one phrase and never by two phrases. */
  private static final class Node<T> {
    private final Map<String, List<Node<T>>> words = new HashMap<>();
    private final Map<String, List<Node<T>>> lemmas = new HashMap<>();
    private final List<Node<T>> any = new ArrayList<>();
    private final List<Node<T>> numbers = new ArrayList<>();
    private final List<Node<T>> years = new ArrayList<>();

    /** Places that are reached without a word. */
    private final List<Node<T>> free = new ArrayList<>();

    private @Nullable T value;
    private @Nullable T valueAtEnd;
  }

  private static final class Walk<T> {
    private final Reading reading;
    private final int limit;
    private final BinaryOperator<T> merge;
    private int end;
    private boolean fixedEnd;
    private @Nullable T value;

    Walk(Reading reading, int first, int limit, BinaryOperator<T> merge) {
      this.reading = reading;
      this.limit = limit;
      this.merge = merge;
      this.end = first;
    }

    void from(Node<T> node, int at) {
      if (node.value != null) {
        keep(at, node.value, false);
      }
      if (node.valueAtEnd != null && endsPiece(reading, at)) {
        keep(at, node.valueAtEnd, true);
      }
      follow(node.free, at);
      if (at < limit) {
        read(node, reading.words().get(at), at + 1);
      }
    }

    private void read(Node<T> node, Word word, int next) {
      follow(node.words.get(word.folded()), next);
      if (word.isPunctuation()) {
        return;
      }
      follow(node.lemmas.isEmpty() ? null : node.lemmas.get(word.lemma()), next);
      if (!(node.numbers.isEmpty() && node.years.isEmpty()) && isDigits(word.folded())) {
        follow(node.numbers, next);
        if (word.folded().length() == 4) {
          follow(node.years, next);
        }
      }
      follow(node.any, next);
    }

    private void follow(@Nullable List<Node<T>> nodes, int at) {
      for (int i = 0; nodes != null && i < nodes.size(); i++) {
        from(nodes.get(i), at);
      }
    }

    /** The longest phrase wins; of equally long ones, one that is bound to the end of a piece; else both stand. */
    private void keep(int at, T found, boolean bound) {
      T known = value;
      if (known == null || at > end || (at == end && bound && !fixedEnd)) {
        value = found;
      } else if (at == end && bound == fixedEnd) {
        value = merge.apply(known, found);
        return;
      } else {
        return;
      }
      end = at;
      fixedEnd = bound;
    }
  }

  private static boolean isDigits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** Gathers phrases; refuses what it cannot read. */
  public static final class Builder<T> {
    private final WordClasses classes;
    private final BinaryOperator<T> merge;
    private final Node<T> root = new Node<>();
    private final Node<T> atStart = new Node<>();

    /** The first meaning given to a phrase stays. */
    public Builder(WordClasses classes) {
      this(classes, (first, second) -> first);
    }

    /** @param merge what a phrase stands for that is given twice */
    public Builder(WordClasses classes, BinaryOperator<T> merge) {
      this.classes = classes;
      this.merge = merge;
    }

    public Builder<T> add(DataNode phrase, T value) {
      List<PhrasePattern.Part> parts = classes.read(phrase).parts();
      Node<T> from = root;
      if (isMark(parts.getFirst(), "^")) {
        from = atStart;
        parts = parts.subList(1, parts.size());
      }
      boolean atEnd = parts.size() > 1 && isMark(parts.getLast(), "$");
      if (atEnd) {
        parts = parts.subList(0, parts.size() - 1);
      }
      if (parts.stream().anyMatch(part -> isMark(part, "^") || isMark(part, "$"))) {
        throw phrase.wrong("'" + phrase.text() + "' may have ^ only in front and $ only at the end");
      }
      Node<T> last = new Node<>();
      lay(from, parts, last);
      if (atEnd) {
        last.valueAtEnd = value;
      } else {
        last.value = value;
      }
      return this;
    }

    public Builder<T> addAll(DataNode phrases, T value) {
      phrases.items().forEach(phrase -> add(phrase, value));
      return this;
    }

    public Phrases<T> build() {
      return new Phrases<>(root, atStart, merge);
    }

    private static boolean isMark(PhrasePattern.Part part, String mark) {
      return switch (part) {
        case PhrasePattern.Literal literal -> literal.word().equals(mark);
        case PhrasePattern.OneOf oneOf -> false;
      };
    }

    private void lay(Node<T> from, List<PhrasePattern.Part> parts, Node<T> to) {
      if (parts.isEmpty()) {
        from.free.add(to);
        return;
      }
      PhrasePattern.Part part = parts.getFirst();
      List<PhrasePattern.Part> rest = parts.subList(1, parts.size());
      // The roots stay free of wordless ways: they are walked at every word of a message.
      if (part.optional() && (from == root || from == atStart)) {
        lay(from, rest, to);
      }
      Node<T> next = rest.isEmpty() ? to : new Node<>();
      if (part.optional() && from != root && from != atStart) {
        from.free.add(next);
      }
      switch (part) {
        case PhrasePattern.Literal literal -> edge(from, literal.word(), next);
        case PhrasePattern.OneOf oneOf -> oneOf.ways().forEach(way -> lay(from, way.parts(), next));
      }
      if (!rest.isEmpty()) {
        lay(next, rest, to);
      }
    }

    private void edge(Node<T> from, String word, Node<T> to) {
      switch (word) {
        case "_" -> from.any.add(to);
        case "#" -> from.numbers.add(to);
        case "####" -> from.years.add(to);
        default -> {
          boolean lemma = word.length() > 1 && word.endsWith("~");
          String key = lemma ? word.substring(0, word.length() - 1) : word;
          (lemma ? from.lemmas : from.words).computeIfAbsent(key, unused -> new ArrayList<>(1)).add(to);
        }
      }
    }
  }
}
