package io.plumbline.dialog.yaml;

import java.util.Comparator;

/**
 * Something wrong in what nurses wrote.
 *
 * @param place where
 * @param message what is wrong, naming the value
 * @param mend what to do about it
 */
public record Problem(Code code, Place place, String message, String mend) implements Comparable<Problem> {

  private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::place).thenComparing(Problem::code)
      .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return BY_PLACE.compare(this, other);
  }

  /** {@code file:line:col CODE message; how to mend it}. */
  @Override
  public String toString() {
    return place + " " + code + " " + message + "; " + mend;
  }

  /**
   * A place in a file.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Place(String file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> BY_LINE = Comparator.comparing(Place::file).thenComparingInt(Place::line)
        .thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
      return BY_LINE.compare(this, other);
    }

    @Override
    public String toString() {
      return file + ":" + line + ":" + column;
    }
  }

  /** What kinds of mistakes there are; a code never changes its meaning. */
  public enum Code {
    /** The file is not YAML: mostly indentation. */
    PL001,
    /** A key that nothing reads. */
    PL002,
    /** The same key twice. */
    PL003,
    /** A list where a text belongs, a word where a number belongs. */
    PL004,
    /** A key that must be there and is not. */
    PL005,
    /** A text without words. */
    PL006,
    /** A finding that findings.yaml does not have. */
    PL007,
    /** The same id twice. */
    PL008,
    /** A clinical statement without its source. */
    PL009,
    /** A state that leads to one that is not there. */
    PL010,
    /** A decision that leaves somebody without an answer. */
    PL011,
    /** A state that leads nowhere. */
    PL012,
    /** A state that cannot be reached from the start. */
    PL013,
    /** Two cases of one decision that can be true together. */
    PL014,
    /** A level given on a path that has not asked for a warning sign. */
    PL015,
    /** A region without a number to call. */
    PL016,
    /** A state that nothing leads to. */
    PL017,
    /** A name that nothing has: condition, checklist, measure, dialog, attribute. */
    PL018,
    /** A value that is none of those allowed. */
    PL019,
    /** A file that must be there and is not. */
    PL020,
    /** A condition that is defined by itself. */
    PL021,
    /** A placeholder that nothing fills. */
    PL022,
    /** States that lead round in a circle and never wait for the patient. */
    PL023,
    /** Something is defined and used by nothing. */
    PL024,
    /** Words that are never said to a patient: a diagnosis as fact, calm that nobody can give, a dose. */
    PL025,
    /** A phone number inside a text: right in one region only. */
    PL026,
    /** A sentence that is too long. */
    PL027,
    /** A text that is too hard to read. */
    PL028,
    /** A term that is not explained where it is used. */
    PL029;

    /** Whether it only makes the text harder to read; such dialogs can still be used. */
    public boolean isOnlyHardToRead() {
      return this == PL027 || this == PL028 || this == PL029;
    }
  }
}
