package io.plumbline.nlu.answer;

import io.plumbline.nlu.answer.Dates.Dated;
import io.plumbline.nlu.answer.Dates.DayOfMonth;
import io.plumbline.nlu.answer.Measures.Measured;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the day or year of birth and tells the age. */
final class Births {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final int FIRST_BIRTH_YEAR = 1900;
  private static final int CENTURY = 100;
  private static final int FIRST_SPOKEN_YEAR = 10;

  private final Numbers numbers;
  private final Dates dates;
  private final Phrases<Boolean> born;
  private final Phrases<Boolean> notBorn;
  private final Phrases<Boolean> notBehind;

  Births(DataNode file, WordClasses words, Numbers numbers, Phrases<Boolean> born) {
    this.numbers = numbers;
    this.dates = new Dates(file, words, numbers);
    this.born = born;
    this.notBorn = Numbers.phrases(file.entry("age"), words, "not_born");
    this.notBehind = Numbers.phrases(file.entry("age"), words, "not_behind");
  }

  /** @param end index after the last word that tells the year */
  private record Year(int first, int end, int year) {}

  /** @param asked the question asks for an age, so that a date alone is that of a birth */
  Optional<Measured> age(Reading reading, boolean asked, LocalDate today) {
    return dayInDigits(reading, asked, today).or(() -> yearAndDay(reading, asked, today));
  }

  private Optional<Measured> dayInDigits(Reading reading, boolean asked, LocalDate today) {
    return places(reading)
        .filter(at -> born.endsAt(reading, at) || (asked && !notBorn.endsAt(reading, at)))
        .mapToObj(at -> dates.inDigits(reading, at, today))
        .flatMap(Optional::stream)
        .findFirst()
        .map(born -> measured(born, today));
  }

  private static Measured measured(Dated born, LocalDate today) {
    return new Measured(Period.between(born.date(), today).getYears(), born.first(), born.end(), SURE);
  }

  private Optional<Measured> yearAndDay(Reading reading, boolean asked, LocalDate today) {
    Optional<DayOfMonth> day = places(reading)
        .mapToObj(at -> dates.ofMonth(reading, at, true))
        .flatMap(Optional::stream)
        .findFirst();
    Optional<Year> year = day.filter(found -> asked || born.endsAt(reading, found.first()))
        .flatMap(found -> yearBehind(reading, found.end(), today))
        .or(() -> places(reading).mapToObj(at -> yearAt(reading, at, asked, today)).flatMap(Optional::stream).findFirst());
    return year.map(
        found -> {
          Optional<MonthDay> birthday = day.map(DayOfMonth::day).or(() -> monthBefore(reading, found.first()));
          int age = birthday.map(date -> Period.between(date.atYear(found.year()), today).getYears())
              .orElse(today.getYear() - found.year());
          return new Measured(Math.max(0, age), found.first(), found.end(), birthday.isPresent() ? SURE : LIKELY);
        });
  }

  /** "June 1962": without a day, the month counts as begun. */
  private Optional<MonthDay> monthBefore(Reading reading, int year) {
    return (year > 0 ? dates.monthAt(reading, year - 1) : Optional.<Integer>empty()).map(month -> MonthDay.of(Month.of(month), 1));
  }

  /** "14 dec 58": behind a day of a month two digits are a year. */
  private Optional<Year> yearBehind(Reading reading, int at, LocalDate today) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    int from = reading.words().get(at).isPunctuation() ? at + 1 : at;
    return from >= reading.words().size() ? Optional.empty() : inWords(reading, from, today).or(() -> inFewDigits(reading, from, today));
  }

  private Optional<Year> inFewDigits(Reading reading, int at, LocalDate today) {
    return numbers
        .at(reading, at)
        .filter(number -> number.isWhole() && number.value() >= 0 && number.value() < CENTURY)
        .filter(number -> number.end() >= reading.words().size() || notBehind.longestAt(reading, number.end()).isEmpty())
        .map(number -> new Year(at, number.end(), Dates.fullYear((int) number.value(), today)));
  }

  private Optional<Year> yearAt(Reading reading, int at, boolean asked, LocalDate today) {
    boolean told = born.endsAt(reading, at) || (at > 0 && Numbers.pastMark(reading, at - 1) == at && born.endsAt(reading, at - 1));
    if (told) {
      return inWords(reading, at, today).or(() -> inFewDigits(reading, at, today));
    }
    return asked && !notBorn.endsAt(reading, at) ? inWords(reading, at, today) : Optional.empty();
  }

  /** Four digits, or spoken in two parts: "nineteen fifty eight". */
  private Optional<Year> inWords(Reading reading, int at, LocalDate today) {
    Optional<Counted> first = numbers.at(reading, at).filter(Counted::isWhole);
    Optional<Counted> second = first.filter(number -> number.end() < reading.words().size())
        .flatMap(number -> numbers.at(reading, number.end()))
        .filter(number -> number.isWhole() && number.value() >= FIRST_SPOKEN_YEAR && number.value() < CENTURY);
    Optional<Year> spoken = first.flatMap(
        century -> second.map(rest -> new Year(at, rest.end(), (int) (century.value() * CENTURY + rest.value()))));
    return spoken
        .or(() -> first.map(number -> new Year(at, number.end(), (int) number.value())))
        .filter(year -> year.year() > FIRST_BIRTH_YEAR && year.year() <= today.getYear());
  }

  private static IntStream places(Reading reading) {
    return IntStream.range(0, reading.words().size());
  }
}
