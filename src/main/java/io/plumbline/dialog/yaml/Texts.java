package io.plumbline.dialog.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** Checks the placeholders in patients' texts. */
final class Texts {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
  private static final Set<String> EVERYWHERE = Set.of("emergency", "urgent", "urgent_name", "crisis", "crisis_name");

  private Texts() {}

  static void check(String text, Problem.Place place, Set<String> alsoHere, Problems problems) {
    var found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      var name = found.group(1);
      if (!EVERYWHERE.contains(name) && !alsoHere.contains(name)) {
        problems.add(
            Problem.Code.PL022,
            place,
            "nothing fills the placeholder '{" + name + "}' here",
            Nearest.mend(name, EVERYWHERE, "use one of {emergency}, {urgent}, {urgent_name}, {crisis}, {crisis_name}"));
      }
    }
  }
}
