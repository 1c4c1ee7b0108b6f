package io.plumbline.nlu.reader;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cuts a text into the pieces of words that the reader knows: "tingeling" is {@code ting ##eling}. The longest piece that fits comes first (WordPiece:
 * Wu et al., Google's Neural Machine Translation System, 2016).
 */
final class WordPieces {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|[^\\p{L}\\p{N}_\\s]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
  private static final int LONGEST_WORD = 60;
  private static final String CONTINUED = "##";

  private final Map<String, Integer> ids = new HashMap<>();
  private final int unknown;
  private final int start;
  private final int end;

  /** @param pieces in the order of their numbers */
  WordPieces(List<String> pieces) {
    for (var piece : pieces) {
      ids.put(piece, ids.size());
    }
    unknown = number("[UNK]");
    start = number("[CLS]");
    end = number("[SEP]");
  }

  private int number(String piece) {
    var number = ids.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the reader's pieces lack " + piece + "; make its files again");
    }
    return number;
  }

  /**
   * One piece and where it stands.
   *
   * @param start UTF-16 index into the text of the word that it is a piece of
   * @param end the index after that word's last
   */
  record Piece(int number, int start, int end) {}

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** @param most so many pieces at most; what follows is left out */
  List<Piece> of(String text, int most) {
    var pieces = new ArrayList<Piece>();
    var words = WORD.matcher(text);
    while (pieces.size() < most && words.find()) {
      var word = plain(words.group());
      if (!word.isEmpty()) {
        add(pieces, word, words.start(), words.end());
      }
    }
    return pieces.size() > most ? List.copyOf(pieces.subList(0, most)) : List.copyOf(pieces);
  }

  private static String plain(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return lower.chars().allMatch(letter -> letter < 0x80)
        ? lower
        : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  private void add(List<Piece> pieces, String word, int from, int to) {
    int before = pieces.size();
    int at = 0;
    while (at < word.length() && word.length() <= LONGEST_WORD) {
      int stop = word.length();
      Integer piece = null;
      while (stop > at && piece == null) {
        piece = ids.get(at == 0 ? word.substring(0, stop) : CONTINUED + word.substring(at, stop));
        stop--;
      }
      if (piece == null) {
        break;
      }
      pieces.add(new Piece(piece, from, to));
      at = stop + 1;
    }
    if (at < word.length()) {
      pieces.subList(before, pieces.size()).clear();
      pieces.add(new Piece(unknown, from, to));
    }
  }
}
