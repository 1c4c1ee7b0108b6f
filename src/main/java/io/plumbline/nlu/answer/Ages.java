package io.plumbline.nlu.answer;

import io.plumbline.nlu.answer.Measures.Measured;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.answer.Times.Heard;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds ages, asked for or told unasked. */
final class Ages {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final int OLDEST = 120;
  private static final int YOUNGEST_SPEAKER = 5;
  private static final int YOUNGEST_IN_FRONT = 10;
  private static final int DECADE = 10;
  private static final int MIDDLE = 5;
  private static final double MONTHS_IN_YEAR = 12;

  private final Numbers numbers;
  private final Times times;
  private final Births births;
  private final Coming coming;
  private final Phrases<Boolean> corrections;
  private final Map<String, Double> decades;
  private final Phrases<Double> decadeParts;
  private final Words age;

  private record Words(
      Phrases<Boolean> before,
      Phrases<Boolean> behind,
      Phrases<Boolean> monthsOld,
      Phrases<Boolean> months,
      Phrases<Boolean> years,
      Phrases<Boolean> weeksOld,
      Phrases<Boolean> neverBehind,
      Phrases<Boolean> neverBefore,
      Phrases<Boolean> notBefore,
      Phrases<Boolean> notBehind,
      Phrases<Boolean> firstInMessage,
      Phrases<Boolean> reached,
      Phrases<Boolean> then,
      Phrases<Boolean> speaksFor,
      Phrases<Boolean> otherBefore,
      Phrases<Boolean> decadeBefore,
      Phrases<Boolean> decadeEnding,
      Phrases<Double> vague,
      Phrases<Double> words) {}

  Ages(DataNode file, WordClasses words, Numbers numbers, Times times, Coming coming) {
    this.numbers = numbers;
    this.times = times;
    this.coming = coming;
    this.corrections = Numbers.phrases(file, words, "corrections");
    this.decades = Numbers.numbers(file.entry("decades"));
    this.decadeParts = Numbers.scale(file.entry("decade_parts"), words);
    DataNode a = file.entry("age");
    a.entries(
        Set.of(
            "before", "behind", "months_old", "weeks_old", "never_behind", "never_before", "not_before", "not_behind", "months", "years",
            "first_in_message", "born", "not_born", "reached", "then", "speaks_for", "other_before", "decade_before", "decade_ending",
            "vague", "words"));
    this.births = new Births(file, words, numbers, Numbers.phrases(a, words, "born"));
    this.age = new Words(
        Numbers.phrases(a, words, "before"),
        Numbers.phrases(a, words, "behind"),
        Numbers.phrases(a, words, "months_old"),
        Numbers.phrases(a, words, "months"),
        Numbers.phrases(a, words, "years"),
        Numbers.phrases(a, words, "weeks_old"),
        Numbers.phrases(a, words, "never_behind"),
        Numbers.phrases(a, words, "never_before"),
        Numbers.phrases(a, words, "not_before"),
        Numbers.phrases(a, words, "not_behind"),
        Numbers.phrases(a, words, "first_in_message"),
        Numbers.phrases(a, words, "reached"),
        Numbers.phrases(a, words, "then"),
        Numbers.phrases(a, words, "speaks_for"),
        Numbers.phrases(a, words, "other_before"),
        Numbers.phrases(a, words, "decade_before"),
        Numbers.phrases(a, words, "decade_ending"),
        Numbers.scale(a.entry("vague"), words),
        Numbers.scale(a.entry("words"), words));
  }

  /** @param asked the question asks for an age, so that a bare number is one */
  Optional<Measured> in(Reading reading, boolean asked, LocalDate today) {
    List<Counted> counted = numbers.in(reading);
    return asked ? asked(reading, counted, today) : unasked(reading, counted, today);
  }

  private Optional<Measured> unasked(Reading reading, List<Counted> counted, LocalDate today) {
    return told(reading, counted, false).or(() -> births.age(reading, false, today)).or(() -> decade(reading, false));
  }

