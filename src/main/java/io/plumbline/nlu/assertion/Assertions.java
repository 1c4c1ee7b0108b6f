package io.plumbline.nlu.assertion;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.assertion.Cue.Means;
import io.plumbline.nlu.assertion.Cue.Reach;
import io.plumbline.nlu.assertion.Scope.Way;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says how any span of a message is spoken of; safe for many threads at once. */
public final class Assertions {

  /** The certainty of a span that is plainly spoken of. */
  public static final double PLAIN = 0.95;

  /** The certainty where the cue is far, weak or stopped by a guess. */
  public static final double DOUBTFUL = 0.6;

  /** No cue reaches over so many words. */
  private static final int FURTHEST = 90;

  private static final Set<Means> FEARED = EnumSet.of(Means.HYPOTHETICAL, Means.WORRY, Means.QUESTION, Means.IF);
  private static final Set<Means> DENIED = EnumSet.of(Means.ABSENT, Means.FINE);

  private final CueBook book;
  private final Persons persons;

  private Assertions(CueBook book, Persons persons) {
    this.book = book;
    this.persons = persons;
  }

  /** Reads {@code assertion.yaml} of the language. */
  public static Assertions load(LanguageData data) {
    DataNode file = data.read("assertion.yaml");
    file.entries(Set.of("words", "cues", "stops", "scope", "persons"));
    WordClasses words = WordClasses.of(file.entry("words"));
    return new Assertions(new CueBook(file, words), new Persons(file.entry("persons"), words));
  }

  /** For whom the message is written, as far as it says so. */
  public Persons persons() {
    return persons;
  }

  /**
   * @param firstWord index of the span's first word in the reading
   * @param lastWord index of its last, included
   */
  public SpanAssertion of(Reading reading, int firstWord, int lastWord) {
    Objects.checkFromToIndex(firstWord, lastWord + 1, reading.words().size());
    return new Span(reading, firstWord, lastWord).judge();
  }

  /** A cue that reaches the span. */
  private record Governor(Hit<List<Cue>> hit, Cue cue, boolean doubtful, int distance) {}

  private final class Span {
    private final Reading reading;
    private final int first;
    private final int last;
    private final List<Hit<List<Cue>>> hits;
    private final Scope scope;
    private final List<Governor> governors = new ArrayList<>();
    private boolean stoppedByGuess;
    private boolean definite;

    Span(Reading reading, int first, int last) {
      this.reading = reading;
      this.first = first;
      this.last = last;
      this.hits = new ArrayList<>(book.before(reading, Math.max(0, first - FURTHEST), first));
      hits.addAll(book.within(reading, first, Math.min(last + 1, first + FURTHEST)));
      hits.addAll(book.after(reading, last + 1, Math.min(reading.words().size(), last + 1 + FURTHEST)));
      this.scope = new Scope(book, reading, hits);
      hits.forEach(this::consider);
    }

    private void consider(Hit<List<Cue>> hit) {
      for (Cue cue : hit.value()) {
        if (hit.end() <= first && cue.looksAhead()) {
          take(hit, cue, scope.ahead(hit, cue, first, last), first - hit.end());
        } else if (hit.first() > last && cue.looksBack()) {
          take(hit, cue, scope.back(hit, cue, last), hit.first() - last - 1);
        } else if (hit.first() > first && hit.end() <= last && cue.means() == Means.ABSENT && cue.reach() == Reach.CLAUSE
            && cue.looksAhead()) {
          // "legs are not weak" as one span: the denial stands in its middle; at its front it would be part of the sign ("cant feel").
          // "leg has no strength", "stomach without any feeling" deny what the span holds, not the span.
          take(hit, cue, last - hit.end() <= 1 ? Way.OPEN : Way.DOUBTFUL, 0);
        }
      }
    }

    private void take(Hit<List<Cue>> hit, Cue cue, Way way, int distance) {
      boolean counts = switch (cue.means()) {
        case FINE -> !isQuestion();
        case QUESTION -> isQuestion() && !isDefinite(hit);
        case WORRY -> !isDefinite(hit);
        case IF -> hasSupport();
        case NOTHING -> false;
        case ABSENT, FLIPS, UNSURE, HEDGE, HYPOTHETICAL, OTHER_PERSON, PAST, GONE, ONGOING, PRESENT, AFFIRMED -> true;
      };
      if (counts && way.reaches()) {
        governors.add(new Governor(hit, cue, way == Way.DOUBTFUL || !cue.plain(), distance));
      } else if (way.reaches() && cue.means() == Means.WORRY) {
        definite = true;
      }
      stoppedByGuess |= way == Way.GUESSED_CLOSED && cue.means() != Means.PAST && cue.means() != Means.HEDGE;
    }

    private boolean isQuestion() {
      for (int at = last + 1; at < reading.words().size() && scope.sameSentence(last, at); at++) {
        if (book.is("questions", reading, at)) {
          return true;
        }
      }
      return false;
    }

    private boolean isDefinite(Hit<List<Cue>> hit) {
      return hit.end() < reading.words().size()
          && hit.end() <= first
          && book.is("definites", reading, hit.end())
          && hit.end() >= first - 2;
    }

