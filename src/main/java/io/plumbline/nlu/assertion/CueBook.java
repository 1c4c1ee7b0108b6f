package io.plumbline.nlu.assertion;

import io.plumbline.nlu.assertion.Cue.Looks;
import io.plumbline.nlu.assertion.Cue.Means;
import io.plumbline.nlu.assertion.Cue.Reach;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The cues, stops and word sets of one language, ready for matching. */
final class CueBook {

  /** The word sets that scoping asks about, each of them needed. */
  private static final Set<String> SCOPE_SETS = Set.of(
      "commas", "ands", "ors", "marks_before_answer", "questions", "subjects", "maybe_subjects", "joins", "prepositions", "finite",
      "hyphens", "predicates", "fresh", "definites", "pronouns", "plurals", "if_support");

  private static final Set<String> STOP_SETS = Set.of("everything", "absent", "unsure", "hypothetical", "question", "past", "back");

  private final Phrases<List<Cue>> ahead;
  private final Phrases<List<Cue>> back;
  private final Map<Means, Phrases<Boolean>> stops = new EnumMap<>(Means.class);
  private final Phrases<Boolean> stopsBack;
  private final Phrases<Boolean> stopsAll;
  private final Phrases<Boolean> ifSupport;
  private final WordClasses scope;

  CueBook(DataNode file, WordClasses words) {
    this.ahead = cues(file.entry("cues"), words, Cue::looksAhead);
    this.back = cues(file.entry("cues"), words, cue -> cue.looksBack() || cue.means() == Means.NOTHING);
    DataNode stopNode = file.entry("stops");
    stopNode.entries(STOP_SETS);
    this.stopsAll = stops(stopNode, words, "everything");
    this.stopsBack = stops(stopNode, words, "everything", "back");
    for (Means means : Means.values()) {
      stops.put(
          means,
          switch (means) {
            case ABSENT, FLIPS, FINE -> stops(stopNode, words, "everything", "absent");
            case UNSURE, HEDGE -> stops(stopNode, words, "everything", "unsure");
            case HYPOTHETICAL, WORRY, IF -> stops(stopNode, words, "everything", "hypothetical");
            case QUESTION -> stops(stopNode, words, "everything", "hypothetical", "question");
            case PAST, GONE -> stops(stopNode, words, "everything", "past");
            case OTHER_PERSON, ONGOING, PRESENT, AFFIRMED, NOTHING -> stopsAll;
          });
    }
    DataNode scopeNode = file.entry("scope");
    Map<String, DataNode> sets = scopeNode.entries(SCOPE_SETS);
    SCOPE_SETS.stream()
        .filter(set -> !sets.containsKey(set))
        .sorted()
        .forEach(
            set -> {
              throw scopeNode.wrong("lacks '" + set + "'; add it");
            });
    this.scope = WordClasses.of(scopeNode);
    this.ifSupport = new Phrases.Builder<Boolean>(words).addAll(scopeNode.entry("if_support"), true).build();
  }

  private static Phrases<List<Cue>> cues(DataNode list, WordClasses words, Predicate<Cue> wanted) {
    Phrases.Builder<List<Cue>> builder = new Phrases.Builder<>(words, CueBook::both);
    for (DataNode item : list.items()) {
      Map<String, DataNode> entries = item.entries(Set.of("means", "looks", "reach", "plain", "say"));
      boolean plain = !entries.containsKey("plain") || item.entry("plain").yes();
      Cue cue = new Cue(
          item.entry("means").oneOf(List.of(Means.values())),
          item.entry("looks").oneOf(List.of(Looks.values())),
          item.entry("reach").oneOf(List.of(Reach.values())),
          plain);
      if (wanted.test(cue)) {
        builder.addAll(item.entry("say"), List.of(cue));
      }
    }
    return builder.build();
  }

  private static List<Cue> both(List<Cue> first, List<Cue> second) {
    List<Cue> all = new ArrayList<>(first);
    second.stream().filter(cue -> !all.contains(cue)).forEach(all::add);
    return List.copyOf(all);
  }

  private static Phrases<Boolean> stops(DataNode node, WordClasses words, String... sets) {
    Phrases.Builder<Boolean> builder = new Phrases.Builder<>(words);
    for (String set : sets) {
      builder.addAll(node.entry(set), true);
    }
    return builder.build();
  }

  /** Cues before a span that ends them; what only looks like a cue keeps its words even where it runs into the span. */
  List<Hit<List<Cue>>> before(Reading reading, int from, int span) {
    return ahead.in(reading, from, span).stream()
        .filter(hit -> !runsInto(reading, hit, span))
        .filter(hit -> back.longestAt(reading, hit.first()).filter(answer -> isAnswer(answer, hit)).isEmpty())
        .toList();
  }

  List<Hit<List<Cue>>> within(Reading reading, int from, int to) {
    return ahead.in(reading, from, to);
  }

  List<Hit<List<Cue>>> after(Reading reading, int from, int to) {
    return back.in(reading, from, to);
  }

  private boolean runsInto(Reading reading, Hit<List<Cue>> hit, int span) {
    return ahead.longestAt(reading, hit.first()).filter(whole -> whole.end() > span && means(whole, Means.NOTHING)).isPresent();
  }

  /** "no" at the end of a piece answers what stands before it and denies nothing behind it. */
  private static boolean isAnswer(Hit<List<Cue>> back, Hit<List<Cue>> ahead) {
    return back.end() == ahead.end() && means(ahead, Means.ABSENT) && back.value().stream().anyMatch(CueBook::answersNo);
  }

  private static boolean answersNo(Cue cue) {
    return cue.means() == Means.ABSENT && cue.looks() == Looks.BACK && cue.reach() == Reach.NEXT;
  }

  private static boolean means(Hit<List<Cue>> hit, Means means) {
    return hit.value().stream().anyMatch(cue -> cue.means() == means);
  }

  boolean stopsAhead(Means means, Reading reading, int at) {
    Phrases<Boolean> phrases = stops.getOrDefault(means, stopsAll);
    return stops(phrases, reading, at);
  }

  boolean stopsBack(Reading reading, int at) {
    return stops(stopsBack, reading, at);
  }

  boolean stopsEverything(Reading reading, int at) {
    return stops(stopsAll, reading, at);
  }

  private boolean stops(Phrases<Boolean> phrases, Reading reading, int at) {
    return !isInsideOfAWord(reading, at) && phrases.longestAt(reading, at).isPresent();
  }

  /** The hyphen of "light-headed" parts no thoughts. */
  private boolean isInsideOfAWord(Reading reading, int at) {
    var words = reading.words();
    return is("hyphens", reading, at)
        && at > 0
        && at + 1 < words.size()
        && words.get(at - 1).end() == words.get(at).start()
        && words.get(at).end() == words.get(at + 1).start()
        && !words.get(at + 1).isPunctuation();
  }

  boolean supportsIf(Reading reading, int from, int to) {
    return !ifSupport.in(reading, from, to).isEmpty();
  }

  boolean is(String set, Reading reading, int at) {
    return scope.holds(set, reading, at);
  }
}
