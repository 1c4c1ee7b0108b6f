package io.plumbline.nlu.answer;

import io.plumbline.nlu.Answer;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds lengths of time and moments in the past, as days up to now. */
final class Times {

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
  private final Phrases<Boolean> amountTails;
  private final Phrases<Boolean> unitTails;
  private final Phrases<Boolean> lengthJoints;
  private final Phrases<Boolean> lengthSums;
  private final Phrases<Boolean> sinceSure;
  private final Phrases<Boolean> ago;
  private final Phrases<Moment> moments;
  private final Phrases<Boolean> noMoments;
  private final Phrases<Boolean> nearer;
  private final Phrases<Boolean> corrections;
  private final Dates dates;
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
    this.amountTails = phrases(file, words, "amount_tails");
    this.unitTails = phrases(file, words, "unit_tails");
    this.lengthJoints = phrases(file, words, "length_joints");
    this.lengthSums = phrases(file, words, "length_sums");
    this.nearer = phrases(file, words, "nearer");
    this.corrections = new Phrases.Builder<Boolean>(words)
        .addAll(file.entry("corrections"), true)
        .addAll(file.entry("guesses"), true)
        .build();
    this.dates = new Dates(file, words, numbers);
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

  /**
   * The time that answers the question how long it has lasted.
   *
   * <p>What is said of this bout counts before what is said of all of them, and what puts another right before the other.
   */
  Optional<Heard> asked(Reading reading, LocalDate today) {
    List<Heard> all = in(reading, today, true);
    return ofThisBout(reading, all)
        .or(() -> all.stream().filter(time -> corrections.endsAt(reading, time.first())).reduce((first, second) -> second))
        .or(() -> all.stream().findFirst().map(first -> corrected(reading, first)));
  }

  /** "3 weeks, well 4": the number that puts it right is in the same unit. */
  private Heard corrected(Reading reading, Heard time) {
    return numbers.in(reading).stream()
        .filter(number -> number.first() >= time.end() && Phrases.endsPiece(reading, number.end()))
        .filter(number -> time.length().value() > 0 && corrections.endsAt(reading, number.first()))
        .reduce((first, second) -> second)
        .map(number -> new Answer.Duration(number.value(), time.length().unit(), number.value() * daysOfOne(time)))
        .map(length -> new Heard(time.first(), time.end(), length, time.unit(), time.ago(), time.since()))
        .orElse(time);
  }

  private Optional<Heard> ofThisBout(Reading reading, List<Heard> all) {
    return nearer.in(reading).stream()
        .findFirst()
        .flatMap(
            bout -> all.stream()
                .filter(time -> time.end() == bout.first())
                .findFirst()
                .or(() -> all.stream().filter(time -> time.first() >= bout.end()).findFirst())
                .or(() -> all.stream().filter(time -> time.end() <= bout.first()).reduce((first, second) -> second)));
  }

  List<Heard> in(Reading reading, LocalDate today) {
    return in(reading, today, false);
  }

