package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.List;
import java.util.Optional;

/** Hears whether a message says yes, no, or that it cannot be said. */
final class Verdicts {

  enum Verdict {
    YES, NO, UNSURE,
    /** It works as it should, whichever way round it was asked. */
    FINE,
    /** Sometimes, a bit, whichever way round it was asked. */
    SOME, REFUSED
  }

  /**
   * The part of the message that answers.
   *
   * @param takenBack it was taken back ("no wait") and what came instead is no plain yes or no
   */
  record Said(Verdict verdict, int first, int end, boolean takenBack) {}

  private static final int LONGEST_WITH_TAIL = 12;

  private final Phrases<Verdict> phrases;
  private final Phrases<Boolean> fillers;
  private final Phrases<Boolean> corrections;
  private final Phrases<Boolean> unfinished;

  Verdicts(DataNode file, WordClasses words) {
    // Where one phrase is listed twice the first stays: the more careful reading goes first.
    this.phrases = new Phrases.Builder<Verdict>(words)
        .addAll(file.entry("refuse"), Verdict.REFUSED)
        .addAll(file.entry("unsure"), Verdict.UNSURE)
        .addAll(file.entry("fine"), Verdict.FINE)
        .addAll(file.entry("some"), Verdict.SOME)
        .addAll(file.entry("no"), Verdict.NO)
        .addAll(file.entry("yes"), Verdict.YES)
        .build();
    this.fillers = new Phrases.Builder<Boolean>(words).addAll(file.entry("fillers"), true).build();
    this.corrections = new Phrases.Builder<Boolean>(words).addAll(file.entry("correction"), true).build();
    this.unfinished = new Phrases.Builder<Boolean>(words).addAll(file.entry("unfinished"), true).build();
  }

  Optional<Said> in(Reading reading) {
    return atStart(reading).or(() -> atPiece(reading)).or(() -> atEnd(reading));
  }

  /** The answer that the message begins with. */
  Optional<Said> atStart(Reading reading) {
    return from(reading, 0).map(hit -> corrected(reading, hit));
  }

  /** The answer that begins here, behind nothing but fillers. */
  private Optional<Hit<Verdict>> from(Reading reading, int start) {
    int at = start;
    while (at < reading.words().size()) {
      Optional<Hit<Verdict>> hit = phrases.longestAt(reading, at);
      if (hit.isPresent()) {
        return hit;
      }
      int next = fillers.longestAt(reading, at).map(Hit::end).orElse(at);
      if (next == at && !reading.words().get(at).isPunctuation()) {
        return Optional.empty();
      }
      at = Math.max(next, at + 1);
    }
    return Optional.empty();
  }

  private Said corrected(Reading reading, Hit<Verdict> first) {
    Hit<Verdict> answer = first;
    boolean takenBack = false;
    int at = first.end();
    while (at < reading.words().size()) {
      Optional<Hit<Boolean>> correction = corrections.longestAt(reading, at);
      if (correction.isEmpty()) {
        at++;
        continue;
      }
      Optional<Hit<Verdict>> instead = from(reading, correction.get().end());
      boolean more = correction.get().end() + 1 < reading.words().size();
      takenBack = instead.isEmpty() && (takenBack || (more && correction.get().first() <= answer.end() + 1));
      answer = instead.orElse(answer);
      at = Math.max(correction.get().end(), instead.map(Hit::end).orElse(0));
    }
    return new Said(answer.value(), answer.first(), answer.end(), takenBack);
  }

  private Optional<Said> atPiece(Reading reading) {
    for (int at = 1; at < reading.words().size(); at++) {
      if (Phrases.startsPiece(reading, at)) {
        Optional<Hit<Verdict>> hit = from(reading, at).filter(found -> found.value() != Verdict.SOME);
        if (hit.isPresent()) {
          return hit.map(found -> corrected(reading, found));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Said> atEnd(Reading reading) {
    int end = reading.words().size();
    while (end > 0 && reading.words().get(end - 1).isPunctuation()) {
      end--;
    }
    if (end > LONGEST_WITH_TAIL) {
      return Optional.empty();
    }
    int last = end;
    List<Hit<Verdict>> hits = phrases.in(reading, 0, last);
    return hits.stream()
        .filter(hit -> hit.end() == last && hit.value() != Verdict.SOME)
        .findFirst()
        .map(hit -> new Said(hit.value(), hit.first(), hit.end(), false));
  }

  /** "No wait": nothing but the announcement that more is coming. */
  boolean isUnfinished(Reading reading) {
    boolean announced = false;
    int at = 0;
    while (at < reading.words().size()) {
      Optional<Hit<Boolean>> hit = unfinished.longestAt(reading, at);
      announced |= hit.isPresent();
      if (hit.isEmpty() && !isFiller(reading, at)) {
        return false;
      }
      at = hit.map(Hit::end).orElse(at + 1);
    }
    return announced;
  }

  /** Whether nothing but fillers and punctuation stands from here on. */
  boolean areFillers(Reading reading, int from) {
    int at = from;
    while (at < reading.words().size() && isFiller(reading, at)) {
      at = Math.max(at + 1, fillers.longestAt(reading, at).map(Hit::end).orElse(0));
    }
    return at == reading.words().size();
  }

  /** The first word that is neither punctuation nor filler. */
  boolean isFiller(Reading reading, int at) {
    return reading.words().get(at).isPunctuation() || fillers.longestAt(reading, at).isPresent();
  }
}
