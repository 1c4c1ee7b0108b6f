package io.plumbline.nlu.answer;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.OpenQuestion.Option;
import io.plumbline.nlu.answer.Times.Heard;
import io.plumbline.nlu.answer.Verdicts.Said;
import io.plumbline.nlu.answer.Verdicts.Verdict;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a message as the answer to the open question; safe for many threads at once. */
public final class Answers {

  private static final String NONE = "none";
  private static final String UNSURE = "unsure";

  /** A longer message says more than that. In words. */
  private static final int LONGEST_REFUSAL = 9;
  private static final String YES = "yes";
  private static final String NO = "no";

  private static final Set<String> ENTRIES = Set.of(
      "words", "fillers", "yes", "no", "unsure", "fine", "some", "refuse", "correction", "unfinished", "no_in_disguise", "none", "all",
      "both", "except",
      "only", "pick", "reserves", "reserves_nothing",
      "last", "first_of", "last_of", "top", "second_last", "choices", "common");

  /** Words behind a no that still belong to it. */
  private static final int NEAR = 3;

  private final Verdicts verdicts;
  private final Choices choices;
  private final Quantities quantities;
  private final Phrases<Boolean> none;
  private final Phrases<Boolean> all;
  private final Phrases<Boolean> both;
  private final Phrases<Boolean> except;
  private final Phrases<Boolean> only;
  private final Set<String> noInDisguise;
  private final Phrases<Boolean> reserves;

  private Answers(DataNode file, Quantities quantities, Assertions assertions) {
    file.entries(ENTRIES);
    WordClasses words = WordClasses.of(file.entry("words"));
    this.quantities = quantities;
    this.verdicts = new Verdicts(file, words);
    this.choices = new Choices(file, words, quantities.numbers(), assertions);
    this.none = phrases(file, words, "none");
    this.all = phrases(file, words, "all");
    this.both = phrases(file, words, "both");
    this.except = phrases(file, words, "except");
    this.only = phrases(file, words, "only");
    this.reserves = phrases(file, words, "reserves");
    this.noInDisguise = Set.copyOf(file.entry("no_in_disguise").texts());
  }

  private static Phrases<Boolean> phrases(DataNode file, WordClasses words, String entry) {
    return new Phrases.Builder<Boolean>(words).addAll(file.entry(entry), true).build();
  }

  /** Reads {@code answers.yaml} of the language. */
  public static Answers load(LanguageData data, Quantities quantities, Assertions assertions) {
    return new Answers(data.read("answers.yaml"), quantities, assertions);
  }

  /**
   * @param heard the findings that the message speaks of, each with its status
   * @return what the message answers; {@link Answer.None} when it does not
   */
  public Answer read(Reading reading, OpenQuestion question, LocalDate today, List<HeardFinding> heard) {
    if (reading.words().isEmpty() || verdicts.isUnfinished(reading)) {
      return new Answer.None();
    }
    return switch (question.kind()) {
      case YES_NO -> yesNo(reading, question, today, heard);
      case CHOICE -> choice(reading, question);
      case MULTI_CHOICE -> multiChoice(reading, question, heard);
      case NUMBER -> number(reading, question, today);
      case DURATION -> duration(reading, today);
      case TEXT -> new Answer.None();
    };
  }

  private Answer yesNo(Reading reading, OpenQuestion question, LocalDate today, List<HeardFinding> heard) {
    Optional<Said> said = verdicts.in(reading);
    Answer spoken = said.filter(found -> !correctsAnother(found, question, heard))
        .map(found -> spoken(found, question.yesMeansAbsent())).orElse(new Answer.None());
    Asked asked = Asked.of(question, heard);
    return switch (spoken) {
      // A "yes" beside a denial of the very thing is no plain yes.
      case Answer.Yes yes -> asked.absent() && !asked.present() ? new Answer.Unsure() : yes;
      // "No, I did wet myself": what is told weighs more than the particle.
      case Answer.No no -> asked.present() ? asked.certain() ? new Answer.Yes() : new Answer.Unsure() : no;
      case Answer.Unsure unsure -> asked.certain() ? new Answer.Yes() : unsure;
      case Answer.None nothing -> said.isPresent() ? nothing : unspoken(reading, question, today, asked);
      case Answer.Refused refused -> asked.certain() ? new Answer.Yes() : isRefusal(reading) ? refused : new Answer.None();
      case Answer.Options other -> other;
      case Answer.Number other -> other;
      case Answer.Duration other -> other;
    };
  }

