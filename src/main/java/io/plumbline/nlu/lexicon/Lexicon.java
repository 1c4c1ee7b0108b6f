package io.plumbline.nlu.lexicon;

import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Spelling;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** How people say each finding; safe for many threads at once. */
public final class Lexicon {

  private static final String FOLDER = "lexicon";
  private static final String CLASSES = FOLDER + "/classes";
  private static final String SENSES = "senses";

  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> words = new HashSet<>();
  private final Set<FindingId> findings = new LinkedHashSet<>();
  private final Index index;
  private final Senses senses;
  private final Set<String> negations;
  private final Set<String> turns;

  private Lexicon(LanguageData data) {
    var details = data.read("details.yaml");
    negations = Set.copyOf(details.entry("negations").texts());
    turns = Set.copyOf(details.entry("turns").texts());
    var reader = new FrameReader(Spelling.shortForms(data), words);
    var names = data.names(FOLDER).stream().filter(name -> name.endsWith(".yaml")).toList();
    names.stream().filter(name -> name.startsWith(CLASSES)).forEach(name -> reader.addClasses(data.read(name)));
    names.stream().filter(name -> !name.startsWith(CLASSES)).forEach(name -> add(data.read(name), reader));
    index = new Index(entries);
    senses = new Senses(reader.classes(), broader(data));
  }

  /** The classes of {@code senses/}: far more words than patterns are made of, so that slips are not repaired towards them. */
  private static Map<String, Frame.Choice> broader(LanguageData data) {
    var reader = new FrameReader(Spelling.shortForms(data), new HashSet<>());
    data.names(SENSES).stream().filter(name -> name.endsWith(".yaml")).forEach(name -> reader.addClasses(data.read(name)));
    return reader.classes();
  }

  /** How sure a pattern is, and what it says. */
  public enum Force {
    /** The finding is spoken of. */
    CERTAIN,
    /** Something is amiss there and nobody says what: a question, whatever the other witnesses make of it. */
    VAGUE,
    /** It may be; worth a question. */
    WEAK,
    /** The words deny it. */
    DENIAL,
    /** It looks like it and is not. */
    NOT
  }

  record Entry(FindingId finding, Force force, Frame frame, Negation negation) {}

  /** Whether a pattern has words of denial of its own, as in "cant pee". */
  public enum Negation {
    NONE,
    /** One of its word classes has: it may be there or not. */
    PERHAPS,
    /** It is written with one: the denial is part of the sign. */
    PART_OF_THE_SIGN
  }

  /**
   * One finding heard.
   *
   * @param first index of its first word in the reading
   * @param last index of its last, included
   * @param negation words of denial that belong to the sign
   */
  public record Hit(FindingId finding, Force force, int first, int last, Negation negation) {
    boolean within(Hit other) {
      return first >= other.first && last <= other.last;
    }

    boolean touches(Hit other) {
      return first <= other.last && other.first <= last;
    }

    private int length() {
      return last - first;
    }
  }

  /** A text that a pattern stands for. */
  public record Drawn(FindingId finding, List<String> words) {
    public Drawn {
      words = List.copyOf(words);
    }
  }

  /** Reads every file of {@code lexicon/}; those whose name begins with {@code classes} hold word classes. */
  public static Lexicon load(LanguageData data) {
    return new Lexicon(data);
  }

  private void add(DataNode file, FrameReader reader) {
    file.entries(Set.of("finding", "patterns", "vague", "weak", "denials", "not"));
    var finding = FindingId.of(file.entry("finding").text());
    if (!findings.add(finding)) {
      throw file.wrong("describes '" + finding + "', which another file does too; keep one file a finding");
    }
    add(file, reader, finding, "patterns", Force.CERTAIN);
    add(file, reader, finding, "vague", Force.VAGUE);
    add(file, reader, finding, "weak", Force.WEAK);
    add(file, reader, finding, "denials", Force.DENIAL);
    add(file, reader, finding, "not", Force.NOT);
  }

  private void add(DataNode file, FrameReader reader, FindingId finding, String key, Force force) {
    file.optional(key)
        .ifPresent(list -> list.items().forEach(pattern -> {
          var frame = reader.read(pattern);
          entries.add(new Entry(finding, force, frame, negation(frame)));
        }));
  }

  private Negation negation(Frame frame) {
    if (wordsOf(frame).stream().anyMatch(negations::contains)) {
      return Negation.PART_OF_THE_SIGN;
    }
    var all = new HashSet<String>();
    frame.sides().forEach(side -> side.words(all::add));
    return all.stream().anyMatch(negations::contains) ? Negation.PERHAPS : Negation.NONE;
  }

  /** Every word that some pattern is made of. */
  public Set<String> words() {
    return Set.copyOf(words);
  }

