package io.plumbline.nlu.lexicon;

import io.plumbline.nlu.data.DataNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads patterns: {@code word}, {@code word*}, {@code word?}, {@code (a|b c)}, {@code {class}}, the gaps {@code ..} (to 4 words) and {@code ...}
 * (to 8), and {@code A & B} for any order.
 */
final class FrameReader {

  private static final int SMALL_GAP = 4;
  private static final int WIDE_GAP = 8;

  /** Where a message is cut inside what is typed as one word: "pins-and-needles", "b&b", "l5". */
  private static final Pattern PIECES = Pattern.compile("-|(?<=&)|(?=&)|(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");

  private final Map<String, Frame.Choice> classes = new TreeMap<>();
  private final Map<String, String> shortForms;
  private final Set<String> words;

  /**
   * @param shortForms what short forms are read as; patterns are read like messages
   * @param words collects every literal word, for spelling
   */
  FrameReader(Map<String, String> shortForms, Set<String> words) {
    this.shortForms = Map.copyOf(shortForms);
    this.words = words;
  }

  /** Reads {@code classes:} of a file; a class may use those above it. */
  void addClasses(DataNode file) {
    file.entries(Set.of("classes"));
    file.entry("classes").entries().forEach(this::addClass);
  }

  private void addClass(String name, DataNode members) {
    if (classes.containsKey(name)) {
      throw members.wrong("defines the word class {" + name + "} a second time; give it another name");
    }
    var ways = new ArrayList<Frame.Sequence>();
    for (var member : members.items()) {
      ways.add(new Reading(member, member.text()).whole());
    }
    classes.put(name, Frame.Choice.of("{" + name + "}", ways, false));
  }

  /** Every word class read so far, by name. */
  Map<String, Frame.Choice> classes() {
    return Collections.unmodifiableMap(classes);
  }

  Frame read(DataNode pattern) {
    var sides = new ArrayList<Frame.Sequence>();
    for (var side : sides(pattern.text())) {
      sides.add(new Reading(pattern, side).whole());
    }
    return new Frame(pattern.text(), sides);
  }

  /** The sides of {@code A & B}; inside parentheses {@code &} is a word. */
  private static List<String> sides(String pattern) {
    var sides = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && pattern.startsWith(" & ", i)) {
        sides.add(pattern.substring(start, i));
        start = i + 3;
      }
    }
    sides.add(pattern.substring(start));
    return sides;
  }

  /** One sequence while it is read. */
  private final class Reading {
    private final DataNode place;
    private final String text;
    private int at;

    Reading(DataNode place, String text) {
      this.place = place;
      this.text = text.strip();
    }

    Frame.Sequence whole() {
      var sequence = sequence(false);
      if (sequence.parts().stream().allMatch(Frame.Part::isOptional)) {
        throw place.wrong("'" + text + "' may be nothing at all; make one word fixed");
      }
      return sequence;
    }

    private Frame.Sequence sequence(boolean inside) {
      var parts = new ArrayList<Frame.Part>();
      while (at < text.length()) {
        char c = text.charAt(at);
        if (inside && (c == '|' || c == ')')) {
          return new Frame.Sequence(parts);
        }
        if (Character.isWhitespace(c)) {
          at++;
        } else {
          parts.add(part(c));
        }
      }
      if (inside) {
        throw place.wrong("'" + text + "' has a ( without its )");
      }
      return new Frame.Sequence(parts);
    }

    private Frame.Part part(char c) {
      if (c == '(') {
        int open = at;
        var ways = new ArrayList<Frame.Sequence>();
        do {
          at++;
          ways.add(sequence(true));
        } while (at < text.length() && text.charAt(at) == '|');
        at++;
        var key = text.substring(open, Math.min(at, text.length()));
        if (ways.stream().anyMatch(way -> way.parts().isEmpty())) {
          throw place.wrong("'" + text + "' has an empty choice; write word? for one that may be missing");
        }
        return Frame.Choice.of(key, ways, optional());
      }
      if (c == '{') {
        int close = text.indexOf('}', at);
        if (close < 0) {
          throw place.wrong("'" + text + "' has a { without its }");
        }
        var name = text.substring(at + 1, close);
        at = close + 1;
        var members = classes.get(name);
        if (members == null) {
          throw place.wrong("does not know the word class {" + name + "}; define it above its use");
        }
        return members.orNothing(optional());
      }
      if (c == '.') {
        int dots = 0;
        while (at < text.length() && text.charAt(at) == '.') {
          dots++;
          at++;
        }
        return new Frame.Gap(dots > 2 ? WIDE_GAP : SMALL_GAP);
      }
      if (c == ')' || c == '|' || c == '}') {
        throw place.wrong("'" + text + "' has a stray " + c);
      }
      return word();
    }

    private Frame.Part word() {
      int start = at;
      while (at < text.length() && " (){}|?*".indexOf(text.charAt(at)) < 0 && !gapBegins()) {
        at++;
      }
      if (at == start) {
        throw place.wrong("'" + text + "' has '" + text.charAt(at) + "' where a word belongs");
      }
      var typed = text.substring(start, at).replace("'", "").replace("\u2019", "").toLowerCase(Locale.ROOT);
      boolean prefix = at < text.length() && text.charAt(at) == '*';
      if (prefix) {
        at++;
      }
      var pieces = isOne(typed)
          ? List.of(shortForms.getOrDefault(typed, typed))
          : PIECES.splitAsStream(typed).filter(piece -> !piece.isEmpty()).map(piece -> shortForms.getOrDefault(piece, piece)).toList();
      words.addAll(pieces);
      if (pieces.size() == 1) {
        return new Frame.Literal(pieces.getFirst(), prefix, optional());
      }
      var parts = new ArrayList<Frame.Part>();
      pieces.forEach(piece -> parts.add(new Frame.Literal(piece, false, false)));
      return Frame.Choice.of(typed, List.of(new Frame.Sequence(parts)), optional());
    }

    /** Most are; the others are taken apart. */
    private static boolean isOne(String typed) {
      return typed.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    private boolean gapBegins() {
      return text.startsWith("..", at);
    }

    private boolean optional() {
      if (at < text.length() && text.charAt(at) == '?') {
        at++;
        return true;
      }
      return false;
    }
  }
}
