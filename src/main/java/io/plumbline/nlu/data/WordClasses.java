package io.plumbline.nlu.data;

import io.plumbline.nlu.data.PhrasePattern.Literal;
import io.plumbline.nlu.data.PhrasePattern.OneOf;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named sets of words and short phrases of one data file, and the reader of the phrase syntax of {@link Phrases}. */
public final class WordClasses {

  private final Map<String, List<PhrasePattern>> members = new HashMap<>();
  private final Map<String, Set<String>> singles = new HashMap<>();

  private WordClasses() {}

  public static WordClasses none() {
    return new WordClasses();
  }

  /** Reads {@code name: [member, ...]}; a class may use the classes above it. */
  public static WordClasses of(DataNode node) {
    WordClasses classes = new WordClasses();
    node.entries().forEach(classes::add);
    return classes;
  }

  /** The classes known so far and some entries of another place. */
  public static WordClasses of(WordClasses known, DataNode node, Set<String> names) {
    WordClasses classes = new WordClasses();
    classes.members.putAll(known.members);
    classes.singles.putAll(known.singles);
    names.forEach(name -> classes.add(name, node.entry(name)));
    return classes;
  }

  private void add(String name, DataNode list) {
    List<PhrasePattern> patterns = list.items().stream().map(this::read).toList();
    members.put(name, patterns);
    Set<String> words = new HashSet<>();
    patterns.forEach(pattern -> pattern.singles(words::add));
    singles.put(name, Set.copyOf(words));
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

  PhrasePattern read(DataNode phrase) {
    PhrasePattern pattern = new Parser(phrase).sequence(false);
    if (pattern.mayBeNothing()) {
      throw phrase.wrong("'" + phrase.text() + "' may be nothing at all; make one word fixed");
    }
    return pattern;
  }

  private final class Parser {
    private static final String SPECIAL = " (){}|";

    private final DataNode phrase;
    private final String text;
    private int at;

    Parser(DataNode phrase) {
      this.phrase = phrase;
      this.text = phrase.text().strip();
    }

    PhrasePattern sequence(boolean inside) {
      List<PhrasePattern.Part> parts = new ArrayList<>();
      while (at < text.length()) {
        char c = text.charAt(at);
        if (inside && (c == '|' || c == ')')) {
          return new PhrasePattern(parts);
        }
        if (Character.isWhitespace(c)) {
          at++;
        } else {
          parts.add(part(c));
        }
      }
      if (inside) {
        throw phrase.wrong("'" + text + "' has a ( without its )");
      }
      return new PhrasePattern(parts);
    }

    private PhrasePattern.Part part(char c) {
      return switch (c) {
        case '(' -> {
          List<PhrasePattern> ways = alternatives();
          yield new OneOf(ways, isOptional());
        }
        case '{' -> {
          List<PhrasePattern> ways = ofClass();
          yield new OneOf(ways, isOptional());
        }
        case '\\' -> {
          at = Math.min(at + 2, text.length());
          yield new Literal(text.substring(at - 1, at), isOptional());
        }
        case ')', '|', '}' -> throw phrase.wrong("'" + text + "' has a stray " + c);
        default -> {
          String word = word();
          yield new Literal(word, isOptional());
        }
      };
    }

    private List<PhrasePattern> alternatives() {
      List<PhrasePattern> ways = new ArrayList<>();
      do {
        at++;
        ways.add(sequence(true));
      } while (text.charAt(at) == '|');
      at++;
      return ways;
    }

    private List<PhrasePattern> ofClass() {
      int close = text.indexOf('}', at);
      if (close < 0) {
        throw phrase.wrong("'" + text + "' has a { without its }");
      }
      String name = text.substring(at + 1, close);
      at = close + 1;
      List<PhrasePattern> ways = members.get(name);
      if (ways == null) {
        throw phrase.wrong("does not know the word class {" + name + "}; define it under words, above its use");
      }
      return ways;
    }

    private String word() {
      int from = at;
      while (at < text.length() && SPECIAL.indexOf(text.charAt(at)) < 0 && (at == from || text.charAt(at) != '?')) {
        at++;
      }
      return text.substring(from, at);
    }

    /** A question mark that touches what stands before it; one that stands alone is a word. */
    private boolean isOptional() {
      boolean optional = at < text.length() && text.charAt(at) == '?';
      if (optional) {
        at++;
      }
      return optional;
    }
  }
}
