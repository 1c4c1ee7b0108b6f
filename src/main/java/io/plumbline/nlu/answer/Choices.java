package io.plumbline.nlu.answer;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.OpenQuestion.Option;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds which options of a question a message names: by number, by label, by other words for them. */
final class Choices {

  private static final double ENOUGH = 0.5;
  private static final double SHARED_WORD = 0.5;
  private static final double MOST_WEIGHT = 2;
  private static final int SHORTEST_STEM = 4;

  private final Numbers numbers;
  private final Assertions assertions;
  private final WordClasses sets;
  private final Map<String, Phrases<Boolean>> synonyms = new HashMap<>();
  private final Phrases<Integer> places;
  private final Phrases<Integer> twoPlaces;

  Choices(DataNode file, WordClasses words, Numbers numbers, Assertions assertions) {
    this.numbers = numbers;
    this.assertions = assertions;
    this.sets = WordClasses.of(words, file, Set.of("pick", "common"));
    file.entry("choices")
        .entries()
        .forEach((id, phrases) -> synonyms.put(id, new Phrases.Builder<Boolean>(words).addAll(phrases, true).build()));
    this.places = new Phrases.Builder<Integer>(words)
        .addAll(file.entry("last"), -1)
        .addAll(file.entry("second_last"), -2)
        .addAll(file.entry("top"), 1)
        .build();
    this.twoPlaces = new Phrases.Builder<Integer>(words).addAll(file.entry("first_of"), 1).addAll(file.entry("last_of"), -2).build();
  }

  /** Options named by their place, when the message holds nothing else: "2", "1 and 3", "the last one". */
  Set<String> byPlace(Reading reading, List<Option> options) {
    Set<Integer> named = new LinkedHashSet<>();
    Set<Integer> weak = new LinkedHashSet<>();
    int at = 0;
    while (at < reading.words().size()) {
      Optional<Hit<Integer>> two = twoPlaces.longestAt(reading, at);
      Optional<Hit<Integer>> place = places.longestAt(reading, at);
      Optional<Counted> number = numbers.at(reading, at);
      if (two.isPresent()) {
        int first = fromEnd(two.get().value(), options);
        named.add(first);
        named.add(first + 1);
        at = two.get().end();
      } else if (place.isPresent()) {
        named.add(fromEnd(place.get().value(), options));
        at = place.get().end();
      } else if (numbers.ordinalAt(reading, at).isPresent()) {
        numbers.ordinalAt(reading, at).ifPresent(named::add);
        at += Numbers.touches(reading, at + 1) ? 2 : 1;
      } else if (number.isPresent() && number.get().isWhole()) {
        // "the second one": a number word that also fills in counts only when nothing else does.
        Set<Integer> to = sets.holds("pick", reading, at) ? weak : named;
        IntStream.rangeClosed((int) number.get().lower(), (int) number.get().value()).limit(options.size() + 1L).forEach(to::add);
        at = number.get().end();
      } else if (sets.holds("pick", reading, at)) {
        at++;
      } else {
        return Set.of();
      }
    }
    Set<Integer> picked = named.isEmpty() ? weak : named;
    boolean fits = picked.stream().allMatch(place -> place >= 1 && place <= options.size());
    return fits ? ids(picked.stream().map(place -> options.get(place - 1)).toList()) : Set.of();
  }

  private static int fromEnd(int place, List<Option> options) {
    return place > 0 ? place : options.size() + 1 + place;
  }