  private Optional<Measured> asked(Reading reading, List<Counted> counted, LocalDate today) {
    return ofAnother(reading, counted)
        .or(() -> corrected(reading, counted))
        .or(() -> births.age(reading, false, today))
        .or(() -> age.words().in(reading).stream().findFirst().map(hit -> new Measured(hit.value(), hit.first(), hit.end(), LIKELY)))
        .or(() -> longAgo(reading, counted, today))
        .or(() -> told(reading, counted, true).filter(found -> found.confidence() == SURE))
        .or(() -> births.age(reading, true, today))
        .or(() -> decade(reading, true).map(found -> exactly(reading, found, counted)))
        .or(() -> ofYearsAndMonths(reading, counted))
        .or(() -> inUnit(reading, counted, age.months(), MONTHS_IN_YEAR))
        .or(() -> bare(reading, counted))
        .or(() -> told(reading, counted, true))
        .or(() -> counted.stream().flatMap(number -> vague(reading, number).stream()).findFirst())
        .or(() -> inUnit(reading, counted, age.years(), 1));
  }

  /** "I'm 52 but this is for my husband, he's 54". */
  private Optional<Measured> ofAnother(Reading reading, List<Counted> counted) {
    return counted.stream()
        .filter(number -> isBare(reading, number) && age.otherBefore().endsAt(reading, number.first()))
        .filter(number -> !age.speaksFor().in(reading).isEmpty())
        .findFirst()
        .map(number -> measured(reading, number));
  }

  /** "So 41", "the passport says 49": the last number that puts another right. */
  private Optional<Measured> corrected(Reading reading, List<Counted> counted) {
    return counted.stream()
        .filter(number -> corrections.endsAt(reading, number.first()) && isBare(reading, number))
        .reduce((first, second) -> second)
        .map(number -> measured(reading, number));
  }

  /** "Retired at 65 and that was 3 years ago". */
  private Optional<Measured> longAgo(Reading reading, List<Counted> counted, LocalDate today) {
    return counted.stream()
        .filter(number -> number.value() <= OLDEST && age.then().endsAt(reading, number.first()))
        .findFirst()
        .flatMap(
            number -> times.in(reading, today).stream()
                .filter(time -> time.ago() && time.first() >= number.end() && isYears(time))
                .findFirst()
                .map(time -> new Measured(Math.floor(number.value() + time.length().value()), number.first(), time.end(), SURE)));
  }

  private static boolean isYears(Heard time) {
    return time.unit().equals("years");
  }

  private Optional<Measured> told(Reading reading, List<Counted> counted, boolean asked) {
    return counted.stream()
        .flatMap(number -> toldAge(reading, number, asked).stream())
        .max(Comparator.comparingDouble(Measured::confidence));
  }

  private Optional<Measured> toldAge(Reading reading, Counted number, boolean asked) {
    double value = number.value();
    if (behind(age.monthsOld(), reading, number.end())) {
      return Optional.of(new Measured(value / MONTHS_IN_YEAR, number.first(), number.end(), SURE));
    }
    if (behind(age.weeksOld(), reading, number.end())) {
      return Optional.of(new Measured(0, number.first(), number.end(), SURE));
    }
    if ((!asked && !number.isWhole() && number.value() == number.lower()) || value > OLDEST || value < 0) {
      return Optional.empty();
    }
    if (asked && isOther(reading, number)) {
      return Optional.empty();
    }
    boolean behind = behind(age.behind(), reading, number.end());
    if (behind && (number.first() == 0 || value >= 1)) {
      return Optional.of(measured(reading, number));
    }
    Optional<Measured> vague = vague(reading, number);
    if (vague.isPresent()) {
      return vague.filter(unused -> age.before().endsAt(reading, number.first()));
    }
    if (isBent(reading, number) || behind(age.decadeEnding(), reading, Numbers.pastMark(reading, number.end()))) {
      return Optional.empty();
    }
    if (number.first() == 0 && value >= YOUNGEST_IN_FRONT && number.end() < reading.words().size()
        && behind(age.firstInMessage(), reading, number.end())) {
      return Optional.of(new Measured(years(reading, number), number.first(), number.end(), LIKELY));
    }
    boolean before = age.before().endsAt(reading, number.first());
    if (before && value >= YOUNGEST_SPEAKER - (age.neverBefore().endsAt(reading, number.first()) ? 0 : YOUNGEST_SPEAKER - 1)) {
      return Optional.of(measured(reading, number));
    }
    return Optional.empty();
  }

  private Measured measured(Reading reading, Counted number) {
    return new Measured(years(reading, number), number.first(), number.end(), SURE);
  }

