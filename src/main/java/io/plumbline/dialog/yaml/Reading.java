package io.plumbline.dialog.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How hard an English text is to read. */
final class Reading {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?][\"”)]{0,2})\\s+|[:;]\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
  private static final Pattern SILENT_END = Pattern.compile("(?:[^l]e|[^szxhcg]es|[^td]ed)$");

  private Reading() {}

  /** A colon or semicolon ends one too: the reader may stop there. */
  static List<String> sentences(String text) {
    return Arrays.stream(BETWEEN_SENTENCES.split(text)).map(String::strip).filter(sentence -> !words(sentence).isEmpty()).toList();
  }

  /** A placeholder counts as one word. */
  static List<String> words(String text) {
    return WORD.matcher(PLACEHOLDER.matcher(text).replaceAll("it")).results().map(word -> word.group()).toList();
  }

  /** The school year that can read it: Kincaid and others, 1975, with syllables counted by groups of vowels. */
  static double grade(String text) {
    var words = words(text);
    double perSentence = (double) words.size() / sentences(text).size();
    double syllables = words.stream().mapToInt(Reading::syllables).sum();
    return 0.39 * perSentence + 11.8 * syllables / words.size() - 15.59;
  }

  private static int syllables(String word) {
    var plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    long groups = VOWELS.matcher(plain).results().count();
    if (groups > 1 && SILENT_END.matcher(plain).find()) {
      groups--;
    }
    return (int) Math.max(1, groups);
  }
}
