package io.plumbline.channel.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What patients type, so that it is known again wherever it turns up: ordinary sentences with a nonsense word in their midst, phone numbers, addresses.
 * Every such word begins with letters that no word of ours has, so that half of one is known, too.
 */
final class Marked {

  private static final String STEM = "wuxq";

  /** These are kept for films: nobody has one. */
  private static final String PHONE = "7700900";

  private static final int PIECE = 12;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + PIECE + ",}");
  private static final Pattern GAPS = Pattern.compile("(?<=\\d)[ .()-]{1,2}(?=\\d)");

  private final Random chance;
  private final Set<String> pieces = new HashSet<>();

  Marked(long seed) {
    chance = new Random(seed);
  }

  synchronized String word() {
    var word = new StringBuilder(STEM);
    for (int i = 0; i < 5; i++) {
      word.append((char) ('a' + chance.nextInt(26)));
    }
    return word.toString();
  }

  synchronized String phone() {
    var last = "%03d".formatted(chance.nextInt(1000));
    var ways = List.of("+44" + PHONE + last, "0" + PHONE + last, "07700 900" + last, "07700-900-" + last, "+44 (0)7700 900 " + last);
    return ways.get(chance.nextInt(ways.size()));
  }

  String mail() {
    return word() + "@" + word() + ".example";
  }

  /** The sentence with a word, and now and then a phone number or an address, somewhere in it. */
  synchronized String in(String sentence) {
    var words = new ArrayList<>(List.of(sentence.split(" ")));
    words.add(chance.nextInt(words.size() + 1), word());
    if (chance.nextInt(5) == 0) {
      words.add(chance.nextInt(words.size() + 1), chance.nextBoolean() ? phone() : mail());
    }
    return String.join(" ", words);
  }

  /** A token that was given out: every twelve characters of it are known again. */
  synchronized String secret(String token) {
    for (int i = 0; i + PIECE <= token.length(); i++) {
      pieces.add(token.substring(i, i + PIECE));
    }
    return token;
  }

  boolean isIn(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.contains(STEM) || GAPS.matcher(lower).replaceAll("").contains(PHONE) || HEX.matcher(lower).results()
        .anyMatch(run -> hasPiece(run.group()));
  }

  private boolean hasPiece(String run) {
    for (int i = 0; i + PIECE <= run.length(); i++) {
      if (pieces.contains(run.substring(i, i + PIECE))) {
        return true;
      }
    }
    return false;
  }
}
