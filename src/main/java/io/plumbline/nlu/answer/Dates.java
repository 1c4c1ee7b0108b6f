package io.plumbline.nlu.answer;

import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds days of the past: weekdays, named days, days of a month, months, years. */
final class Dates {

  private static final int FIRST_YEAR = 1930;
  private static final int LONGEST_LEAD = 4;
  private static final int MIDDLE_MONTH = 7;
  private static final int MONTHS = 12;
  private static final int CENTURY = 100;
  private static final int THIS_CENTURY = 2000;

  /** Day, month, year, or year, month, day. */
  private static final Pattern IN_DIGITS = Pattern.compile(
      "(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?!\\d)|(\\d{4})([./-])(\\d{1,2})\\6(\\d{1,2})(?!\\d)");

  /** A day that a message names. */
  record Dated(int first, int end, LocalDate date) {}

  /** A day of a month, in no year. */
  record DayOfMonth(int first, int end, MonthDay day) {}

  private final Numbers numbers;
  private final Phrases<Boolean> since;
  private final Phrases<NamedDay> days;
  private final Map<String, Integer> months = new HashMap<>();
  private final Phrases<Double> monthParts;
  private final Phrases<Boolean> dayLead;
  private final Phrases<Double> ofMonth;
  private final Phrases<Boolean> yearLead;
  private final Phrases<Boolean> yearTail;
  private final Phrases<Boolean> weekLead;
  private final Phrases<Boolean> weekTail;
  private final Phrases<Boolean> lastWeek;

  Dates(DataNode file, WordClasses words, Numbers numbers) {
    this.numbers = numbers;
    this.since = Numbers.phrases(file, words, "since");
    this.monthParts = Numbers.scale(file.entry("month_parts"), words);
    this.dayLead = Numbers.phrases(file, words, "day_lead");
    this.ofMonth = Numbers.scale(file.entry("of_month"), words);
    this.yearLead = Numbers.phrases(file, words, "year_lead");
    this.yearTail = Numbers.phrases(file, words, "year_tail");
    this.weekLead = Numbers.phrases(file, words, "week_lead");
    this.weekTail = Numbers.phrases(file, words, "week_tail");
    this.lastWeek = Numbers.phrases(file, words, "last_week");
    Phrases.Builder<NamedDay> builder = new Phrases.Builder<>(words);
    Map<String, Function<DataNode, NamedDay>> kinds = Map.of(
        "weekdays", NamedDay::weekday, "feasts", NamedDay::fixed, "seasons", NamedDay::fixed, "moving_feasts", NamedDay::moving);
    kinds.forEach((kind, read) -> file.entry(kind).entries().forEach((name, day) -> builder.add(day.named(name), read.apply(day))));
    this.days = builder.build();
    file.entry("months").entries().forEach((name, month) -> months.put(name, (int) month.number()));
  }

  /**
   * The day that begins at this word.
   *
   * @param asked it was asked since when, so that a month or a year alone is one
   */
  Optional<Dated> at(Reading reading, int at, LocalDate today, boolean asked) {
    boolean dated = asked || since.endsAt(reading, at);
    return inDigits(reading, at, today)
        .or(() -> weekdayBefore(reading, at, today))
        .or(() -> namedDay(reading, at, today))
        .or(() -> partOfMonth(reading, at, today))
        .or(() -> ofMonth(reading, at, dated).map(day -> inYear(reading, day, today)))
        .or(() -> monthAlone(reading, at, today, dated))
        .or(() -> dayAlone(reading, at, today, dated))
        .or(() -> yearAt(reading, at, today, dated));
  }