  private List<Heard> in(Reading reading, LocalDate today, boolean asked) {
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
      Optional<Heard> moment = momentAt(reading, here).or(() -> dateAt(reading, here, today, asked));
      if (moment.isPresent() && moment.get().end() > heard.map(Heard::end).orElse(0)) {
        heard = moment;
      }
      heard.ifPresent(found::add);
      at = heard.map(Heard::end).orElse(at + 1);
    }
    return found;
  }

  private Optional<Heard> lengthAt(Reading reading, int at) {
    return oneLengthAt(reading, at).map(first -> withMore(reading, first));
  }

  /** "A day or two", "a week to ten days", "a year and 2 months". */
  private Heard withMore(Reading reading, Heard first) {
    if (first.ago() || first.end() >= reading.words().size()) {
      return first;
    }
    Optional<Heard> other = lengthJoints.longestAt(reading, first.end()).flatMap(joint -> nextLength(reading, joint.end()));
    if (other.filter(second -> second.length().days() > first.length().days()).isPresent()) {
      return between(first, other.get());
    }
    Optional<Heard> rest = lengthSums.longestAt(reading, first.end()).map(Hit::end).or(() -> Optional.of(first.end()))
        .flatMap(at -> nextLength(reading, at));
    if (rest.filter(second -> daysOfOne(second) < daysOfOne(first) && second.length().days() < daysOfOne(first)).isPresent()) {
      return lasting(first, rest.get(), first.length().days() + rest.get().length().days(), first);
    }
    return orMore(reading, first).orElse(first);
  }

  private Optional<Heard> nextLength(Reading reading, int at) {
    return at < reading.words().size() ? oneLengthAt(reading, at) : Optional.empty();
  }

  /** "A day or two": the second amount is in the same unit. */
  private Optional<Heard> orMore(Reading reading, Heard first) {
    return numbers
        .rangeJoint(reading, first.end())
        .filter(at -> at < reading.words().size())
        .flatMap(at -> numbers.at(reading, at))
        .filter(more -> more.value() > first.length().value() && oneLengthAt(reading, more.first()).isEmpty())
        .map(
            more -> {
              double value = (first.length().value() + more.value()) * HALF;
              Optional<Hit<Boolean>> back = longestAt(ago, reading, more.end());
              Answer.Duration length = new Answer.Duration(value, first.length().unit(), value * daysOfOne(first));
              return new Heard(
                  first.first(), back.map(Hit::end).orElse(more.end()), length, first.unit(), back.isPresent(), first.since());
            });
  }

  private static Heard between(Heard low, Heard high) {
    return lasting(low, high, (low.length().days() + high.length().days()) * HALF, high);
  }

  /** Both lengths as one, told in the unit of one of them. */
  private static Heard lasting(Heard first, Heard second, double days, Heard unit) {
    Answer.Duration length = new Answer.Duration(days / daysOfOne(unit), unit.length().unit(), days);
    return new Heard(first.first(), second.end(), length, unit.unit(), second.ago(), first.since());
  }

  private static double daysOfOne(Heard time) {
    return time.length().days() / time.length().value();
  }

  private Optional<Heard> oneLengthAt(Reading reading, int at) {
    Optional<Counted> counted = numbers.at(reading, at);
    if (counted.isPresent()) {
      Optional<Heard> heard = withUnit(reading, at, counted.get().end(), counted.get().value());
      if (heard.isPresent()) {
        return heard;
      }
    }
    Optional<Heard> amount = amounts.longestAt(reading, at).flatMap(hit -> withUnit(reading, at, hit.end(), hit.value()));
    return amount
        .or(
            () -> {
              Double many = barePlurals.get(reading.words().get(at).folded());
              return many == null ? Optional.empty() : withUnit(reading, at, at, many);
            })
        .or(() -> bareUnit(reading, at))
        .or(() -> numberedUnit(reading, at));
  }

  /** "Day 6 of this", at the beginning; elsewhere the number belongs to something else: "worse by day 8/10". */
  private Optional<Heard> numberedUnit(Reading reading, int at) {
    return units.longestAt(reading, at)
        .filter(unit -> at == 0 && unit.end() < reading.words().size())
        .flatMap(
            unit -> numbers.at(reading, unit.end())
                .filter(number -> number.isWhole() && number.value() > 0 && withUnit(reading, at, number.end(), 1).isEmpty())
                .map(number -> {
                  var length = new Answer.Duration(
                      number.value() * unit.value().times(), unit.value().reported(), number.value() * unit.value().days());
                  return new Heard(at, number.end(), length, unit.value().id(), false, false);
                }));
  }

  /** "Month and a half", "day or two": one of it, without a word for one. */
  private Optional<Heard> bareUnit(Reading reading, int at) {
    return units
        .longestAt(reading, at)
        .filter(
            unit -> numbers.fractionAt(reading, unit.end()).isPresent() || longestAt(unitTails, reading, unit.end()).isPresent()
                || numbers.rangeJoint(reading, unit.end()).filter(next -> isMoreThanOne(reading, next)).isPresent())
        .flatMap(unused -> withUnit(reading, at, at, 1));
  }

  private boolean isMoreThanOne(Reading reading, int at) {
    return at < reading.words().size() && numbers.at(reading, at).filter(number -> number.value() > 1).isPresent();
  }

  private Optional<Heard> withUnit(Reading reading, int first, int behindAmount, double amount) {
    int unitAt = longestAt(amountTails, reading, behindAmount).map(Hit::end).orElse(behindAmount);
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
              Optional<Hit<Double>> part = numbers.fractionAt(reading, end);
              if (part.isPresent()) {
                value += part.get().value();
                end = part.get().end();
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

  private Optional<Heard> dateAt(Reading reading, int at, LocalDate today, boolean asked) {
    return dates.at(reading, at, today, asked).map(dated -> from(reading, dated.first(), dated.end(), dated.date(), today));
  }

  private Heard from(Reading reading, int first, int end, LocalDate date, LocalDate today) {
    double length = Math.max(HALF, (double) ChronoUnit.DAYS.between(date, today));
    return new Heard(first, end, new Answer.Duration(length, "days", length), "days", false, sinceSure.endsAt(reading, first));
  }

  private static <T> Optional<Hit<T>> longestAt(Phrases<T> phrases, Reading reading, int at) {
    return at < reading.words().size() ? phrases.longestAt(reading, at) : Optional.empty();
  }
}
