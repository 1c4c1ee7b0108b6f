package io.plumbline.nlu.lexicon;

import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.List;
import java.util.Set;

/** Matches frames against one reading. */
final class Matcher {

  private static final int NONE = -1;

  /** So many words may lie between the sides of {@code A & B}. */
  private static final int BETWEEN_SIDES = 8;

  /** So many free words may stand between two words of a pattern. */
  private static final int MOST_FREE = 3;

  private final List<Word> words;
  private final Set<String> free;

  Matcher(Reading reading, Set<String> free) {
    this.words = reading.words();
    this.free = free;
  }

  /** First and last word of a match. */
  record Span(int first, int last) {}

  /** The frame with its first side beginning at this word; null when it is not there. */
  @org.jspecify.annotations.Nullable
  Span match(Frame frame, int first) {
    int end = end(frame.sides().getFirst(), first);
    if (end == NONE) {
      return null;
    }
    var span = new Span(first, end - 1);
    for (var side : frame.sides().subList(1, frame.sides().size())) {
      var found = near(side, span);
      if (found == null) {
        return null;
      }
      span = new Span(Math.min(span.first, found.first), Math.max(span.last, found.last));
    }
    return span;
  }

  /** The side nearest to the span, before or after it, in its clause, and not over it. */
  private @org.jspecify.annotations.Nullable Span near(Frame.Sequence side, Span span) {
    for (int distance = 1; distance <= BETWEEN_SIDES + 1; distance++) {
      int after = span.last + distance;
      if (after < words.size() && sameClause(span.last, after)) {
        int end = end(side, after);
        if (end != NONE) {
          return new Span(after, end - 1);
        }
      }
    }
    for (int start = span.first - 1; start >= 0 && sameClause(start, span.first); start--) {
      int end = end(side, start);
      if (end != NONE && end <= span.first && span.first - end <= BETWEEN_SIDES) {
        return new Span(start, end - 1);
      }
    }
    return null;
  }

  /** Index after the sequence when it begins at this word. */
  private int end(Frame.Sequence sequence, int at) {
    return run(sequence.parts(), 0, at, at);
  }

  private int run(List<Frame.Part> parts, int part, int at, int start) {
    if (part == parts.size()) {
      return at;
    }
    var current = parts.get(part);
    if (current instanceof Frame.Gap(var most)) {
      return gap(parts, part, at, start, most);
    }
    int end = step(parts, part, at, start);
    if (end == NONE && current.isOptional()) {
      end = run(parts, part + 1, at, start);
    }
    return end;
  }

  /** The part here, or after a few words that never matter. */
  private int step(List<Frame.Part> parts, int part, int at, int start) {
    int here = at;
    for (int skipped = 0; skipped <= MOST_FREE; skipped++) {
      if (here >= words.size() || (here > start && !sameClause(start, here))) {
        return NONE;
      }
      int end = take(parts.get(part), parts, part, here, start);
      if (end != NONE) {
        return end;
      }
      if (here == start || !free.contains(words.get(here).folded())) {
        return NONE;
      }
      here++;
    }
    return NONE;
  }

  private int take(Frame.Part current, List<Frame.Part> parts, int part, int at, int start) {
    return switch (current) {
      case Frame.Literal literal -> is(words.get(at), literal) ? run(parts, part + 1, at + 1, start) : NONE;
      case Frame.Choice choice -> takeChoice(choice, parts, part, at, start);
      case Frame.Gap gap -> NONE;
    };
  }

  private int takeChoice(Frame.Choice choice, List<Frame.Part> parts, int part, int at, int start) {
    var word = words.get(at);
    int end = takeWay(choice.byFirst().getOrDefault(word.folded(), List.of()), parts, part, at, start);
    if (end == NONE && !word.lemma().equals(word.folded())) {
      end = takeWay(choice.byFirst().getOrDefault(word.lemma(), List.of()), parts, part, at, start);
    }
    return end == NONE ? takeWay(choice.byPrefix(), parts, part, at, start) : end;
  }

  private int takeWay(List<Frame.Sequence> ways, List<Frame.Part> parts, int part, int at, int start) {
    int best = NONE;
    for (var way : ways) {
      int inner = run(way.parts(), 0, at, start);
      if (inner != NONE) {
        best = Math.max(best, run(parts, part + 1, inner, start));
      }
    }
    return best;
  }

  private int gap(List<Frame.Part> parts, int part, int at, int start, int most) {
    for (int skipped = 0; skipped <= most; skipped++) {
      int here = at + skipped;
      if (here >= words.size() || !sameClause(start, here)) {
        return NONE;
      }
      int end = run(parts, part + 1, here, start);
      if (end != NONE) {
        return end;
      }
    }
    return NONE;
  }

  private static boolean is(Word word, Frame.Literal literal) {
    return literal.prefix() ? word.folded().startsWith(literal.word()) : word.is(literal.word());
  }

  private boolean sameClause(int one, int other) {
    return words.get(one).clause() == words.get(other).clause();
  }
}
