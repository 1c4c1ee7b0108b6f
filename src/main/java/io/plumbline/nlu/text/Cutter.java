package io.plumbline.nlu.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a text into folded pieces that still know where they were typed; whatever the text, it comes to an end. */
final class Cutter {

  private static final int MOST_OF_ONE_LETTER = 2;

  private final Map<String, String> emoji;

  /** @param emoji what each is read as */
  Cutter(Map<String, String> emoji) {
    this.emoji = Map.copyOf(emoji);
  }

  List<Piece> cut(String text) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isLetter(point) || isDigit(point)) {
        next = endOfRun(text, at, isDigit(point));
        var folded = fold(text.substring(at, next));
        if (!folded.isEmpty()) {
          pieces.add(new Piece(folded, at, next, false));
        }
      } else if (emoji.containsKey(text.substring(at, next))) {
        next = endOfEmoji(text, next);
        var start = at;
        var end = next;
        for (var word : emoji.getOrDefault(text.substring(at, at + Character.charCount(point)), "").split(" ")) {
          pieces.add(new Piece(word, start, end, false));
        }
      } else if (isMark(point)) {
        pieces.add(new Piece(Normalizer.normalize(text.substring(at, next), Normalizer.Form.NFKC), at, next, true));
      }
      at = next;
    }
    return pieces;
  }

  /** Letters run on over apostrophes and unseen marks ("can't"); digits over one point or comma between digits ("38.6"). */
  private static int endOfRun(String text, int start, boolean digits) {
    int at = start;
    int end = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      boolean same = digits ? isDigit(point) : isLetter(point);
      boolean inside = digits ? isDecimal(text, at, point) : (isApostrophe(point) && at > start && letterFollows(text, next));
      if (!same && !inside && !isUnseen(point)) {
        break;
      }
      at = next;
      end = isUnseen(point) ? end : next;
    }
    return end;
  }

  private static boolean isDecimal(String text, int at, int point) {
    return (point == '.' || point == ',')
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static boolean letterFollows(String text, int at) {
    return at < text.length() && isLetter(text.codePointAt(at));
  }

  /** Skin colours, joiners and the like belong to the emoji before them. */
  private static int endOfEmoji(String text, int start) {
    int at = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      boolean belongs = isUnseen(point) || (point >= 0x1F3FB && point <= 0x1F3FF) || (point >= 0xFE00 && point <= 0xFE0F);
      if (!belongs) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static String fold(String typed) {
    var letters = new StringBuilder();
    typed.codePoints().filter(point -> !isApostrophe(point)).forEach(letters::appendCodePoint);
    var plain = Normalizer.normalize(letters, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder();
    plain.codePoints().filter(point -> isLetter(point) || isDigit(point) || point == '.' || point == ',').forEach(folded::appendCodePoint);
    return squeeze(folded.toString());
  }

  /** "sooooo" is "soo": no English word has a letter three times in a row. */
  private static String squeeze(String word) {
    var squeezed = new StringBuilder();
    int run = 0;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      run = i > 0 && word.charAt(i - 1) == letter ? run + 1 : 1;
      if (run <= MOST_OF_ONE_LETTER || Character.isDigit(letter)) {
        squeezed.append(letter);
      }
    }
    return squeezed.toString();
  }

  private static boolean isLetter(int point) {
    return Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static boolean isDigit(int point) {
    return Character.isDigit(point);
  }

  static boolean isApostrophe(int point) {
    return point == '\'' || point == 0x2019 || point == 0x2018 || point == 0x02BC || point == '`' || point == 0x00B4 || point == 0x2032
        || point == 0xFF07;
  }

  private static boolean isUnseen(int point) {
    return Character.getType(point) == Character.FORMAT;
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL ->
        true;
      default -> false;
    };
  }
}
