package io.plumbline.nlu.assertion;

import io.plumbline.nlu.assertion.Cue.Looks;
import io.plumbline.nlu.assertion.Cue.Means;
import io.plumbline.nlu.assertion.Cue.Reach;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.List;

/*
 * Whether a cue reaches a span. After ConText (Harkema, Dowling, Thornblade, Chapman 2009): a trigger has a scope that a terminator ends.
 * Patients' messages have few commas and full stops, so a new subject, a finite verb after a noun, or an item that cannot be
 * part of a list ends a scope as well.
 */
/** The way between the cues of one message and the spans that they may govern. */
final class Scope {

  /** How a way ends: the cue reaches the span, reaches it doubtfully, is stopped by a guess, is stopped. */
  enum Way {
    OPEN, DOUBTFUL, GUESSED_CLOSED, CLOSED;

    boolean reaches() {
      return this == OPEN || this == DOUBTFUL;
    }
  }

  private static final int FAR = 8;
  private static final int LONGEST_ITEM = 4;
  private static final int NEAR_FINITE = 5;
  private static final int NEXT = 6;

  private final CueBook book;
  private final Reading reading;
  private final List<Word> words;
  private final List<Hit<List<Cue>>> hits;

  Scope(CueBook book, Reading reading, List<Hit<List<Cue>>> hits) {
    this.book = book;
    this.reading = reading;
    this.words = reading.words();
    this.hits = hits;
  }

  /** From a cue to a span behind it. */
  Way ahead(Hit<List<Cue>> hit, Cue cue, int first, int last) {
    if (!sameSentence(hit.end() - 1, first)) {
      return Way.CLOSED;
    }
    boolean doubt = first - hit.end() > FAR;
    int at = hit.end();
    if (cue.looks() == Looks.AROUND && Phrases.startsPiece(reading, hit.first()) && is("commas", at)) {
      at++;
    }
    for (; at < first; at++) {
      if (book.stopsAhead(cue.means(), reading, at) || anotherBegins(cue, hit, at)) {
        return Way.CLOSED;
      }
      if (is("commas", at) || is("ands", at)) {
        Way way = list(at, cue, first, last);
        if (!way.reaches()) {
          return way;
        }
        doubt |= way == Way.DOUBTFUL;
      } else if (is("ors", at)) {
        if (cue.reach() != Reach.SENTENCE && is("subjects", at + 1)) {
          return Way.CLOSED;
        }
      } else if (newSubject(cue, hit, at)) {
        return Way.CLOSED;
      }
    }
    return doubt ? Way.DOUBTFUL : Way.OPEN;
  }

  /** From a cue to a span before it. */
  Way back(Hit<List<Cue>> hit, Cue cue, int last) {
    return switch (cue.reach()) {
      case NEXT, PHRASE -> backToNext(hit, cue, last);
      case CLAUSE -> backWithin(hit, last, false);
      case SENTENCE -> cue.means() == Means.GONE ? backFromGone(hit, last) : backWithin(hit, last, true);
    };
  }

  private Way backToNext(Hit<List<Cue>> hit, Cue cue, int last) {
    int gap = hit.first() - last - 1;
    boolean asked = hit.first() > 0 && is("questions", hit.first() - 1) && sameSentence(last, hit.first() - 1);
    if (gap > NEXT || !(asked || sameSentence(last, hit.first()))) {
      return Way.CLOSED;
    }
    int end = hit.first();
    while (end > last + 1 && is("marks_before_answer", end - 1)) {
      end--;
    }
    boolean plural = cue.means() == Means.FINE && is("plurals", hit.first());
    for (int at = last + 1; at < end; at++) {
      boolean joined = plural && is("ands", at);
      boolean breaks = words.get(at).isPunctuation() || is("ands", at) || is("ors", at) || book.stopsBack(reading, at);
      if (!joined && (breaks || is("subjects", at) || hitCovers(at) || newPredicate(at, end))) {
        return Way.CLOSED;
      }
    }
    return Way.OPEN;
  }

  /** "numb leg bladder fine": what stands before the cue is a thing of its own when a possessive begins it. */
  private boolean newPredicate(int at, int end) {
    return is("maybe_subjects", at) && !is("prepositions", at - 1) && at + 1 < end;
  }

  private Way backWithin(Hit<List<Cue>> hit, int last, boolean overLists) {
    if (!sameSentence(last, hit.first()) || hit.first() - last > 2 * FAR) {
      return Way.CLOSED;
    }
    for (int at = last + 1; at < hit.first(); at++) {
      boolean joint = is("commas", at) || is("ands", at);
      if (book.stopsBack(reading, at) || is("subjects", at) || (joint && !overLists)) {
        return Way.CLOSED;
      }
    }
    return Way.OPEN;
  }

