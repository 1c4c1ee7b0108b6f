package io.plumbline.dialog.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds every text that patients read against {@code plain-words.yaml}: short sentences, a low reading grade, nothing that is never said, no term
 * left unexplained, no phone number that fits one region only.
 */
final class PlainWords {

  /** Shorter texts are labels: a grade over a few words says nothing. */
  private static final int FEWEST_WORDS_FOR_A_GRADE = 12;

  private static final Set<String> READ_BY_PATIENTS = Set.of(
      "label", "ask", "again", "why", "told", "says", "towards", "away", "text", "say", "headline", "until", "come-back", "title", "how",
      "limits", "stop", "withheld", "full", "short", "disclaimer", "none", "end", "lead");

  /** Told to staff on the phone, in the words that make them act; it may name what to think of. */
  private static final String TOLD_TO_STAFF = "tell";

  private static final String OF_ONE_REGION = "regions";

  private static final Pattern PHONE_NUMBER = Pattern.compile("(?:call|ring|phone|dial|text)\\s+\\d{3,}", Pattern.CASE_INSENSITIVE);

  /**
   * Words that are never said.
   *
   * @param butNot texts that hold them and mean something else
   */
  private record Never(String say, Pattern pattern, List<Pattern> butNot, String mend) {}

  private final Problems problems;
  private final double longestSentence;
  private final double highestGrade;
  private final List<Never> never = new ArrayList<>();
  private final Map<String, List<String>> terms = new LinkedHashMap<>();

  PlainWords(Tree tree, Problems problems) {
    this.problems = problems;
    var file = new Fields(tree, Known.PLAIN_WORDS, problems);
    longestSentence = file.number("longest-sentence");
    highestGrade = file.number("highest-grade");
    var numbers = "(?:\\d+(?:[.,/]\\d+)?|" + String.join("|", texts(file.list("numbers"))) + ")";
    for (var one : file.list("never")) {
      var fields = new Fields(one, "a line of 'never'", problems);
      var butNot = texts(fields.optionalList("but-not")).stream().map(text -> pattern(text, numbers)).toList();
      var say = fields.text("say");
      never.add(new Never(say, pattern(say, numbers), butNot, fields.text("mend")));
      fields.done();
    }
    for (var term : file.entries("terms")) {
      terms.put(term.key(), texts(term.value() instanceof Tree.Sequence all ? all.items() : List.of(term.value())));
    }
    file.done();
  }

  private static List<String> texts(List<Tree> items) {
    return items.stream().filter(Tree.Scalar.class::isInstance).map(item -> ((Tree.Scalar) item).text()).toList();
  }

  /** Whole words, however they are spaced; {@code #} is any number, in digits or in words. */
  private static Pattern pattern(String words, String numbers) {
    var parts = new ArrayList<String>();
    for (var word : words.strip().split("\\s+")) {
      parts.add(word.equals("#") ? numbers : Pattern.quote(word));
    }
    return Pattern.compile("(?<![\\w'])" + String.join("\\s*", parts).replace("\\E\\s*\\Q", "\\E\\s+\\Q") + "(?![\\w'])",
        Pattern.CASE_INSENSITIVE);
  }

  /** Every text under the keys that patients read; {@code repair.yaml} is nothing else. */
  void check(String path, Tree tree) {
    check("", tree, path.equals(Known.REPAIR));
  }

  private void check(String key, Tree tree, boolean all) {
    switch (tree) {
      case Tree.Mapping(var place, var entries) ->
        entries.stream().filter(entry -> !entry.key().equals(OF_ONE_REGION))
            .forEach(entry -> check(entry.key(), entry.value(), all || key.equals("options")));
      case Tree.Sequence(var place, var items) -> items.forEach(item -> check(key, item, all));
      case Tree.Scalar scalar -> {
        if ((all && !key.equals("source")) || READ_BY_PATIENTS.contains(key)) {
          neverSaid(scalar);
          sentences(scalar);
          grade(scalar);
          explained(scalar);
        } else if (key.equals(TOLD_TO_STAFF)) {
          neverSaid(scalar);
          sentences(scalar);
        }
      }
    }
  }

  private void neverSaid(Tree.Scalar text) {
    for (var one : never) {
      var left = text.text();
      for (var allowed : one.butNot()) {
        left = allowed.matcher(left).replaceAll("…");
      }
      if (one.pattern().matcher(left).find()) {
        problems.add(Problem.Code.PL025, text.place(), "'" + one.say() + "' is never said to a patient", one.mend());
      }
    }
    var number = PHONE_NUMBER.matcher(text.text());
    if (number.find()) {
      problems.add(
          Problem.Code.PL026, text.place(), "'" + number.group() + "' is right in one region only",
          "write {emergency}, {urgent_name} or {crisis_name}; levels.yaml has the numbers");
    }
  }

  private void sentences(Tree.Scalar text) {
    for (var sentence : Reading.sentences(text.text())) {
      int words = Reading.words(sentence).size();
      if (words > longestSentence) {
        problems.add(
            Problem.Code.PL027, text.place(), "a sentence of " + words + " words: '" + sentence + "'",
            "make two of it; at most " + (int) longestSentence + " words");
      }
    }
  }

  private void grade(Tree.Scalar text) {
    if (Reading.words(text.text()).size() < FEWEST_WORDS_FOR_A_GRADE) {
      return;
    }
    double grade = Reading.grade(text.text());
    if (grade > highestGrade) {
      problems.add(
          Problem.Code.PL028, text.place(), String.format(Locale.ROOT, "reading grade %.1f: '%s'", grade, text.text()),
          "use shorter words and sentences; grade " + (int) highestGrade + " at most");
    }
  }

  private void explained(Tree.Scalar text) {
    var said = text.text().toLowerCase(Locale.ROOT);
    terms.forEach((term, explanations) -> {
      if (pattern(term, "").matcher(said).find() && explanations.stream().noneMatch(said::contains)) {
        problems.add(
            Problem.Code.PL029, text.place(), "the term '" + term + "' is not explained here",
            "say what it is, with one of: " + String.join(", ", explanations) + "; or leave the term out");
      }
    });
  }
}
