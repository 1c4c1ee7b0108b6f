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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds how many weeks a pregnancy has lasted. */
final class Pregnancies {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final int LONGEST = 43;
  private static final int SHORTEST_TOLD = 4;
  private static final int FULL_TERM = 40;
  private static final double WEEKS_IN_MONTH = 4.345;
  private static final double DAYS_IN_WEEK = 7;

  private final Numbers numbers;
  private final Times times;
  private final Dates dates;
  private final Coming coming;
  private final Phrases<Boolean> corrections;
  private final Phrases<Boolean> monthsWord;
  private final Words pregnancy;

  private record Words(
      Phrases<Boolean> behind,
      Phrases<Boolean> monthsBehind,
      Phrases<Boolean> before,
      Phrases<Boolean> weeks,
      Phrases<Boolean> plainBefore,
      Phrases<Boolean> notAfter,
      Phrases<Boolean> overdue,
      Phrases<Boolean> toGo,
      Phrases<Boolean> dueIn,
      Phrases<Boolean> dueOn,
      Phrases<Double> words) {}

  Pregnancies(DataNode file, WordClasses words, Numbers numbers, Times times, Coming coming) {
    this.numbers = numbers;
    this.times = times;
    this.dates = new Dates(file, words, numbers);
    this.coming = coming;
    this.corrections = Numbers.phrases(file, words, "corrections");
    this.monthsWord = Numbers.phrases(file.entry("age"), words, "months");
    DataNode g = file.entry("pregnancy");
    g.entries(
        Set.of("before", "behind", "months_behind", "weeks", "plain_before", "not_after", "overdue", "to_go", "due_in", "due_on", "words"));
    this.pregnancy = new Words(
        Numbers.phrases(g, words, "behind"),
        Numbers.phrases(g, words, "months_behind"),
        Numbers.phrases(g, words, "before"),
        Numbers.phrases(g, words, "weeks"),
        Numbers.phrases(g, words, "plain_before"),
        Numbers.phrases(g, words, "not_after"),
        Numbers.phrases(g, words, "overdue"),
        Numbers.phrases(g, words, "to_go"),
        Numbers.phrases(g, words, "due_in"),
        Numbers.phrases(g, words, "due_on"),
        Numbers.scale(g.entry("words"), words));
  }

  Optional<Measured> weeks(Reading reading, boolean asked, LocalDate today) {
    return asked ? asked(reading, today) : numbers.in(reading).stream().flatMap(number -> told(reading, number).stream()).findFirst();
  }

  private Optional<Measured> asked(Reading reading, LocalDate today) {
    List<Counted> counted = numbers.in(reading);
    return corrected(reading, counted)
        .or(() -> dueOn(reading, today))
        .or(() -> toGo(reading, today))
        .or(() -> overdue(reading, today))
        .or(() -> counted.stream().flatMap(number -> inUnit(reading, number).stream()).findFirst())
        .or(() -> inTheWeek(reading))
        .or(() -> counted.stream().filter(Pregnancies::isPossible).findFirst().map(number -> whole(reading, number, number.end(), SURE)))
        .or(
            () -> pregnancy.words().in(reading).stream()
                .findFirst()
                .map(hit -> new Measured(hit.value(), hit.first(), hit.end(), LIKELY)));
  }

