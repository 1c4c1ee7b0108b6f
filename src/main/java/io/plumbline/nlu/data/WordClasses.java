package io.plumbline.nlu.data;

import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named sets of words and short phrases of one data file, and the reader of the phrase syntax of {@link Phrases}. */
public final class WordClasses {

  /** More ways than this to say one phrase means that it should be several. */
  private static final int MOST_WAYS = 20_000;

  private final Map<String, List<List<String>>> members = new HashMap<>();
  private final Map<String, Set<String>> singles = new HashMap<>();

  private WordClasses() {}

  public static WordClasses none() {
    return new WordClasses();
  }

  /** Reads {@code name: [member, ...]}; a class may use the classes above it. */
  public static WordClasses of(DataNode node) {
    WordClasses classes = new WordClasses();
    node.entries()
        .forEach(
            (name, list) -> {
              List<List<String>> expanded = new ArrayList<>();
              list.items().forEach(item -> expanded.addAll(classes.expand(item)));
              classes.members.put(name, List.copyOf(expanded));
              Set<String> words = new HashSet<>();
              expanded.stream().filter(way -> way.size() == 1).forEach(way -> words.add(way.getFirst()));
              classes.singles.put(name, Set.copyOf(words));
            });
    return classes;
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** Whether this word of the reading is a member of its own, one word long. */
  public boolean holds(String name, Reading reading, int at) {
    return at >= 0 && at < reading.words().size() && words(name).contains(reading.words().get(at).folded());
  }

  /** The members that are one word long. */
  public Set<String> words(String name) {
    Set<String> words = singles.get(name);
    if (words == null) {
      throw new IllegalArgumentException("no such word class: '" + name + "'");
    }
    return words;
  }

  /** Every way to say the phrase, as words. */
  List<List<String>> expand(DataNode phrase) {
    Parser parser = new Parser(phrase);
    List<List<String>> ways = parser.sequence(false);
    if (ways.stream().anyMatch(List::isEmpty)) {
      throw phrase.wrong("'" + phrase.text() + "' may be nothing at all; make one word fixed");
    }
    return ways;
  }

  private final class Parser {
    private final DataNode phrase;
    private final String text;
    private int at;

    Parser(DataNode phrase) {
      this.phrase = phrase;
      this.text = phrase.text().strip();
    }

    List<List<String>> sequence(boolean inside) {
      List<List<String>> ways = List.of(List.of());
      while (at < text.length()) {
        char c = text.charAt(at);
        if (inside && (c == '|' || c == ')')) {
          return ways;
        }
        if (Character.isWhitespace(c)) {
          at++;
        } else {
          ways = times(ways, optional(unit(c)));
        }
      }
      if (inside) {
        throw phrase.wrong("'" + text + "' has a ( without its )");
      }
      return ways;
    }

    private List<List<String>> unit(char c) {
      return switch (c) {
        case '(' -> alternatives();
        case '{' -> ofClass();
        case ')', '|', '}' -> throw phrase.wrong("'" + text + "' has a stray " + c);
        default -> List.of(List.of(word()));
      };
    }

    private List<List<String>> alternatives() {
      List<List<String>> all = new ArrayList<>();
      do {
        at++;
        all.addAll(sequence(true));
      } while (text.charAt(at) == '|');
      at++;
      return all;
    }

    private List<List<String>> ofClass() {
      int close = text.indexOf('}', at);
      if (close < 0) {
        throw phrase.wrong("'" + text + "' has a { without its }");
      }
      String name = text.substring(at + 1, close);
      at = close + 1;
      List<List<String>> found = members.get(name);
      if (found == null) {
        throw phrase.wrong("does not know the word class {" + name + "}; define it under words, above its use");
      }
      return found;
    }

    private String word() {
      int from = at;
      while (at < text.length() && " (){}|".indexOf(text.charAt(at)) < 0 && (at == from || text.charAt(at) != '?')) {
        at++;
      }
      return text.substring(from, at);
    }

    private List<List<String>> optional(List<List<String>> ways) {
      if (at >= text.length() || text.charAt(at) != '?' || Character.isWhitespace(text.charAt(at - 1))) {
        return ways;
      }
      at++;
      List<List<String>> withNone = new ArrayList<>(ways);
      withNone.add(List.of());
      return withNone;
    }

    private List<List<String>> times(List<List<String>> before, List<List<String>> after) {
      if ((long) before.size() * after.size() > MOST_WAYS) {
        throw phrase.wrong("'" + text + "' can be said in too many ways; write it as several phrases");
      }
      List<List<String>> ways = new ArrayList<>(before.size() * after.size());
      for (List<String> head : before) {
        for (List<String> tail : after) {
          List<String> way = new ArrayList<>(head);
          way.addAll(tail);
          ways.add(way);
        }
      }
      return ways;
    }
  }
}
