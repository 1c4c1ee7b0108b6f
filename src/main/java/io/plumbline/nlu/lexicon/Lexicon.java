package io.plumbline.nlu.lexicon;

import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How people say each finding; safe for many threads at once. */
public final class Lexicon {

  private static final String FOLDER = "lexicon";
  private static final String CLASSES = FOLDER + "/classes";

  private final Map<String, List<Entry>> byFirst = new HashMap<>();
  private final List<Entry> byPrefix = new ArrayList<>();
  private final Set<String> words = new HashSet<>();
  private final Set<FindingId> findings = new LinkedHashSet<>();

  private Lexicon() {}

  /** How sure a pattern is, and what it says. */
  public enum Force {
    /** The finding is spoken of. */
    CERTAIN,
    /** It may be; worth a question. */
    WEAK,
    /** The words deny it. */
    DENIAL,
    /** It looks like it and is not. */
    NOT
  }

  private record Entry(FindingId finding, Force force, Frame frame) {}

  /**
   * One finding heard.
   *
   * @param first index of its first word in the reading
   * @param last index of its last, included
   */
  public record Hit(FindingId finding, Force force, int first, int last) {
    boolean within(Hit other) {
      return first >= other.first && last <= other.last;
    }

    boolean touches(Hit other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** Reads every file of {@code lexicon/}; those whose name begins with {@code classes} hold word classes. */
  public static Lexicon load(LanguageData data) {
    var lexicon = new Lexicon();
    var reader = new FrameReader(lexicon.words);
    var names = data.names(FOLDER).stream().filter(name -> name.endsWith(".yaml")).toList();
    names.stream().filter(name -> name.startsWith(CLASSES)).forEach(name -> reader.addClasses(data.read(name)));
    names.stream().filter(name -> !name.startsWith(CLASSES)).forEach(name -> lexicon.add(data.read(name), reader));
    return lexicon;
  }

  private void add(DataNode file, FrameReader reader) {
    file.entries(Set.of("finding", "patterns", "weak", "denials", "not"));
    var finding = FindingId.of(file.entry("finding").text());
    if (!findings.add(finding)) {
      throw file.wrong("describes '" + finding + "', which another file does too; keep one file a finding");
    }
    add(file, reader, finding, "patterns", Force.CERTAIN);
    add(file, reader, finding, "weak", Force.WEAK);
    add(file, reader, finding, "denials", Force.DENIAL);
    add(file, reader, finding, "not", Force.NOT);
  }

  private void add(DataNode file, FrameReader reader, FindingId finding, String key, Force force) {
    file.optional(key)
        .ifPresent(
            list -> list.items()
                .forEach(
                    pattern -> {
                      var entry = new Entry(finding, force, reader.read(pattern));
                      var firsts = new LinkedHashSet<String>();
                      entry.frame().sides().getFirst().firstWords(firsts::add);
                      for (var first : firsts) {
                        if (first.endsWith("*")) {
                          byPrefix.add(entry);
                        } else {
                          byFirst.computeIfAbsent(first, word -> new ArrayList<>(2)).add(entry);
                        }
                      }
                    }));
  }

  /** Every word that some pattern is made of. */
  public Set<String> words() {
    return Set.copyOf(words);
  }

  public Set<FindingId> findings() {
    return Set.copyOf(findings);
  }

  /** Everything heard, look-alikes taken out, in the order of the text; one finding may be heard at several places. */
  public List<Hit> hear(Reading reading, Set<String> free) {
    var matcher = new Matcher(reading, free);
    var hits = new LinkedHashSet<Hit>();
    for (int at = 0; at < reading.words().size(); at++) {
      var word = reading.words().get(at);
      if (!word.isPunctuation()) {
        hear(byFirst.getOrDefault(word.folded(), List.of()), matcher, at, hits);
        if (!word.lemma().equals(word.folded())) {
          hear(byFirst.getOrDefault(word.lemma(), List.of()), matcher, at, hits);
        }
        hear(byPrefix, matcher, at, hits);
      }
    }
    return sifted(List.copyOf(hits));
  }

  private static void hear(List<Entry> entries, Matcher matcher, int at, Set<Hit> hits) {
    for (var entry : entries) {
      var span = matcher.match(entry.frame(), at);
      if (span != null) {
        hits.add(new Hit(entry.finding(), entry.force(), span.first(), span.last()));
      }
    }
  }

  /** A look-alike takes out what lies within it; a denial takes out what touches it; the tightest hit at a place stays. */
  private static List<Hit> sifted(List<Hit> hits) {
    var sifted = new ArrayList<Hit>();
    for (var hit : hits) {
      boolean stands = switch (hit.force()) {
        case NOT -> false;
        case DENIAL -> true;
        case CERTAIN, WEAK ->
          hits.stream()
              .filter(other -> other.finding().equals(hit.finding()) && !other.equals(hit))
              .noneMatch(other -> overrules(other, hit));
      };
      if (stands) {
        sifted.add(hit);
      }
    }
    sifted.sort(java.util.Comparator.comparingInt(Hit::first).thenComparingInt(Hit::last));
    return sifted;
  }

  private static boolean overrules(Hit other, Hit hit) {
    return switch (other.force()) {
      case NOT -> hit.within(other);
      case DENIAL -> hit.touches(other);
      case CERTAIN -> hit.force() == Force.WEAK ? hit.touches(other) : other.within(hit) && isTighter(other, hit);
      case WEAK -> false;
    };
  }

  private static boolean isTighter(Hit other, Hit hit) {
    return other.last() - other.first() < hit.last() - hit.first();
  }
}