  private static Answer spoken(Said said, boolean flipped) {
    if (said.takenBack()) {
      return new Answer.Unsure();
    }
    return switch (said.verdict()) {
      case YES -> flipped ? new Answer.No() : new Answer.Yes();
      case NO -> flipped ? new Answer.Yes() : new Answer.No();
      case UNSURE -> new Answer.Unsure();
      case FINE -> new Answer.No();
      case SOME -> new Answer.Yes();
      case REFUSED -> new Answer.Refused();
    };
  }

  /** Whether the message holds nothing but a greeting, or that more is coming. */
  public boolean isNoAnswerYet(Reading reading) {
    return verdicts.isUnfinished(reading);
  }

  /** Whether the message begins with a no that can be nothing else: not "no I can't", not "no feeling". */
  public boolean deniesPlainly(Reading reading) {
    return verdicts.atStart(reading)
        .filter(said -> !said.takenBack() && (said.verdict() == Verdict.NO || said.verdict() == Verdict.FINE))
        .filter(said -> isUndisguised(reading, said))
        .isPresent();
  }

  /** Whether the message is one of the known ways to answer and holds no word beside it; "just the right" is none: it depends on the question. */
  public boolean isNothingBut(Reading reading) {
    return verdicts.atStart(reading)
        .filter(said -> !said.takenBack() && said.verdict() != Verdict.SOME && verdicts.areFillers(reading, said.end())
            && isUndisguised(reading, said))
        .isPresent();
  }

  private boolean isUndisguised(Reading reading, Said said) {
    int end = Math.min(said.end() + NEAR, reading.words().size());
    for (int at = said.first(); at < end; at++) {
      if (at >= said.end() && (Phrases.startsPiece(reading, at) || reserves.longestAt(reading, at).isPresent())) {
        return true;
      }
      if (noInDisguise.contains(reading.words().get(at).folded())) {
        return false;
      }
    }
    return true;
  }

  /** Whether the message only says that there will be no answer; the words for that tell nothing else. */
  public boolean isRefusal(Reading reading) {
    return reading.words().size() <= LONGEST_REFUSAL && verdicts.in(reading).filter(said -> said.verdict() == Verdict.REFUSED).isPresent();
  }

  /** "No wait, I did wet myself" to a question about fever puts right what was said before and answers nothing. */
  private static boolean correctsAnother(Said said, OpenQuestion question, List<HeardFinding> heard) {
    return said.takenBack() && !heard.isEmpty() && heard.stream().noneMatch(finding -> question.findings().contains(finding.id()));
  }

  /** No yes, no no: what was told of the very thing, or since when it is so. */
  private Answer unspoken(Reading reading, OpenQuestion question, LocalDate today, Asked asked) {
    if (asked.present()) {
      return asked.certain() ? new Answer.Yes() : new Answer.Unsure();
    }
    if (asked.absent()) {
      return new Answer.No();
    }
    if (asked.unsure()) {
      return new Answer.Unsure();
    }
    // "None of those" to one question; a bare "nothing" may begin another story.
    if (!question.yesMeansAbsent() && none.in(reading).stream().anyMatch(hit -> hit.first() == 0 && hit.end() > 1)) {
      return new Answer.No();
    }
    boolean since = !question.yesMeansAbsent() && isOnlyATime(reading, today);
    return since ? new Answer.Yes() : new Answer.None();
  }

