package io.plumbline.nlu.answer;

import io.plumbline.nlu.answer.Numbers.Counted;
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

/** Finds ages, pain scores and weeks of pregnancy, asked for or told unasked. */
final class Measures {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final int OLDEST = 120;
  private static final int YOUNGEST_SPEAKER = 5;
  private static final int YOUNGEST_IN_FRONT = 10;
  private static final int WORST_PAIN = 10;
  private static final int LONGEST_PREGNANCY = 43;
  private static final int SHORTEST_TOLD_PREGNANCY = 4;
  private static final int FIRST_BIRTH_YEAR = 1900;
  private static final double MONTHS_IN_YEAR = 12;
  private static final double WEEKS_IN_MONTH = 4.345;

  /** A measure in the unit of its attribute. */
  record Measured(double value, int first, int end, double confidence) {}

  private final Numbers numbers;
  private final Map<String, Double> decades;
  private final AgeWords age;
  private final PainWords pain;
  private final PregnancyWords pregnancy;

  private record AgeWords(
      Phrases<Boolean> before,
      Phrases<Boolean> behind,
      Phrases<Boolean> monthsOld,
      Phrases<Boolean> months,
      Phrases<Boolean> weeksOld,
      Phrases<Boolean> neverBehind,
      Phrases<Boolean> neverBefore,
      Phrases<Boolean> firstInMessage,
      Phrases<Boolean> born,
      Phrases<Boolean> decadeBefore,
      Phrases<Boolean> decadeEnding,
      Phrases<Boolean> nearly) {}

  private record PainWords(Phrases<Boolean> before, Phrases<Boolean> behind, Phrases<Boolean> needed, Phrases<Double> words) {}

  private record PregnancyWords(
      Phrases<Boolean> behind,
      Phrases<Boolean> monthsBehind,
      Phrases<Boolean> before,
      Phrases<Boolean> weeks,
      Phrases<Boolean> plainBefore,
      Phrases<Boolean> notAfter,
      Phrases<Double> words) {}

  Measures(DataNode file, WordClasses words, Numbers numbers) {
    this.numbers = numbers;
    this.decades = Numbers.numbers(file.entry("decades"));
    DataNode a = file.entry("age");
    a.entries(
        Set.of(
            "before", "behind", "months_old", "weeks_old", "never_behind", "never_before", "months", "first_in_message", "born",
            "decade_before",
            "decade_ending"));
    this.age = new AgeWords(
        phrases(a, words, "before"),
        phrases(a, words, "behind"),
        phrases(a, words, "months_old"),
        phrases(a, words, "months"),
        phrases(a, words, "weeks_old"),
        phrases(a, words, "never_behind"),
        phrases(a, words, "never_before"),
        phrases(a, words, "first_in_message"),
        phrases(a, words, "born"),
        phrases(a, words, "decade_before"),
        phrases(a, words, "decade_ending"),
        phrases(file, words, "nearly"));
    DataNode p = file.entry("pain_score");
    p.entries(Set.of("before", "behind", "needs_pain_word", "words"));
    this.pain = new PainWords(phrases(p, words, "before"), phrases(p, words, "behind"), phrases(p, words, "needs_pain_word"),
        scale(p, words));
    DataNode g = file.entry("pregnancy");
    g.entries(Set.of("before", "behind", "months_behind", "weeks", "plain_before", "not_after", "words"));
    this.pregnancy = new PregnancyWords(
        phrases(g, words, "behind"),
        phrases(g, words, "months_behind"),
        phrases(g, words, "before"),
        phrases(g, words, "weeks"),
        phrases(g, words, "plain_before"),
        phrases(g, words, "not_after"),
        scale(g, words));
  }

  private static Phrases<Boolean> phrases(DataNode node, WordClasses words, String entry) {
    return new Phrases.Builder<Boolean>(words).addAll(node.entry(entry), true).build();
  }

  private static Phrases<Double> scale(DataNode node, WordClasses words) {
    Phrases.Builder<Double> builder = new Phrases.Builder<>(words);
    node.entry("words")
        .entries()
        .forEach((value, phrases) -> builder.addAll(phrases, phrases.named(value).number()));
    return builder.build();
  }

  /** @param asked the question asks for an age, so that a bare number is one */
  Optional<Measured> age(Reading reading, boolean asked, LocalDate today) {
    List<Counted> counted = numbers.in(reading);
    Optional<Measured> told = counted.stream()
        .flatMap(number -> toldAge(reading, number, today).stream())
        .max(Comparator.comparingDouble(Measured::confidence));
    if (told.isPresent()) {
      return told;
    }
    Optional<Measured> decade = decade(reading, asked);
    if (decade.isPresent() || !asked) {
      return decade;
    }
    Optional<Measured> months = counted.stream()
        .filter(number -> behind(age.months(), reading, number.end()))
        .findFirst()
        .map(number -> new Measured(number.value() / MONTHS_IN_YEAR, number.first(), number.end(), SURE));
    if (months.isPresent()) {
      return months;
    }
    return counted.stream()
        .filter(number -> number.value() <= OLDEST && !behind(age.neverBehind(), reading, number.end()))
        .findFirst()
        .map(number -> new Measured(number.value() - nearly(reading, number.first()), number.first(), number.end(), SURE));
  }

