package io.plumbline.nlu.answer;

import io.plumbline.nlu.Answer;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds lengths of time and moments in the past, as days up to now. */
final class Times {

  private static final int FIRST_YEAR = 1930;
  private static final int LONGEST_LEAD = 4;
  private static final double HALF = 0.5;

  /** A unit of time: how it is reported, and how many days one is. */
  private record Unit(String id, String reported, double times, double days) {}

  private record Moment(double days, String unit, double value) {}

  /**
   * A time in a message.
   *
   * @param unit as the data file names it: {@code weeks}
   * @param ago it was said how long ago something was
   * @param since it was said since when: a date, a weekday, "since yesterday"
   */
  record Heard(int first, int end, Answer.Duration length, String unit, boolean ago, boolean since) {}

  private final Numbers numbers;
  private final Phrases<Unit> units;
  private final Phrases<Double> amounts;
  private final Phrases<Boolean> andAHalf;
  private final Phrases<Boolean> since;
  private final Phrases<Boolean> sinceSure;
  private final Phrases<Boolean> ago;
  private final Phrases<Moment> moments;
  private final Phrases<Boolean> noMoments;
  private final Phrases<Function<LocalDate, LocalDate>> days;
  private final Map<String, Integer> months = new HashMap<>();
  private final Map<String, Double> barePlurals;

  Times(DataNode file, WordClasses words, Numbers numbers) {
    this.numbers = numbers;
    Phrases.Builder<Unit> unitBuilder = new Phrases.Builder<>(words);
    file.entry("units")
        .entries()
        .forEach(
            (id, node) -> {
              node.entries(Set.of("days", "as", "times", "say"));
              String reported = node.optional("as").map(DataNode::text).orElse(id);
              double times = node.optional("times").map(DataNode::number).orElse(1.0);
              unitBuilder.addAll(node.entry("say"), new Unit(id, reported, times, node.entry("days").number()));
            });
    this.units = unitBuilder.build();
    Phrases.Builder<Double> amountBuilder = new Phrases.Builder<>(words);
    file.entry("amounts")
        .entries()
        .forEach((amount, phrases) -> amountBuilder.addAll(phrases, amountOf(amount, phrases)));
    this.amounts = amountBuilder.build();
    this.andAHalf = phrases(file, words, "and_a_half");
    this.since = phrases(file, words, "since");
    this.sinceSure = phrases(file, words, "since_sure");
    this.ago = phrases(file, words, "ago");
    this.noMoments = phrases(file, words, "no_moment");
    this.barePlurals = Numbers.numbers(file.entry("bare_plural"));
    Phrases.Builder<Moment> momentBuilder = new Phrases.Builder<>(words);
    for (DataNode item : file.entry("moments").items()) {
      item.entries(Set.of("days", "unit", "value", "say"));
      Moment moment = new Moment(item.entry("days").number(), item.entry("unit").text(), item.entry("value").number());
      momentBuilder.addAll(item.entry("say"), moment);
    }
    this.moments = momentBuilder.build();
    Phrases.Builder<Function<LocalDate, LocalDate>> dayBuilder = new Phrases.Builder<>(words);
    file.entry("weekdays")
        .entries()
        .forEach((name, day) -> dayBuilder.add(day.named(name), lastWeekday(day)));
    for (String kind : List.of("feasts", "seasons")) {
      file.entry(kind).entries().forEach((name, day) -> dayBuilder.add(day.named(name), lastDate(monthDay(day))));
    }
    this.days = dayBuilder.build();
    file.entry("months").entries().forEach((name, month) -> months.put(name, (int) month.number()));
  }

  private static Phrases<Boolean> phrases(DataNode file, WordClasses words, String entry) {
    return new Phrases.Builder<Boolean>(words).addAll(file.entry(entry), true).build();
  }

  private static double amountOf(String amount, DataNode at) {
    try {
      return Double.parseDouble(amount);
    } catch (NumberFormatException e) {
      throw at.wrong("expects an amount such as 2 or 0.5, not '" + amount + "'");
    }
  }

  private static Function<LocalDate, LocalDate> lastWeekday(DataNode day) {
    DayOfWeek weekday = DayOfWeek.of((int) day.number());
    return today -> today.with(TemporalAdjusters.previous(weekday));
  }

  private static Function<LocalDate, LocalDate> lastDate(MonthDay date) {
    return today -> {
      LocalDate thisYear = date.atYear(today.getYear());
      return thisYear.isBefore(today) ? thisYear : date.atYear(today.getYear() - 1);
    };
  }

  private static MonthDay monthDay(DataNode node) {
    String[] parts = node.text().split("-", -1);
    try {
      return MonthDay.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    } catch (RuntimeException e) {
      throw node.wrong("expects month-day, such as 12-25, not '" + node.text() + "'");
    }
  }

  List<Heard> in(Reading reading, LocalDate today) {
    List<Heard> found = new ArrayList<>();
    int at = 0;
    while (at < reading.words().size()) {
      Optional<Hit<Boolean>> none = noMoments.longestAt(reading, at);
      if (none.isPresent()) {
        at = none.get().end();
        continue;
      }
      Optional<Heard> heard = lengthAt(reading, at);
      int here = at;
      Optional<Heard> moment = momentAt(reading, here).or(() -> dateAt(reading, here, today));
      if (moment.isPresent() && moment.get().end() > heard.map(Heard::end).orElse(0)) {
        heard = moment;
      }
      heard.ifPresent(found::add);
      at = heard.map(Heard::end).orElse(at + 1);
    }
    return found;
  }

