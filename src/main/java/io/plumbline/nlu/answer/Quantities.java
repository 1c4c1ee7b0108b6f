package io.plumbline.nlu.answer;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.answer.Measures.Measured;
import io.plumbline.nlu.answer.Times.Heard;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.assertion.Persons.Patient;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The attributes that a message gives, asked for or not: age, duration, pain score, weeks of pregnancy, sex, for whom it asks. */
public final class Quantities {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final double PERHAPS = 0.6;
  private static final int ADULT = 18;

  private static final Set<String> ENTRIES = Set.of(
      "words", "values", "decades", "ordinals", "ordinal_endings", "rough_endings", "amounts", "amount_tails", "fractions",
      "range_words", "slashes", "hyphens", "length_joints", "length_sums", "corrections", "guesses", "nearer", "unsure", "soon",
      "decade_parts",
      "month_parts", "day_lead", "of_month", "year_lead", "year_tail", "week_lead", "week_tail", "last_week", "unit_tails", "moving_feasts",
      "between_words", "between",
      "nearly", "units", "bare_plural", "weekdays", "months", "feasts", "seasons", "since", "since_sure", "ago", "moments", "no_moment",
      "age", "pain_score", "pregnancy", "duration", "sex", "asking_for");

  private final Numbers numbers;
  private final Times times;
  private final Measures measures;
  private final DurationWords duration;
  private final Phrases<String> sex;
  private final Phrases<Boolean> notSelf;
  private final Phrases<String> askingFor;
  private final Assertions assertions;

  private record DurationWords(
      Phrases<Boolean> notBefore,
      Phrases<Boolean> notBehind,
      Phrases<Boolean> sureBefore,
      Phrases<Boolean> sureBehind,
      Phrases<Boolean> begun,
      Set<String> agoUnits) {}

  private Quantities(DataNode file, Assertions assertions) {
    file.entries(ENTRIES);
    WordClasses words = WordClasses.of(file.entry("words"));
    this.assertions = assertions;
    this.numbers = new Numbers(file, words);
    this.times = new Times(file, words, numbers);
    this.measures = new Measures(file, words, numbers, times);
    DataNode d = file.entry("duration");
    d.entries(Set.of("not_before", "not_behind", "sure_before", "sure_behind", "begun", "ago_units"));
    this.duration = new DurationWords(
        phrases(d, words, "not_before"),
        phrases(d, words, "not_behind"),
        phrases(d, words, "sure_before"),
        phrases(d, words, "sure_behind"),
        phrases(d, words, "begun"),
        Set.copyOf(d.entry("ago_units").texts()));
    DataNode s = file.entry("sex");
    s.entries(Set.of("female", "male", "not_self"));
    this.sex = new Phrases.Builder<String>(words).addAll(s.entry("female"), "female").addAll(s.entry("male"), "male").build();
    this.notSelf = phrases(s, words, "not_self");
    DataNode f = file.entry("asking_for");
    f.entries(Set.of("child", "other"));
    this.askingFor = new Phrases.Builder<String>(words).addAll(f.entry("child"), "child").addAll(f.entry("other"), "other").build();
  }

  private static Phrases<Boolean> phrases(DataNode node, WordClasses words, String entry) {
    return new Phrases.Builder<Boolean>(words).addAll(node.entry(entry), true).build();
  }

  /** Reads {@code numbers.yaml} of the language. */
  public static Quantities load(LanguageData data, Assertions assertions) {
    return new Quantities(data.read("numbers.yaml"), assertions);
  }

  /** The attributes that the message gives, each once. */
  public List<HeardAttribute> in(Reading reading, Optional<OpenQuestion> question, LocalDate today) {
    if (reading.words().isEmpty()) {
      return List.of();
    }
    Optional<AttributeId> asked = question.flatMap(OpenQuestion::attribute);
    List<HeardAttribute> heard = new ArrayList<>();
    // A bare number belongs to what was asked for; it is nobody's age when a score was asked for.
    boolean otherNumberAsked = asked.filter(AttributeId.AGE::equals).isEmpty()
        && question.filter(q -> q.kind() == OpenQuestion.Kind.NUMBER).isPresent();
    Optional<Measured> age = measures.age(reading, isAsked(asked, AttributeId.AGE), today)
        .filter(found -> !(otherNumberAsked && found.first() == 0));
    age.ifPresent(found -> heard.add(number(reading, AttributeId.AGE, found)));
    measures
        .painScore(reading, isAsked(asked, AttributeId.PAIN_SCORE))
        .ifPresent(found -> heard.add(number(reading, AttributeId.PAIN_SCORE, found)));
    Optional<Measured> weeks = measures.pregnancyWeeks(reading, isAsked(asked, AttributeId.PREGNANCY_WEEKS), today);
    weeks.ifPresent(found -> heard.add(number(reading, AttributeId.PREGNANCY_WEEKS, found)));
    duration(reading, isAsked(asked, AttributeId.DURATION), weeks, today).ifPresent(heard::add);
    sex(reading).ifPresent(heard::add);
    askingFor(reading, age).ifPresent(heard::add);
    return heard;
  }