  private boolean isOnlyATime(Reading reading, LocalDate today) {
    List<Heard> times = quantities.times(reading, today);
    if (times.isEmpty()) {
      return false;
    }
    for (int at = 0; at < reading.words().size(); at++) {
      int here = at;
      boolean timed = times.stream().anyMatch(time -> time.first() <= here && here < time.end());
      boolean lead = here < times.getFirst().first();
      if (!timed && !lead && !verdicts.isFiller(reading, here)) {
        return false;
      }
    }
    return times.getFirst().first() <= 2;
  }

  /** What the message tells of the findings that the question asks about. */
  private record Asked(boolean present, boolean certain, boolean absent, boolean unsure) {
    static Asked of(OpenQuestion question, List<HeardFinding> heard) {
      List<HeardFinding> told = heard.stream().filter(finding -> question.findings().contains(finding.id())).toList();
      return new Asked(
          told.stream().anyMatch(finding -> finding.status() == Status.PRESENT),
          told.stream().anyMatch(finding -> finding.status() == Status.PRESENT && finding.certain()),
          told.stream().anyMatch(finding -> finding.status() == Status.ABSENT),
          told.stream().anyMatch(finding -> finding.status() == Status.UNSURE));
    }
  }

  private Answer choice(Reading reading, OpenQuestion question) {
    List<Option> options = question.options();
    Set<String> named = choices.byPlace(reading, options);
    if (named.isEmpty()) {
      named = choices.bySynonym(reading, options);
    }
    if (named.isEmpty()) {
      named = choices.byLabel(reading, options);
    }
    Optional<Said> said = verdicts.in(reading);
    if (named.isEmpty()) {
      return said.map(found -> spoken(found, question.yesMeansAbsent())).orElse(new Answer.None());
    }
    return plain(named, false);
  }

  /** Options that are answers of their own are given as such. */
  private static Answer plain(Set<String> named, boolean onlyThese) {
    if (named.size() == 1) {
      switch (named.iterator().next()) {
        case NONE, NO -> {
          return new Answer.No();
        }
        case UNSURE -> {
          return new Answer.Unsure();
        }
        case YES -> {
          return new Answer.Yes();
        }
        default -> {
          // An option of the question.
        }
      }
    }
    return new Answer.Options(List.copyOf(named), onlyThese);
  }

  private Answer multiChoice(Reading reading, OpenQuestion question, List<HeardFinding> heard) {
    Set<String> places = choices.byPlace(reading, question.options());
    if (!places.isEmpty()) {
      return plain(places, !only.in(reading).isEmpty());
    }
    List<Option> real = question.options().stream().filter(option -> !option.id().equals(NONE) && !option.id().equals(UNSURE)).toList();
    Set<String> named = new LinkedHashSet<>();
    Set<String> denied = new LinkedHashSet<>();
    for (HeardFinding finding : heard) {
      boolean asked = real.stream().anyMatch(option -> option.id().equals(finding.id().value()));
      if (asked && finding.status() == Status.PRESENT && finding.certain()) {
        named.add(finding.id().value());
      } else if (asked && finding.status() == Status.ABSENT) {
        denied.add(finding.id().value());
      }
    }
    var inOtherWords = choices.bySynonym(reading, real);
    var byLabel = inOtherWords.isEmpty() ? choices.byLabel(reading, real) : inOtherWords;
    Optional<Said> said = verdicts.in(reading).filter(found -> !correctsAnother(found, question, heard));
    boolean onlyThese = !only.in(reading).isEmpty();
    boolean deniesOthers = said.filter(found -> found.verdict() == Verdict.NO && !found.takenBack()).isPresent()
        || !none.in(reading).isEmpty();
    Set<String> perhaps = new LinkedHashSet<>();
    boolean onlyPicks = choices.onlyPicks(reading, byLabel, real, only.in(reading));
    if (inOtherWords.isEmpty() && ((deniesOthers && !onlyThese) || !onlyPicks)) {
      perhaps.addAll(byLabel);
      perhaps.removeAll(named);
      perhaps.removeAll(denied);
    } else {
      named.addAll(byLabel);
    }
    if (onlyPicks && !deniesOthers) {
      denied.removeAll(byLabel); // "peeing" picks, whatever it reminds a model of
    }
    named.removeIf(id -> denied.contains(id)
        && heard.stream().noneMatch(finding -> finding.id().value().equals(id) && finding.status() == Status.PRESENT));
    if (isAll(reading)) {
      return allBut(reading, real, denied);
    }
    if (named.isEmpty() && real.size() == 2 && !both.in(reading).isEmpty()) {
      real.forEach(option -> named.add(option.id()));
    }
    if (!named.isEmpty() || !perhaps.isEmpty()) {
      return new Answer.Options(
          inOrder(real, named), inOrder(real, perhaps), onlyThese || (named.isEmpty() && deniesOthers));
    }
    Answer spoken = verdictOfMany(reading, said, !denied.isEmpty());
    boolean someUnsure = heard.stream().anyMatch(finding -> question.findings().contains(finding.id()) && isOpen(finding));
    // "None of those, but maybe ..." leaves open what it says maybe of, and no more.
    return someUnsure && !(spoken instanceof Answer.No) ? new Answer.Unsure() : spoken;
  }

