package io.plumbline.studio;

import io.plumbline.nlu.opennlp.MarkedText;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types a message again with one slip of the finger in every sentence; the same seed makes the same slips. */
final class Typist {

  private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+[.!?\\n]*");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z]{4,}");
  private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private final Random chance;

  Typist(long seed) {
    chance = new Random(seed);
  }

  MarkedText again(MarkedText message) {
    // The marks keep what is said; their places move by a letter and are not asked for.
    return new MarkedText(again(message.text()), message.marks());
  }

  String again(String text) {
    return SENTENCE.matcher(text).replaceAll(sentence -> Matcher.quoteReplacement(slip(sentence.group())));
  }

  private String slip(String sentence) {
    var words = WORD.matcher(sentence).results().toList();
    if (words.isEmpty()) {
      return sentence;
    }
    var word = words.get(chance.nextInt(words.size()));
    return sentence.substring(0, word.start()) + slipped(word.group()) + sentence.substring(word.end());
  }

  private String slipped(String word) {
    int at = 1 + chance.nextInt(word.length() - 1);
    return switch (chance.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      case 2 -> word.substring(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.substring(at + 1);
      default -> word.substring(0, at) + beside(word.charAt(at)) + word.substring(at + 1);
    };
  }

  /** The key beside. */
  private static char beside(char letter) {
    for (var row : List.of(KEYS)) {
      int at = row.indexOf(Character.toLowerCase(letter));
      if (at >= 0) {
        return row.charAt(at + 1 < row.length() ? at + 1 : at - 1);
      }
    }
    return letter;
  }
}
