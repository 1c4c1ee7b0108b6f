package io.plumbline.dialog.yaml;

import java.util.List;
import java.util.TreeSet;

/** Collects problems, each once, in the order of their places. */
final class Problems {

  private final TreeSet<Problem> found = new TreeSet<>();

  void add(Problem.Code code, Problem.Place place, String message, String mend) {
    found.add(new Problem(code, place, message, mend));
  }

  /** Whether nothing stands against using the dialogs. */
  boolean none() {
    return found.stream().allMatch(problem -> problem.code().isOnlyHardToRead());
  }

  List<Problem> all() {
    return List.copyOf(found);
  }
}