  /** "had a fever but its gone now" reaches the fever; "numb foot but the pain has gone" does not reach the foot. */
  private Way backFromGone(Hit<List<Cue>> hit, int last) {
    if (!sameSentence(last, hit.first()) || hit.first() - last > 2 * FAR) {
      return Way.CLOSED;
    }
    boolean onlyPronouns = false;
    for (int at = last + 1; at < hit.first(); at++) {
      boolean joint = is("commas", at) || is("ands", at) || book.stopsEverything(reading, at) || words.get(at).isPunctuation();
      if (joint) {
        onlyPronouns = true;
      } else if ((onlyPronouns || is("subjects", at)) && !is("pronouns", at)) {
        return Way.CLOSED;
      }
    }
    return Way.OPEN;
  }

  private boolean hitCovers(int at) {
    return hits.stream().anyMatch(hit -> hit.overlaps(at, at + 1) && hit.value().stream().anyMatch(Scope::settles));
  }

  private static boolean settles(Cue cue) {
    return switch (cue.means()) {
      case ABSENT, FLIPS, FINE, UNSURE, HYPOTHETICAL, WORRY, AFFIRMED -> true;
      case HEDGE, QUESTION, IF, OTHER_PERSON, PAST, GONE, ONGOING, PRESENT, NOTHING -> false;
    };
  }

  /** A denial ends where doubt, fear or its opposite begins. */
  private boolean anotherBegins(Cue cue, Hit<List<Cue>> from, int at) {
    if (cue.means() != Means.ABSENT) {
      return false;
    }
    return hits.stream()
        .filter(hit -> !hit.equals(from) && hit.first() == at)
        .flatMap(hit -> hit.value().stream())
        .filter(Cue::looksAhead)
        .anyMatch(
            other -> switch (other.means()) {
              case UNSURE, HYPOTHETICAL, WORRY, PRESENT -> true;
              case ABSENT, FLIPS, FINE, HEDGE, QUESTION, IF, OTHER_PERSON, PAST, GONE, ONGOING, AFFIRMED, NOTHING -> false;
            });
  }

  private boolean newSubject(Cue cue, Hit<List<Cue>> hit, int at) {
    boolean mayFollow = cue.reach() != Reach.PHRASE && (at == hit.end() || is("joins", at - 1));
    if (is("subjects", at)) {
      return cue.reach() != Reach.SENTENCE && !mayFollow;
    }
    return is("maybe_subjects", at) && !mayFollow && !is("prepositions", at - 1) && at > 0 && finiteFollows(at);
  }

  private boolean finiteFollows(int subject) {
    for (int at = subject + 1; at < words.size() && at <= subject + NEAR_FINITE; at++) {
      if (words.get(at).isPunctuation() || is("ands", at) || is("ors", at) || !sameSentence(subject, at)) {
        return false;
      }
      if (is("finite", at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the item behind a comma or an "and" goes on with the list that the cue governs. */
  private Way list(int joint, Cue cue, int first, int last) {
    if (cue.means() == Means.PAST && cue.reach() != Reach.SENTENCE && is("commas", joint)) {
      return Way.GUESSED_CLOSED;
    }
    int from = joint + 1;
    boolean or = false;
    while (from < words.size() && (is("ors", from) || is("ands", from))) {
      or |= is("ors", from);
      from++;
    }
    int to = from;
    while (to < words.size() && sameSentence(joint, to) && !endsItem(to)) {
      to++;
    }
    boolean spanIsHere = first < to;
    if (cue.reach() == Reach.SENTENCE) {
      boolean subject = is("subjects", from) || (is("maybe_subjects", from) && finiteFollows(from));
      return subject && !or ? Way.CLOSED : Way.OPEN;
    }
    for (int at = from; at < to; at++) {
      if (is("subjects", at) || (is("maybe_subjects", at) && !is("prepositions", at - 1) && finiteFollows(at))) {
        return Way.CLOSED;
      }
      boolean partOfSign = spanIsHere && at == first && at == from;
      if (is("finite", at) && !partOfSign) {
        return Way.GUESSED_CLOSED;
      }
    }
    boolean statement = is("predicates", to - 1) && to - from >= 2;
    // "no numbness, tingling, or weakness": a bare word of such a list is a thing, not how another thing is.
    boolean bare = to - from == 1 && closedByOr(from);
    boolean adjective = is("predicates", from) && cue.reach() == Reach.PHRASE && !bare;
    if (is("fresh", from) || (!or && (statement || adjective))) {
      return Way.GUESSED_CLOSED;
    }
    if (or || closedByOr(from)) {
      return Way.OPEN;
    }
    if (to - from > LONGEST_ITEM || is("definites", from)) {
      return Way.GUESSED_CLOSED;
    }
    return is("ands", joint) && to - from < LONGEST_ITEM ? Way.OPEN : Way.DOUBTFUL;
  }

  private boolean endsItem(int at) {
    return words.get(at).isPunctuation() || is("ands", at) || is("ors", at) || book.stopsEverything(reading, at);
  }

  private boolean closedByOr(int from) {
    for (int at = from; at < words.size() && sameSentence(from, at); at++) {
      if (book.stopsEverything(reading, at) || is("subjects", at)) {
        return false;
      }
      if (is("ors", at)) {
        return true;
      }
    }
    return false;
  }

  boolean sameSentence(int one, int other) {
    return words.get(one).sentence() == words.get(other).sentence();
  }

  private boolean is(String set, int at) {
    return book.is(set, reading, at);
  }
}