  /** "Nearly 40" and "40 next week" are 39; only of small children are parts of a year counted. */
  private double years(Reading reading, Counted number) {
    double whole = number.value() < YOUNGEST_SPEAKER ? number.value() : Math.floor(number.value());
    boolean reached = age.reached().endsAt(reading, number.first());
    boolean soon = !reached && coming.isNotYet(reading, number.first(), number.end());
    return soon ? Math.max(0, whole - 1) : whole;
  }

  /** "Forty something", "60ish". */
  private Optional<Measured> vague(Reading reading, Counted number) {
    if (number.end() >= reading.words().size() || number.value() > OLDEST) {
      return Optional.empty();
    }
    return age.vague()
        .longestAt(reading, number.end())
        .map(hit -> new Measured(number.value() + hit.value(), number.first(), hit.end(), LIKELY));
  }

  private Optional<Measured> bare(Reading reading, List<Counted> counted) {
    return counted.stream()
        .filter(number -> isBare(reading, number) && vague(reading, number).isEmpty() && !isOther(reading, number))
        .findFirst()
        .map(number -> measured(reading, number));
  }

  /** How old somebody feels, or no age at all. */
  private boolean isOther(Reading reading, Counted number) {
    return behind(age.notBehind(), reading, number.end())
        || (age.notBefore().endsAt(reading, number.first()) && !coming.isNearly(reading, number.first()));
  }

  private boolean isBare(Reading reading, Counted number) {
    return number.value() <= OLDEST && !isBent(reading, number);
  }

  private boolean isBent(Reading reading, Counted number) {
    return behind(age.neverBehind(), reading, number.end());
  }

  /** "42 years and 6 months". */
  private Optional<Measured> ofYearsAndMonths(Reading reading, List<Counted> counted) {
    boolean months = counted.stream().anyMatch(number -> behind(age.months(), reading, number.end()));
    return months ? inUnit(reading, counted, age.years(), 1) : Optional.empty();
  }

  private Optional<Measured> inUnit(Reading reading, List<Counted> counted, Phrases<Boolean> unit, double inYear) {
    return counted.stream()
        .filter(number -> number.value() <= OLDEST && behind(unit, reading, number.end()))
        .filter(number -> !isOther(reading, number))
        .findFirst()
        .map(number -> new Measured(number.value() / inYear, number.first(), number.end(), SURE));
  }

  /** "In my fifties", "his early 40s": the middle of it. */
  private Optional<Measured> decade(Reading reading, boolean asked) {
    for (int at = 0; at < reading.words().size(); at++) {
      Optional<Hit<Double>> part = decadeParts.longestAt(reading, at);
      Optional<Measured> found = part.isPresent()
          ? decadeAt(reading, part.get().end(), part.get().value())
          : asked || age.decadeBefore().endsAt(reading, at) ? decadeAt(reading, at, MIDDLE) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** "In my 60s... 64": the year within the decade, where it is told too. */
  private Measured exactly(Reading reading, Measured decade, List<Counted> counted) {
    double begin = decade.value() - decade.value() % DECADE;
    return counted.stream()
        .filter(number -> number.first() >= decade.end() && number.value() >= begin && number.value() < begin + DECADE)
        .filter(number -> isBare(reading, number) && !isOther(reading, number))
        .findFirst()
        .map(number -> measured(reading, number))
        .orElse(decade);
  }

  private Optional<Measured> decadeAt(Reading reading, int at, double part) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    Double named = decades.get(reading.words().get(at).folded());
    if (named != null) {
      return Optional.of(new Measured(named + part, at, at + 1, LIKELY));
    }
    return numbers
        .at(reading, at)
        .filter(number -> number.value() % DECADE == 0 && number.value() < OLDEST)
        .flatMap(
            number -> longestAt(age.decadeEnding(), reading, Numbers.pastMark(reading, number.end()))
                .map(ending -> new Measured(number.value() + part, at, ending.end(), LIKELY)));
  }

  private static Optional<Hit<Boolean>> longestAt(Phrases<Boolean> phrases, Reading reading, int at) {
    return at < reading.words().size() ? phrases.longestAt(reading, at) : Optional.empty();
  }

  private static boolean behind(Phrases<Boolean> phrases, Reading reading, int end) {
    return longestAt(phrases, reading, end).isPresent();
  }
}
