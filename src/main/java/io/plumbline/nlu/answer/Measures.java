package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.time.LocalDate;
import java.util.Optional;

/** Finds ages, pain scores and weeks of pregnancy, asked for or told unasked. */
final class Measures {

  /** A measure in the unit of its attribute. */
  record Measured(double value, int first, int end, double confidence) {}

  private final Ages ages;
  private final PainScores painScores;
  private final Pregnancies pregnancies;
  private final Phrases<Boolean> unsure;

  Measures(DataNode file, WordClasses words, Numbers numbers, Times times) {
    Coming coming = new Coming(file, words);
    this.ages = new Ages(file, words, numbers, times, coming);
    this.painScores = new PainScores(file, words, numbers);
    this.pregnancies = new Pregnancies(file, words, numbers, times, coming);
    this.unsure = Numbers.phrases(file, words, "unsure");
  }

  /** @param asked the question asks for an age, so that a bare number is one */
  Optional<Measured> age(Reading reading, boolean asked, LocalDate today) {
    return ages.in(reading, asked, today);
  }

  /** The worst score that is told. */
  Optional<Measured> painScore(Reading reading, boolean asked) {
    return painScores.in(reading, asked);
  }

  /** Weeks; months are turned into weeks. */
  Optional<Measured> pregnancyWeeks(Reading reading, boolean asked, LocalDate today) {
    return pregnancies.weeks(reading, asked, today);
  }

  /** Whether it was said that no number can be given. */
  boolean isUnsure(Reading reading) {
    return !unsure.in(reading).isEmpty();
  }
}
