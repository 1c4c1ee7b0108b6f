package io.plumbline.nlu.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a message into words well enough for tests: no models, no spelling repair. */
public final class TypedText {

  private static final Pattern WORD = Pattern.compile("\\d+\\.\\d+|\\d+|[\\p{L}_]+(?:['’]\\p{L}+)*|\\n|[^\\s\\p{L}\\d]");
  private static final Set<String> ENDS = Set.of(".", "?", "!", "\n");
  private static final Set<String> CLAUSE_ENDS = Set.of(",", ";", "but");

  private TypedText() {}

  public static Reading read(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int sentence = 0;
    int clause = 0;
    boolean ended = false;
    while (matcher.find()) {
      String typed = matcher.group();
      if (ended && !ENDS.contains(typed)) {
        sentence++;
        clause++;
        ended = false;
      }
      if (typed.equals("\n")) {
        ended = true;
        continue;
      }
      String folded = typed.toLowerCase(Locale.ROOT).replaceAll("['’]", "");
      boolean mark = !Character.isLetterOrDigit(typed.codePointAt(0));
      words.add(new Word(folded, folded, mark ? "PUNCT" : "X", matcher.start(), matcher.end(), sentence, clause));
      ended = ENDS.contains(typed);
      if (CLAUSE_ENDS.contains(folded)) {
        clause++;
      }
    }
    return new Reading(text, words);
  }

  /** Index of the word that begins at or after this place in the text. */
  public static int wordAt(Reading reading, int offset) {
    for (int at = 0; at < reading.words().size(); at++) {
      if (reading.words().get(at).end() > offset) {
        return at;
      }
    }
    throw new IllegalArgumentException("no word at " + offset);
  }
}