  /** "In my 32nd week": 31 weeks are full. */
  private Optional<Measured> inTheWeek(Reading reading) {
    return IntStream.range(0, reading.words().size())
        .mapToObj(at -> numbers.ordinalAt(reading, at).flatMap(nth -> inTheWeek(reading, at, nth)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Measured> inTheWeek(Reading reading, int at, int nth) {
    int end = Numbers.touches(reading, at + 1) && numbers.isOrdinalEnding(reading, at + 1) ? at + 2 : at + 1;
    return nth >= 1 && nth <= LONGEST && behind(pregnancy.weeks(), reading, end)
        ? Optional.of(new Measured(nth - 1, at, end, LIKELY))
        : Optional.empty();
  }

  private Optional<Measured> corrected(Reading reading, List<Counted> counted) {
    return counted.stream()
        .filter(number -> corrections.endsAt(reading, number.first()) && isPossible(number) && !behind(monthsWord, reading, number.end()))
        .reduce((first, second) -> second)
        .map(number -> whole(reading, number, number.end(), SURE));
  }

  private static boolean isPossible(Counted number) {
    return number.value() >= 1 && number.value() <= LONGEST;
  }

  /** "10 weeks to go", "due in 2 weeks". */
  private Optional<Measured> toGo(Reading reading, LocalDate today) {
    return times.in(reading, today).stream()
        .filter(time -> behind(pregnancy.toGo(), reading, time.end()) || pregnancy.dueIn().endsAt(reading, time.first()))
        .findFirst()
        .map(time -> new Measured(Math.max(0, FULL_TERM - Math.rint(weeks(time))), time.first(), time.end(), SURE));
  }

  /** "Due on christmas day", "due in march": the next such day. */
  private Optional<Measured> dueOn(Reading reading, LocalDate today) {
    return IntStream.range(0, reading.words().size())
        .filter(at -> pregnancy.dueOn().endsAt(reading, at))
        .mapToObj(at -> dates.at(reading, at, today, true))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            due -> {
              double left = ChronoUnit.DAYS.between(today, due.date().plusYears(1)) / DAYS_IN_WEEK;
              double weeks = left > LONGEST ? FULL_TERM : Math.floor(FULL_TERM - left);
              return new Measured(Math.max(0, weeks), due.first(), due.end(), LIKELY);
            });
  }

  private Optional<Measured> overdue(Reading reading, LocalDate today) {
    return pregnancy.overdue().in(reading).stream()
        .findFirst()
        .map(
            hit -> {
              double late = times.in(reading, today).stream().findFirst().map(time -> Math.floor(weeks(time))).orElse(0.0);
              return new Measured(Math.min(LONGEST, FULL_TERM + late), hit.first(), hit.end(), SURE);
            });
  }

  private static double weeks(Heard time) {
    return time.length().days() / DAYS_IN_WEEK;
  }

  private Optional<Measured> inUnit(Reading reading, Counted number) {
    if (behind(monthsWord, reading, number.end())) {
      return Optional.of(ofMonths(number));
    }
    return isPossible(number) && behind(pregnancy.weeks(), reading, number.end())
        ? told(reading, number).or(() -> withUnit(reading, number))
        : Optional.empty();
  }

  private Optional<Measured> withUnit(Reading reading, Counted number) {
    return pregnancy.weeks().longestAt(reading, number.end()).map(unit -> whole(reading, number, unit.end(), SURE));
  }

  private static Measured ofMonths(Counted number) {
    return new Measured(Math.rint(number.value() * WEEKS_IN_MONTH), number.first(), number.end(), SURE);
  }

  private Optional<Measured> told(Reading reading, Counted number) {
    if (behind(pregnancy.monthsBehind(), reading, number.end())) {
      return Optional.of(ofMonths(number));
    }
    if (!isPossible(number)) {
      return Optional.empty();
    }
    Optional<Hit<Boolean>> weeks = longestAt(pregnancy.weeks(), reading, number.end());
    int end = weeks.map(Hit::end).orElse(number.end());
    if (behind(pregnancy.behind(), reading, number.end()) || (weeks.isPresent() && pregnancy.before().endsAt(reading, number.first()))) {
      return Optional.of(whole(reading, number, end, SURE));
    }
    boolean plain = pregnancy.plainBefore().endsAt(reading, number.first()) && number.value() >= SHORTEST_TOLD;
    return weeks.isPresent() && plain && !behind(pregnancy.notAfter(), reading, number.end() + 1)
        ? Optional.of(whole(reading, number, end, LIKELY))
        : Optional.empty();
  }

  /** Weeks that are full: "twelve weeks tomorrow" are eleven. */
  private Measured whole(Reading reading, Counted number, int end, double confidence) {
    double weeks = Math.floor(number.value());
    boolean soon = coming.isNotYet(reading, number.first(), end);
    return new Measured(soon ? weeks - 1 : weeks, number.first(), number.end(), confidence);
  }

  private static Optional<Hit<Boolean>> longestAt(Phrases<Boolean> phrases, Reading reading, int at) {
    return at < reading.words().size() ? phrases.longestAt(reading, at) : Optional.empty();
  }

  private static boolean behind(Phrases<Boolean> phrases, Reading reading, int end) {
    return longestAt(phrases, reading, end).isPresent();
  }
}