  private static boolean isAsked(Optional<AttributeId> asked, AttributeId attribute) {
    return asked.filter(attribute::equals).isPresent();
  }

  private static HeardAttribute number(Reading reading, AttributeId id, Measured found) {
    return heard(reading, id, new AttributeValue.Number(found.value()), found.confidence(), found.first(), found.end());
  }

  private static HeardAttribute heard(Reading reading, AttributeId id, AttributeValue value, double confidence, int first, int end) {
    return new HeardAttribute(id, value, confidence, reading.words().get(first).start(), reading.words().get(end - 1).end());
  }

  private Optional<HeardAttribute> duration(Reading reading, boolean asked, Optional<Measured> weeks, LocalDate today) {
    if (asked) {
      return times.asked(reading, today).filter(time -> isApart(time, weeks)).map(time -> duration(reading, time, SURE));
    }
    List<Heard> all = times.in(reading, today).stream().filter(time -> isApart(time, weeks)).toList();
    return all.stream()
        .filter(time -> confidence(reading, time) > 0)
        .max(Comparator.comparingDouble(time -> confidence(reading, time)))
        .map(time -> duration(reading, time, confidence(reading, time)));
  }

  private static boolean isApart(Heard time, Optional<Measured> weeks) {
    return weeks.filter(found -> found.first() < time.end() && time.first() < found.end()).isEmpty();
  }

  private static HeardAttribute duration(Reading reading, Heard time, double confidence) {
    AttributeValue value = new AttributeValue.Number(time.length().days());
    return heard(reading, AttributeId.DURATION, value, confidence, time.first(), time.end());
  }

  /** How sure it is that this is how long the problem has lasted; 0 for another length of time. */
  private double confidence(Reading reading, Heard time) {
    boolean behindSays = time.end() < reading.words().size() && duration.notBehind().longestAt(reading, time.end()).isPresent();
    if (behindSays || duration.notBefore().endsAt(reading, time.first())) {
      return time.since() ? PERHAPS : 0;
    }
    if (time.ago()) {
      boolean told = duration.agoUnits().contains(time.unit()) || time.since();
      return !told ? 0 : duration.begun().in(reading).isEmpty() ? PERHAPS : SURE;
    }
    if (time.since() || duration.sureBefore().endsAt(reading, time.first())) {
      return isShort(time) ? PERHAPS : SURE;
    }
    if (isShort(time)) {
      return 0;
    }
    boolean sureBehind = time.end() < reading.words().size() && duration.sureBehind().longestAt(reading, time.end()).isPresent();
    return sureBehind ? SURE : LIKELY;
  }

  /** "for an hour" tells how long it takes, not how long it has lasted. */
  private static boolean isShort(Heard time) {
    return time.length().days() < 1;
  }

  private Optional<HeardAttribute> sex(Reading reading) {
    if (!notSelf.in(reading).isEmpty() || assertions.persons().patient(reading).isPresent()) {
      return Optional.empty();
    }
    return sex.in(reading).stream()
        .findFirst()
        .map(hit -> heard(reading, AttributeId.SEX, new AttributeValue.Word(hit.value()), LIKELY, hit.first(), hit.end()));
  }

  private Optional<HeardAttribute> askingFor(Reading reading, Optional<Measured> age) {
    Optional<Patient> patient = assertions.persons().patient(reading);
    Optional<Hit<String>> named = askingFor.in(reading).stream().findFirst();
    if (patient.isEmpty() || named.isEmpty()) {
      return Optional.empty();
    }
    boolean grown = age.filter(found -> found.value() >= ADULT).isPresent();
    String word = patient.get() == Patient.CHILD && !grown ? "child" : "other";
    double confidence = age.isPresent() ? SURE : LIKELY;
    return Optional.of(
        heard(reading, AttributeId.ASKING_FOR, new AttributeValue.Word(word), confidence, named.get().first(), named.get().end()));
  }

  /** The length of time that answers a question about one. */
  Optional<Heard> time(Reading reading, LocalDate today) {
    return times.asked(reading, today);
  }

  /** Whether it was said that no number can be given. */
  boolean isUnsure(Reading reading) {
    return measures.isUnsure(reading);
  }

  List<Heard> times(Reading reading, LocalDate today) {
    return times.in(reading, today);
  }

  /** The number that answers a question for this attribute. */
  Optional<Measured> answer(Reading reading, Optional<AttributeId> attribute, LocalDate today) {
    if (isAsked(attribute, AttributeId.AGE)) {
      return measures.age(reading, true, today);
    }
    if (isAsked(attribute, AttributeId.PAIN_SCORE)) {
      return measures.painScore(reading, true);
    }
    if (isAsked(attribute, AttributeId.PREGNANCY_WEEKS)) {
      return measures.pregnancyWeeks(reading, true, today);
    }
    return numbers.in(reading).stream().findFirst().map(number -> new Measured(number.value(), number.first(), number.end(), SURE));
  }

  Numbers numbers() {
    return numbers;
  }
}
