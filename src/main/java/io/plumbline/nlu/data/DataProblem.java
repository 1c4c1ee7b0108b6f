package io.plumbline.nlu.data;

/** A mistake in a language data file, with its place and its mend. */
public final class DataProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Never changes meaning: the language data cannot be read as it stands. */
  public static final String CODE = "LANGUAGE_DATA";

  private final String file;
  private final int line;

  public DataProblem(String file, int line, String what) {
    super(file + ":" + line + " " + CODE + " " + what);
    this.file = file;
    this.line = line;
  }

  public String file() {
    return file;
  }

  /** Counted from 1; 0 when the file as a whole is meant. */
  public int line() {
    return line;
  }
}