  /** "09/08/47", "1947-08-09": the day goes before the month wherever it can. */
  Optional<Dated> inDigits(Reading reading, int at, LocalDate today) {
    int start = reading.words().get(at).start();
    Matcher matcher = IN_DIGITS.matcher(reading.text()).region(start, reading.text().length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    boolean dayFirst = matcher.group(1) != null;
    int day = number(matcher, dayFirst ? 1 : 8);
    int month = number(matcher, dayFirst ? 3 : 7);
    int year = number(matcher, dayFirst ? 4 : 5);
    boolean swapped = month > MONTHS && day <= MONTHS;
    int end = at;
    while (end < reading.words().size() && reading.words().get(end).start() < matcher.end()) {
      end++;
    }
    int last = end;
    return date(fullYear(year, today), swapped ? day : month, swapped ? month : day)
        .filter(date -> !date.isAfter(today))
        .map(date -> new Dated(at, last, date));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** A year of two digits is one of the last hundred years. */
  static int fullYear(int year, LocalDate today) {
    if (year >= CENTURY) {
      return year;
    }
    return THIS_CENTURY + year <= today.getYear() ? THIS_CENTURY + year : THIS_CENTURY - CENTURY + year;
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** "A week last tuesday", "the monday before last", "tuesday of last week". */
  private Optional<Dated> weekdayBefore(Reading reading, int at, LocalDate today) {
    Optional<Hit<Boolean>> lead = weekLead.longestAt(reading, at);
    int dayAt = lead.map(Hit::end).orElse(at);
    Optional<Hit<NamedDay>> day = dayAt < reading.words().size() ? days.longestAt(reading, dayAt) : Optional.empty();
    if (day.isEmpty() || !(day.get().value() instanceof NamedDay.Weekday weekday)) {
      return Optional.empty();
    }
    int end = day.get().end();
    LocalDate last = weekday.last(today);
    if (lead.isPresent()) {
      return Optional.of(new Dated(at, end, last.minusWeeks(1)));
    }
    if (end >= reading.words().size()) {
      return Optional.empty();
    }
    return weekTail.longestAt(reading, end).map(tail -> new Dated(at, tail.end(), last.minusWeeks(1)))
        .or(() -> lastWeek.longestAt(reading, end).map(tail -> new Dated(at, tail.end(), weekday.lastWeek(today))));
  }

  private Optional<Dated> namedDay(Reading reading, int at, LocalDate today) {
    return days
        .longestAt(reading, at)
        .map(
            hit -> {
              Optional<Counted> year = year(reading, hit.end(), today);
              LocalDate date = year.flatMap(found -> hit.value().in((int) found.value())).orElseGet(() -> hit.value().last(today));
              return new Dated(at, year.map(Counted::end).orElse(hit.end()), date);
            });
  }

  /** "Mid october", "the end of june". */
  private Optional<Dated> partOfMonth(Reading reading, int at, LocalDate today) {
    return monthParts
        .longestAt(reading, at)
        .flatMap(
            hit -> monthAt(reading, hit.end())
                .map(month -> new DayOfMonth(at, hit.end() + 1, MonthDay.of(month, hit.value().intValue())))
                .map(day -> inYear(reading, day, today))
                .or(() -> inMonth(reading, at, hit.end(), hit.value().intValue(), today)));
  }

  private Optional<Dated> monthAlone(Reading reading, int at, LocalDate today, boolean dated) {
    Optional<Counted> year = year(reading, at + 1, today);
    boolean alone = since.endsAt(reading, at) || Phrases.endsPiece(reading, at + 1);
    return monthAt(reading, at)
        .filter(unused -> year.isPresent() || (dated && alone))
        .map(month -> inYear(reading, new DayOfMonth(at, at + 1, MonthDay.of(month, 1)), today));
  }

  private Dated inYear(Reading reading, DayOfMonth day, LocalDate today) {
    Optional<Counted> year = year(reading, day.end(), today);
    LocalDate date = year.map(found -> day.day().atYear((int) found.value())).orElseGet(() -> NamedDay.of(day.day()).last(today));
    return new Dated(day.first(), year.map(Counted::end).orElse(day.end()), date);
  }

  /** "3 may", "the 3rd of may", "may 3rd" where a date is expected. */
  Optional<DayOfMonth> ofMonth(Reading reading, int at, boolean monthFirst) {
    Optional<Integer> month = monthFirst ? monthAt(reading, at) : Optional.empty();
    if (month.isPresent()) {
      return dayAt(reading, at + 1, month.get()).map(day -> new DayOfMonth(at, endOfDay(reading, at + 1), MonthDay.of(month.get(), day)));
    }
    return dayBeforeMonth(reading, at);
  }

  private Optional<DayOfMonth> dayBeforeMonth(Reading reading, int at) {
    for (int monthAt = at + 1; monthAt < reading.words().size() && monthAt < at + LONGEST_LEAD; monthAt++) {
      Optional<Integer> month = monthAt(reading, monthAt);
      if (month.isPresent()) {
        int end = monthAt + 1;
        return dayAt(reading, at, month.get()).map(day -> new DayOfMonth(at, end, MonthDay.of(month.get(), day)));
      }
    }
    return Optional.empty();
  }

  /** "The 14th of this month", "since the 3rd". */
  private Optional<Dated> dayAlone(Reading reading, int at, LocalDate today, boolean dated) {
    Optional<Integer> day = numbers.ordinalAt(reading, at).filter(found -> found >= 1 && found <= YearMonth.from(today).lengthOfMonth());
    if (day.isEmpty()) {
      return Optional.empty();
    }
    int end = endOfDay(reading, at);
    Optional<Dated> month = inMonth(reading, at, end, day.get(), today);
    if (month.isPresent()) {
      return month;
    }
    boolean led = at == 0 || dayLead.endsAt(reading, at);
    if (!dated || !led || !Phrases.endsPiece(reading, end)) {
      return Optional.empty();
    }
    YearMonth now = YearMonth.from(today);
    return Optional.of(new Dated(at, end, dayIn(day.get() <= today.getDayOfMonth() ? now : now.minusMonths(1), day.get())));
  }

  /** "Of this month", "of last month". */
  private Optional<Dated> inMonth(Reading reading, int first, int at, int day, LocalDate today) {
    return (at < reading.words().size() ? ofMonth.longestAt(reading, at) : Optional.<Hit<Double>>empty())
        .map(month -> new Dated(first, month.end(), dayIn(YearMonth.from(today).minusMonths(month.value().intValue()), day)));
  }

  private static LocalDate dayIn(YearMonth month, int day) {
    return month.atDay(Math.min(day, month.lengthOfMonth()));
  }

  Optional<Integer> monthAt(Reading reading, int at) {
    return at < reading.words().size() ? Optional.ofNullable(months.get(reading.words().get(at).folded())) : Optional.empty();
  }

  private int endOfDay(Reading reading, int at) {
    return at + (Numbers.touches(reading, at + 1) && numbers.isOrdinalEnding(reading, at + 1) ? 2 : 1);
  }

  private Optional<Integer> dayAt(Reading reading, int at, int month) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    int longest = MonthDay.of(month, 1).getMonth().maxLength();
    return numbers
        .ordinalAt(reading, at)
        .or(() -> numbers.at(reading, at).filter(Counted::isWhole).map(counted -> (int) counted.value()))
        .filter(day -> day >= 1 && day <= longest)
        // 29 February is not in every year.
        .map(day -> month == 2 ? Math.min(day, 28) : day);
  }

  /** The year in four digits that follows, perhaps behind a comma or an "of". */
  private Optional<Counted> year(Reading reading, int at, LocalDate today) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    int from = yearLead.longestAt(reading, at).map(Hit::end).orElse(at);
    return from < reading.words().size() ? numbers.at(reading, from).filter(counted -> isYear(counted, today)) : Optional.empty();
  }

  private boolean endsYear(Reading reading, int end) {
    return Phrases.endsPiece(reading, end) || yearTail.longestAt(reading, end).isPresent();
  }

  private static boolean isYear(Counted counted, LocalDate today) {
    return counted.isWhole() && counted.value() >= FIRST_YEAR && counted.value() <= today.getYear();
  }

  private Optional<Dated> yearAt(Reading reading, int at, LocalDate today, boolean dated) {
    return numbers
        .at(reading, at)
        .filter(counted -> isYear(counted, today))
        .filter(counted -> since.endsAt(reading, at) || (dated && endsYear(reading, counted.end())))
        .map(
            counted -> {
              // The middle of the year is the nearest guess; of this year, its beginning.
              LocalDate middle = LocalDate.of((int) counted.value(), MIDDLE_MONTH, 1);
              LocalDate date = middle.isBefore(today) ? middle : LocalDate.of((int) counted.value(), 1, 1);
              return new Dated(at, counted.end(), date);
            });
  }
}
