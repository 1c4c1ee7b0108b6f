package io.plumbline.nlu;

import java.util.List;

/** The answer to the open question, read in its light: {@link Yes} means the thing asked about is so, whichever way round it was asked. */
public sealed interface Answer {

  record Yes() implements Answer {}

  record No() implements Answer {}

  record Unsure() implements Answer {}

  /**
   * Options that were named, by word, number or paraphrase.
   *
   * @param ids of the question's options
   * @param perhaps ids of options of which only a word was said, among others ("no but my face is red"): to be asked about
   * @param onlyThese the patient said that the others do not fit ("just the second", "only the fever")
   */
  record Options(List<String> ids, List<String> perhaps, boolean onlyThese) implements Answer {
    public Options {
      ids = List.copyOf(ids);
      perhaps = List.copyOf(perhaps);
      if (ids.isEmpty() && perhaps.isEmpty()) {
        throw new IllegalArgumentException("an answer by options names at least one");
      }
    }

    public Options(List<String> ids, boolean onlyThese) {
      this(ids, List.of(), onlyThese);
    }

    /** Nothing of the question was named for sure, and nothing else fits: a no. */
    public boolean deniesAll() {
      return ids.isEmpty() && onlyThese;
    }
  }

  /** A bare number: years of age, 0 to 10, weeks of pregnancy. */
  record Number(double value) implements Answer {}

  /**
   * A length of time.
   *
   * @param days the whole of it in days (a half week is 3.5)
   * @param unit as said: minutes, hours, days, weeks, months, years
   */
  record Duration(double value, String unit, double days) implements Answer {}

  /** The patient would rather not answer. */
  record Refused() implements Answer {}

  /** The open question was not answered. */
  record None() implements Answer {}
}