    private boolean hasSupport() {
      int from = first;
      while (from > 0 && scope.sameSentence(from - 1, first)) {
        from--;
      }
      int to = last + 1;
      while (to < reading.words().size() && scope.sameSentence(to, last)) {
        to++;
      }
      return book.supportsIf(reading, from, first) || book.supportsIf(reading, last + 1, to);
    }

    SpanAssertion judge() {
      Optional<Persons.Told> other = persons.tellsOfAnother(reading, first, last);
      if (other.isPresent()) {
        Persons.Told told = other.get();
        return assertion(Status.OTHER_PERSON, !told.plain(), told.first(), told.end());
      }
      return nearest(EnumSet.of(Means.OTHER_PERSON))
          .map(governor -> assertion(Status.OTHER_PERSON, governor))
          .or(() -> nearest(EnumSet.of(Means.AFFIRMED)).map(governor -> assertion(Status.PRESENT, governor)))
          .or(() -> deniedAfterwards().map(governor -> assertion(Status.ABSENT, governor)))
          .or(() -> nearest(FEARED).map(governor -> assertion(Status.HYPOTHETICAL, governor)))
          .or(() -> nearest(EnumSet.of(Means.UNSURE)).map(governor -> assertion(Status.UNSURE, governor)))
          .or(() -> over().map(governor -> assertion(Status.PAST, governor)))
          .or(this::denied)
          .or(() -> past().map(governor -> assertion(Status.PAST, governor)))
          .orElseGet(this::present);
    }

    private Optional<Governor> deniedAfterwards() {
      return governors.stream()
          .filter(governor -> DENIED.contains(governor.cue().means()) && governor.hit().first() > last)
          .min(Comparator.comparingInt(Governor::distance));
    }

    private Optional<Governor> over() {
      return nearest(EnumSet.of(Means.GONE)).filter(gone -> presentAfter(gone).isEmpty());
    }

    private Optional<Governor> past() {
      return nearest(EnumSet.of(Means.PAST))
          .filter(past -> presentAfter(past).isEmpty() && (past.cue().reach() == Reach.SENTENCE || !goesOn(past)));
    }

    private Optional<Governor> presentAfter(Governor earlier) {
      return nearest(EnumSet.of(Means.PRESENT)).filter(present -> present.hit().first() > earlier.hit().first());
    }

    /** "since 3 years ago" is not over; "cancer 5 years ago, back hurts since Monday" is. */
    private boolean goesOn(Governor past) {
      return hits.stream()
          .filter(hit -> hit.value().stream().anyMatch(cue -> cue.means() == Means.ONGOING))
          .filter(hit -> scope.sameSentence(hit.first(), past.hit().first()))
          .anyMatch(hit -> unbroken(Math.min(hit.end(), past.hit().end()), Math.max(hit.first(), past.hit().first())));
    }

    private boolean unbroken(int from, int to) {
      for (int at = from; at < to; at++) {
        if (book.is("commas", reading, at)) {
          return false;
        }
      }
      return true;
    }

    private Optional<SpanAssertion> denied() {
      Optional<Governor> denial = nearest(DENIED);
      Optional<Governor> flip = nearest(EnumSet.of(Means.FLIPS));
      Optional<Governor> present = nearest(EnumSet.of(Means.PRESENT));
      if (flip.isPresent() && denial.isPresent() && flip.get().distance() > denial.get().distance()) {
        return Optional.of(assertion(Status.PRESENT, flip.get()));
      }
      Optional<Governor> nearest = denial.or(() -> flip);
      if (nearest.isEmpty()) {
        return Optional.empty();
      }
      boolean takenBack = present.isPresent()
          && (present.get().hit().first() > last || present.get().distance() < nearest.get().distance());
      return Optional.of(takenBack ? assertion(Status.PRESENT, present.get()) : assertion(Status.ABSENT, nearest.get()));
    }

    private SpanAssertion present() {
      Optional<Governor> hedge = nearest(EnumSet.of(Means.HEDGE));
      boolean doubtful = stoppedByGuess || definite || hedge.isPresent();
      Optional<SpanAssertion.Cue> cue = hedge.map(governor -> cue(governor.hit().first(), governor.hit().end()));
      return new SpanAssertion(Status.PRESENT, doubtful ? DOUBTFUL : PLAIN, cue);
    }

    private Optional<Governor> nearest(Set<Means> means) {
      return governors.stream()
          .filter(governor -> means.contains(governor.cue().means()))
          .min(Comparator.comparingInt(Governor::distance).thenComparing(Governor::doubtful));
    }

    private SpanAssertion assertion(Status status, Governor governor) {
      boolean hedged = status == Status.ABSENT && nearest(EnumSet.of(Means.HEDGE)).isPresent();
      return assertion(status, governor.doubtful() || hedged, governor.hit().first(), governor.hit().end());
    }

    private SpanAssertion assertion(Status status, boolean doubtful, int from, int to) {
      return new SpanAssertion(status, doubtful ? DOUBTFUL : PLAIN, Optional.of(cue(from, to)));
    }

    private SpanAssertion.Cue cue(int from, int to) {
      return new SpanAssertion.Cue(
          reading.typed(from, to - 1), reading.words().get(from).start(), reading.words().get(to - 1).end());
    }
  }
}
