package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;

/** A day with a name: a day of the week, a fixed day of the year, a feast that moves. */
sealed interface NamedDay {

  /** The last such day before today. */
  LocalDate last(LocalDate today);

  /** The day of that year; none for a day of the week. */
  Optional<LocalDate> in(int year);

  record Weekday(DayOfWeek day) implements NamedDay {
    @Override
    public LocalDate last(LocalDate today) {
      return today.with(TemporalAdjusters.previous(day));
    }

    /** The one in the week before this one. */
    LocalDate lastWeek(LocalDate today) {
      LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(1);
      return monday.with(TemporalAdjusters.nextOrSame(day));
    }

    @Override
    public Optional<LocalDate> in(int year) {
      return Optional.empty();
    }
  }

  /** A day of each year. */
  sealed interface Yearly extends NamedDay {
    LocalDate of(int year);

    @Override
    default Optional<LocalDate> in(int year) {
      return Optional.of(of(year));
    }

    @Override
    default LocalDate last(LocalDate today) {
      LocalDate thisYear = of(today.getYear());
      return thisYear.isBefore(today) ? thisYear : of(today.getYear() - 1);
    }
  }

  record Fixed(MonthDay day) implements Yearly {
    @Override
    public LocalDate of(int year) {
      return day.atYear(year);
    }
  }

  /**
   * A weekday of a month.
   *
   * @param nth 1 for the first, -1 for the last
   */
  record WeekdayOfMonth(Month month, DayOfWeek day, int nth) implements Yearly {
    @Override
    public LocalDate of(int year) {
      return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
    }
  }

  /** So many days after Easter. */
  record FromEaster(int days) implements Yearly {
    @Override
    public LocalDate of(int year) {
      return easter(year).plusDays(days);
    }

    /** The anonymous Gregorian computus. */
    private static LocalDate easter(int year) {
      int golden = year % 19;
      int century = year / 100;
      int inCentury = year % 100;
      int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
      int sunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
      int shift = (golden + 11 * moon + 22 * sunday) / 451;
      int day = moon + sunday - 7 * shift + 114;
      return LocalDate.of(year, day / 31, day % 31 + 1);
    }
  }

  static NamedDay of(MonthDay day) {
    return new Fixed(day);
  }

  static NamedDay weekday(DataNode node) {
    return new Weekday(DayOfWeek.of((int) node.number()));
  }

  /** Reads {@code 12-25}. */
  static NamedDay fixed(DataNode node) {
    return new Fixed(monthDay(node));
  }

  /** Reads {@code {month: 9, weekday: 1, nth: 1}} or {@code {easter: -2}}. */
  static NamedDay moving(DataNode node) {
    node.entries(Set.of("month", "weekday", "nth", "easter"));
    Optional<DataNode> easter = node.optional("easter");
    if (easter.isPresent()) {
      return new FromEaster((int) easter.get().number());
    }
    Month month = Month.of((int) node.entry("month").number());
    return new WeekdayOfMonth(month, DayOfWeek.of((int) node.entry("weekday").number()), (int) node.entry("nth").number());
  }

  private static MonthDay monthDay(DataNode node) {
    String[] parts = node.text().split("-", -1);
    try {
      return MonthDay.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    } catch (RuntimeException e) {
      throw node.wrong("expects month-day, such as 12-25, not '" + node.text() + "'");
    }
  }
}