  private Optional<Measured> toldAge(Reading reading, Counted number, LocalDate today) {
    double value = number.value();
    if (behind(age.monthsOld(), reading, number.end())) {
      return Optional.of(new Measured(value / MONTHS_IN_YEAR, number.first(), number.end(), SURE));
    }
    if (behind(age.weeksOld(), reading, number.end())) {
      return Optional.of(new Measured(0, number.first(), number.end(), SURE));
    }
    if (age.born().endsAt(reading, number.first()) && value > FIRST_BIRTH_YEAR && value <= today.getYear()) {
      return Optional.of(new Measured(today.getYear() - value, number.first(), number.end(), LIKELY));
    }
    if (!number.isWhole() || value > OLDEST || value < 0) {
      return Optional.empty();
    }
    double years = value - nearly(reading, number.first());
    boolean behind = behind(age.behind(), reading, number.end());
    if (behind && (number.first() == 0 || value >= 1)) {
      return Optional.of(new Measured(years, number.first(), number.end(), SURE));
    }
    boolean bent = behind(age.neverBehind(), reading, number.end()) || behind(age.decadeEnding(), reading, number.end());
    if (bent) {
      return Optional.empty();
    }
    if (number.first() == 0 && value >= YOUNGEST_IN_FRONT && number.end() < reading.words().size()
        && behind(age.firstInMessage(), reading, number.end())) {
      return Optional.of(new Measured(years, number.first(), number.end(), LIKELY));
    }
    boolean before = age.before().endsAt(reading, number.first());
    if (before && value >= YOUNGEST_SPEAKER - (age.neverBefore().endsAt(reading, number.first()) ? 0 : YOUNGEST_SPEAKER - 1)) {
      return Optional.of(new Measured(years, number.first(), number.end(), SURE));
    }
    return Optional.empty();
  }

  /** "nearly 40" is 39. */
  private int nearly(Reading reading, int first) {
    return age.nearly().endsAt(reading, first) ? 1 : 0;
  }

  /** "in my fifties", "in his 40s": at least the first year of it. */
  private Optional<Measured> decade(Reading reading, boolean asked) {
    for (int at = 0; at < reading.words().size(); at++) {
      boolean lead = asked || age.decadeBefore().endsAt(reading, at);
      Double named = decades.get(reading.words().get(at).folded());
      if (lead && named != null) {
        return Optional.of(new Measured(named, at, at + 1, LIKELY));
      }
      Optional<Counted> digits = numbers.at(reading, at);
      if (lead && digits.isPresent() && digits.get().value() % 10 == 0 && behind(age.decadeEnding(), reading, digits.get().end())) {
        return Optional.of(new Measured(digits.get().value(), at, digits.get().end() + 1, LIKELY));
      }
    }
    return Optional.empty();
  }

  /** The worst score that is told. */
  Optional<Measured> painScore(Reading reading, boolean asked) {
    boolean painNamed = !pain.needed().in(reading).isEmpty();
    Optional<Measured> score = numbers.in(reading).stream()
        .filter(number -> number.value() <= WORST_PAIN && !isTheTenOfTen(reading, number))
        .filter(number -> isScore(reading, number, asked, painNamed))
        .max(Comparator.comparingDouble(Counted::value))
        .map(number -> new Measured(number.value(), number.first(), number.end(), SURE));
    if (score.isPresent() || !asked) {
      return score;
    }
    return pain.words().in(reading).stream().findFirst().map(hit -> new Measured(hit.value(), hit.first(), hit.end(), LIKELY));
  }

  private boolean isScore(Reading reading, Counted number, boolean asked, boolean painNamed) {
    boolean ofTen = behind(pain.behind(), reading, number.end());
    boolean bent = behind(age.neverBehind(), reading, number.end());
    return ofTen || (asked && !bent) || (painNamed && !bent && isScoreByWords(reading, number));
  }

  private boolean isScoreByWords(Reading reading, Counted number) {
    boolean named = pain.needed().in(reading).stream().anyMatch(hit -> hit.first() < number.first());
    return named && pain.before().endsAt(reading, number.first()) && Phrases.endsPiece(reading, number.end());
  }

  private boolean isTheTenOfTen(Reading reading, Counted number) {
    return pain.behind().endsAt(reading, number.end()) && number.value() == WORST_PAIN && number.first() > 0
        && numbers.in(reading).stream().anyMatch(other -> other.end() < number.first() && behind(pain.behind(), reading, other.end()));
  }

  /** Weeks; months are turned into weeks. */
  Optional<Measured> pregnancyWeeks(Reading reading, boolean asked) {
    for (Counted number : numbers.in(reading)) {
      boolean months = behind(pregnancy.monthsBehind(), reading, number.end()) || (asked && behind(age.months(), reading, number.end()));
      if (months) {
        return Optional.of(new Measured(Math.rint(number.value() * WEEKS_IN_MONTH), number.first(), number.end(), SURE));
      }
      if (number.value() < 1 || number.value() > LONGEST_PREGNANCY) {
        continue;
      }
      boolean weeks = behind(pregnancy.weeks(), reading, number.end());
      boolean told = behind(pregnancy.behind(), reading, number.end()) || (weeks && pregnancy.before().endsAt(reading, number.first()));
      if (told || asked) {
        return Optional.of(new Measured(number.value(), number.first(), number.end(), SURE));
      }
      boolean plain = pregnancy.plainBefore().endsAt(reading, number.first()) && number.value() >= SHORTEST_TOLD_PREGNANCY;
      if (weeks && plain && !behind(pregnancy.notAfter(), reading, number.end() + 1)) {
        return Optional.of(new Measured(number.value(), number.first(), number.end(), LIKELY));
      }
    }
    return asked
        ? pregnancy.words().in(reading).stream().findFirst().map(hit -> new Measured(hit.value(), hit.first(), hit.end(), LIKELY))
        : Optional.empty();
  }

  private static boolean behind(Phrases<Boolean> phrases, Reading reading, int end) {
    return end < reading.words().size() && phrases.longestAt(reading, end).map(Hit::length).orElse(0) > 0;
  }
}