  private static Set<String> ids(List<Option> options) {
    return options.stream().map(Option::id).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Options named by other words that the data lists for their ids. */
  Set<String> bySynonym(Reading reading, List<Option> options) {
    Set<String> named = new LinkedHashSet<>();
    int longest = 0;
    for (Option option : options) {
      Phrases<Boolean> phrases = synonyms.get(option.id());
      int length = phrases == null ? 0 : phrases.in(reading).stream().mapToInt(Hit::length).max().orElse(0);
      if (length > longest) {
        named.clear();
      }
      if (length > 0 && length >= longest) {
        named.add(option.id());
        longest = length;
      }
    }
    return named;
  }

  /** Options whose label, or enough of the words that tell it from the others, is said and not denied. */
  Set<String> byLabel(Reading reading, List<Option> options) {
    return byLabel(reading, options, false);
  }

  /**
   * Whether the message names options and says nothing else: "the lump one please".
   *
   * @param only where it says that the others do not fit
   */
  boolean onlyPicks(Reading reading, Set<String> named, List<Option> options, List<Hit<Boolean>> only) {
    Set<String> labels = new LinkedHashSet<>();
    options.stream().filter(option -> named.contains(option.id())).forEach(option -> labels.addAll(content(option.label())));
    for (int at = 0; at < reading.words().size(); at++) {
      Word word = reading.words().get(at);
      boolean idle = word.isPunctuation() || sets.holds("common", reading, at) || sets.holds("pick", reading, at)
          || holds(only, at);
      if (!idle && labels.stream().noneMatch(label -> alike(word.folded(), label) || alike(word.lemma(), label))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(List<Hit<Boolean>> hits, int at) {
    return hits.stream().anyMatch(hit -> hit.first() <= at && at < hit.end());
  }

  /** The same, denied or not: in "all but the fever" the fever is named. */
  Set<String> mentioned(Reading reading, List<Option> options) {
    return byLabel(reading, options, true);
  }

  private Set<String> byLabel(Reading reading, List<Option> options, boolean denied) {
    Map<String, Set<String>> labels = new HashMap<>();
    options.forEach(option -> labels.put(option.id(), content(option.label())));
    String whole = normal(reading.text());
    Set<String> named = new LinkedHashSet<>();
    for (Option option : options) {
      if (whole.equals(normal(option.label())) || whole.equals(normal(option.id()))) {
        return Set.of(option.id());
      }
      if (weight(reading, option.id(), labels, denied) >= ENOUGH) {
        named.add(option.id());
      }
    }
    return named;
  }

  private double weight(Reading reading, String id, Map<String, Set<String>> labels, boolean denied) {
    Set<String> label = labels.getOrDefault(id, Set.of());
    double said = 0;
    double total = 0;
    boolean tellsApart = false;
    for (String word : label) {
      boolean shared = labels.entrySet().stream().anyMatch(other -> !other.getKey().equals(id) && holds(other.getValue(), word));
      double weight = shared ? SHARED_WORD : 1;
      total += weight;
      if (isSaid(reading, word, denied)) {
        said += weight;
        tellsApart |= !shared;
      }
    }
    return tellsApart ? said / Math.min(total, MOST_WEIGHT) : 0;
  }

  private static boolean holds(Set<String> words, String word) {
    return words.stream().anyMatch(other -> alike(other, word));
  }

  private boolean isSaid(Reading reading, String word, boolean denied) {
    for (int at = 0; at < reading.words().size(); at++) {
      Word said = reading.words().get(at);
      boolean same = !sets.holds("common", reading, at) && (alike(said.folded(), word) || alike(said.lemma(), word));
      if (same && (denied || isMeant(assertions.of(reading, at, at).status()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeant(Status status) {
    return switch (status) {
      case PRESENT, PAST -> true;
      case ABSENT, UNSURE, HYPOTHETICAL, OTHER_PERSON -> false;
    };
  }

  /** Words with one stem: "numb" and "numbness", "tingly" and "tingling". */
  private static boolean alike(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    int shorter = Math.min(one.length(), other.length());
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= SHORTEST_STEM && (common == shorter || common > SHORTEST_STEM);
  }

  private Set<String> content(String label) {
    Set<String> content = new LinkedHashSet<>();
    for (String word : normal(label).split(" ", -1)) {
      if (!word.isEmpty() && !sets.words("common").contains(word)) {
        content.add(word);
      }
    }
    return content;
  }

  private static String normal(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toLowerCase(Locale.ROOT).replaceAll("['’]", "").split("[^\\p{L}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return String.join(" ", words);
  }
}