  private Optional<Heard> lengthAt(Reading reading, int at) {
    Optional<Counted> counted = numbers.at(reading, at);
    if (counted.isPresent()) {
      Optional<Heard> heard = withUnit(reading, at, counted.get().end(), counted.get().value());
      if (heard.isPresent()) {
        return heard;
      }
    }
    Optional<Heard> amount = amounts.longestAt(reading, at).flatMap(hit -> withUnit(reading, at, hit.end(), hit.value()));
    return amount.or(
        () -> {
          Double many = barePlurals.get(reading.words().get(at).folded());
          return many == null ? Optional.empty() : withUnit(reading, at, at, many);
        });
  }

  private Optional<Heard> withUnit(Reading reading, int first, int unitAt, double amount) {
    if (unitAt >= reading.words().size()) {
      return Optional.empty();
    }
    boolean hyphen = reading.words().get(unitAt).isPunctuation() && Numbers.touches(reading, unitAt)
        && Numbers.touches(reading, unitAt + 1);
    return units
        .longestAt(reading, hyphen ? unitAt + 1 : unitAt)
        .map(
            hit -> {
              Unit unit = hit.value();
              int end = hit.end();
              double value = amount;
              Optional<Hit<Boolean>> half = longestAt(andAHalf, reading, end);
              if (half.isPresent()) {
                value += HALF;
                end = half.get().end();
              }
              Optional<Hit<Boolean>> back = longestAt(ago, reading, end);
              end = back.map(Hit::end).orElse(end);
              Answer.Duration length = new Answer.Duration(value * unit.times(), unit.reported(), value * unit.days());
              return new Heard(first, end, length, unit.id(), back.isPresent(), sinceSure.endsAt(reading, first));
            });
  }

  private Optional<Heard> momentAt(Reading reading, int at) {
    return moments
        .longestAt(reading, at)
        .map(
            hit -> {
              Moment moment = hit.value();
              Answer.Duration length = new Answer.Duration(moment.value(), moment.unit(), moment.days());
              return new Heard(at, hit.end(), length, moment.unit(), false, sinceSure.endsAt(reading, at));
            });
  }

  private Optional<Heard> dateAt(Reading reading, int at, LocalDate today) {
    boolean dated = since.endsAt(reading, at);
    Optional<Hit<Function<LocalDate, LocalDate>>> day = days.longestAt(reading, at);
    if (day.isPresent()) {
      return Optional.of(from(reading, at, day.get().end(), day.get().value().apply(today), today));
    }
    Integer month = months.get(reading.words().get(at).folded());
    if (month != null && dated) {
      Optional<Integer> dayOfMonth = at + 1 < reading.words().size() ? dayAt(reading, at + 1, month) : Optional.empty();
      int end = at + 1 + dayOfMonth.map(unused -> Numbers.touches(reading, at + 2) ? 2 : 1).orElse(0);
      LocalDate date = lastDate(MonthDay.of(month, dayOfMonth.orElse(1))).apply(today);
      return Optional.of(from(reading, at, Math.min(end, reading.words().size()), date, today));
    }
    return dayBeforeMonth(reading, at, today).or(() -> yearAt(reading, at, dated, today));
  }

  /** "3 may", "the 3rd of may". */
  private Optional<Heard> dayBeforeMonth(Reading reading, int at, LocalDate today) {
    for (int monthAt = at + 1; monthAt < reading.words().size() && monthAt <= at + LONGEST_LEAD - 1; monthAt++) {
      Integer month = months.get(reading.words().get(monthAt).folded());
      Optional<Integer> day = month == null ? Optional.empty() : dayAt(reading, at, month);
      if (month != null && day.isPresent()) {
        LocalDate date = lastDate(MonthDay.of(month, day.get())).apply(today);
        return Optional.of(from(reading, at, monthAt + 1, date, today));
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> dayAt(Reading reading, int at, int month) {
    int longest = MonthDay.of(month, 1).getMonth().maxLength();
    return numbers
        .ordinalAt(reading, at)
        .or(() -> numbers.at(reading, at).filter(Counted::isWhole).map(counted -> (int) counted.value()))
        .filter(day -> day >= 1 && day <= longest)
        // 29 February is not in every year.
        .map(day -> month == 2 ? Math.min(day, 28) : day);
  }

  private Optional<Heard> yearAt(Reading reading, int at, boolean dated, LocalDate today) {
    return numbers
        .at(reading, at)
        .filter(counted -> dated && counted.isWhole() && counted.value() >= FIRST_YEAR && counted.value() <= today.getYear())
        .map(
            counted -> {
              // The middle of the year is the nearest guess; of this year, its beginning.
              LocalDate middle = LocalDate.of((int) counted.value(), 7, 1);
              LocalDate date = middle.isBefore(today) ? middle : LocalDate.of((int) counted.value(), 1, 1);
              return from(reading, at, counted.end(), date, today);
            });
  }

  private Heard from(Reading reading, int first, int end, LocalDate date, LocalDate today) {
    double length = Math.max(HALF, (double) ChronoUnit.DAYS.between(date, today));
    return new Heard(first, end, new Answer.Duration(length, "days", length), "days", false, sinceSure.endsAt(reading, first));
  }

  private static <T> Optional<Hit<T>> longestAt(Phrases<T> phrases, Reading reading, int at) {
    return at < reading.words().size() ? phrases.longestAt(reading, at) : Optional.empty();
  }
}