  public Set<FindingId> findings() {
    return Set.copyOf(findings);
  }

  /** The word classes that have a member among these words: what the words are about, more broadly than the words. */
  public List<Sense> senses(List<Word> of) {
    return senses.of(of);
  }

  /** Some texts of each pattern that says a finding, the same at every call: the lexicon as teaching material for the trained witnesses. */
  public List<Drawn> draw(int perPattern) {
    var drawn = new LinkedHashSet<Drawn>();
    for (var entry : entries) {
      if (entry.force() == Force.CERTAIN || entry.force() == Force.WEAK) {
        var dice = new Random(entry.frame().written().hashCode());
        for (int i = 0; i < perPattern; i++) {
          drawn.add(new Drawn(entry.finding(), entry.frame().draw(dice)));
        }
      }
    }
    return List.copyOf(drawn);
  }

  /**
   * Everything heard, look-alikes taken out, in the order of the text; one finding may be heard at several places.
   *
   * @param free words that may stand between the words of a pattern
   * @param joins words and marks behind which a new thought may begin
   */
  public List<Hit> hear(Reading reading, Set<String> free, Set<String> joins) {
    var matcher = new Matcher(reading, free);
    var hits = new LinkedHashSet<Hit>();
    for (var candidate : index.candidates(reading.words())) {
      for (int at = 0; at < reading.words().size(); at++) {
        if (candidate.mayStart(reading.words().get(at))) {
          var entry = candidate.entry();
          var span = matcher.match(entry.frame(), at);
          if (span != null) {
            hits.add(hit(entry, span, reading.words()));
          }
        }
      }
    }
    return sifted(hits, reading, joins);
  }

  /** "Not weeing ok", "bladder isnt ok": words of denial turned round say that something is amiss. */
  private Hit hit(Entry entry, Matcher.Span span, List<Word> words) {
    if (entry.force() == Force.DENIAL) {
      for (int at : new int[]{span.first() - 1, Math.max(span.first(), span.last() - 1)}) {
        if (at >= 0 && turns.contains(words.get(at).folded()) && !isOwn(words.get(at), entry)) {
          return new Hit(entry.finding(), Force.VAGUE, at, span.last(), Negation.PART_OF_THE_SIGN);
        }
      }
    }
    return new Hit(entry.finding(), entry.force(), span.first(), span.last(), entry.negation());
  }

  /** A denial may be made of such a word: "not numb". */
  private static boolean isOwn(Word word, Entry entry) {
    return entry.negation() == Negation.PERHAPS || wordsOf(entry.frame()).contains(word.folded());
  }

  private static List<String> wordsOf(Frame frame) {
    return List.of(frame.written().split("[^a-z]+"));
  }

  /** A look-alike takes out what lies within it; a denial takes out what touches it; a certain hit takes out a weak one. */
  private static List<Hit> sifted(Set<Hit> hits, Reading reading, Set<String> joins) {
    return hits.stream()
        .filter(hit -> hit.force() != Force.NOT)
        .filter(
            hit -> hits.stream()
                .filter(other -> other.finding().equals(hit.finding()) && !other.equals(hit))
                .noneMatch(other -> overrules(other, hit) && !(other.force() == Force.NOT && isParted(hit, other, reading, joins))))
        .sorted(Comparator.comparingInt(Hit::first).thenComparingInt(Hit::last).thenComparing(Hit::finding))
        .toList();
  }

  /** "My back is killing and toes are tingly": what reaches over a new thought is no look-alike of what that thought says. */
  private static boolean isParted(Hit hit, Hit lookAlike, Reading reading, Set<String> joins) {
    var words = reading.words();
    return words.subList(lookAlike.first(), hit.first()).stream().anyMatch(word -> joins.contains(word.folded()))
        || words.subList(hit.last() + 1, lookAlike.last() + 1).stream().anyMatch(word -> joins.contains(word.folded()));
  }

  private static boolean overrules(Hit other, Hit hit) {
    return switch (hit.force()) {
      case NOT -> false;
      case DENIAL -> other.force() == Force.DENIAL && hit.within(other) && hit.length() < other.length();
      case CERTAIN, WEAK -> switch (other.force()) {
        case NOT -> hit.within(other);
        case DENIAL -> hit.touches(other);
        case CERTAIN -> hit.force() == Force.WEAK && hit.touches(other);
        case VAGUE -> false;
        case WEAK -> hit.force() == Force.WEAK && other.within(hit) && other.length() < hit.length();
      };
      case VAGUE -> switch (other.force()) {
        case NOT -> hit.within(other);
        case DENIAL -> hit.touches(other);
        case CERTAIN, VAGUE, WEAK -> false;
      };
    };
  }
}