  private static List<String> inOrder(List<Option> options, Set<String> ids) {
    return options.stream().map(Option::id).filter(ids::contains).toList();
  }

  private static boolean isOpen(HeardFinding finding) {
    return finding.status() == Status.UNSURE || (finding.status() == Status.PRESENT && !finding.certain());
  }

  private boolean isAll(Reading reading) {
    return all.in(reading).stream().anyMatch(hit -> hit.first() <= 2)
        && verdicts.in(reading).filter(said -> said.verdict() == Verdict.FINE || said.verdict() == Verdict.NO).isEmpty();
  }

  private Answer allBut(Reading reading, List<Option> real, Set<String> denied) {
    Set<String> left = new LinkedHashSet<>();
    real.forEach(option -> left.add(option.id()));
    left.removeAll(denied);
    if (!except.in(reading).isEmpty()) {
      left.removeAll(choices.mentioned(reading, real));
    }
    return left.isEmpty() ? new Answer.No() : new Answer.Options(List.copyOf(left), true);
  }

  private Answer verdictOfMany(Reading reading, Optional<Said> said, boolean someDenied) {
    if (said.isEmpty()) {
      return none.in(reading).isEmpty() ? new Answer.None() : new Answer.No();
    }
    return switch (said.get().verdict()) {
      // "No fever" denies one of many and leaves the others open.
      case NO -> someDenied && said.get().end() - said.get().first() == 1 && none.in(reading).isEmpty() && !standsAlone(reading, said.get())
          ? new Answer.None()
          : said.get().takenBack() ? new Answer.Unsure() : new Answer.No();
      case FINE -> new Answer.No();
      case YES, SOME -> new Answer.Yes();
      case UNSURE -> new Answer.Unsure();
      case REFUSED -> new Answer.Refused();
    };
  }

  private static boolean standsAlone(Reading reading, Said said) {
    return Phrases.endsPiece(reading, said.end());
  }

  private Answer number(Reading reading, OpenQuestion question, LocalDate today) {
    Optional<Answer> number = quantities.answer(reading, question.attribute(), today).map(found -> new Answer.Number(found.value()));
    return number.orElseGet(() -> unsureOrNone(reading));
  }

  private Answer duration(Reading reading, LocalDate today) {
    Optional<Answer> time = quantities.time(reading, today).map(Heard::length);
    return time.orElseGet(() -> unsureOrNone(reading));
  }

  private Answer unsureOrNone(Reading reading) {
    boolean unsure = verdicts.in(reading).filter(said -> said.verdict() == Verdict.UNSURE).isPresent();
    return unsure || quantities.isUnsure(reading) ? new Answer.Unsure() : new Answer.None();
  }
}
