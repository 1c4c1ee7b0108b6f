package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds numbers in digits and in words, and ranges of them. */
final class Numbers {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,4})?");
  private static final int TENS = 20;
  private static final int HUNDRED = 100;
  private static final double HALF = 0.5;

  private final Map<String, Double> values;
  private final Map<String, Double> ordinals;
  private final Set<String> ordinalEndings;
  private final Set<String> rangeWords;
  private final Set<String> betweenWords;
  private final Phrases<Boolean> between;
  private final Phrases<Boolean> andAHalf;

  Numbers(DataNode file, WordClasses words) {
    this.values = numbers(file.entry("values"));
    this.ordinals = numbers(file.entry("ordinals"));
    this.ordinalEndings = Set.copyOf(file.entry("ordinal_endings").texts());
    this.rangeWords = Set.copyOf(file.entry("range_words").texts());
    this.betweenWords = new HashSet<>(file.entry("between_words").texts());
    this.between = new Phrases.Builder<Boolean>(words).addAll(file.entry("between"), true).build();
    this.andAHalf = new Phrases.Builder<Boolean>(words).addAll(file.entry("and_a_half"), true).build();
  }

  static Map<String, Double> numbers(DataNode node) {
    Map<String, Double> numbers = new HashMap<>();
    node.entries().forEach((word, value) -> numbers.put(word, value.number()));
    return Map.copyOf(numbers);
  }

  /**
   * A number in a message.
   *
   * @param end index after its last word
   * @param lower the smaller end of a range, otherwise the value itself
   */
  record Counted(int first, int end, double value, double lower) {
    boolean isWhole() {
      return value == Math.rint(value);
    }
  }

  /** Numbers and ranges from the first word on. */
  List<Counted> in(Reading reading) {
    List<Counted> found = new ArrayList<>();
    int at = 0;
    while (at < reading.words().size()) {
      Optional<Counted> counted = at(reading, at);
      counted.ifPresent(found::add);
      at = counted.map(Counted::end).orElse(at + 1);
    }
    return found;
  }

  /** The number or range that begins at this word. */
  Optional<Counted> at(Reading reading, int at) {
    Optional<Hit<Boolean>> lead = between.longestAt(reading, at);
    if (lead.isPresent()) {
      Optional<Counted> range = single(reading, lead.get().end()).flatMap(low -> rangeFrom(reading, low, true));
      if (range.isPresent()) {
        return range.map(counted -> new Counted(at, counted.end(), counted.value(), counted.lower()));
      }
    }
    return single(reading, at).map(low -> rangeFrom(reading, low, false).orElse(low));
  }

  /** The position in a list that this word names: "the second". */
  Optional<Integer> ordinalAt(Reading reading, int at) {
    Word word = reading.words().get(at);
    Double named = ordinals.get(word.folded());
    if (named != null) {
      return Optional.of(named.intValue());
    }
    return digits(reading, at).filter(number -> isOrdinal(reading, at, number)).map(number -> (int) number.value());
  }

  private Optional<Counted> rangeFrom(Reading reading, Counted low, boolean and) {
    if (low.end() + 1 >= reading.words().size()) {
      return Optional.empty();
    }
    String joint = reading.words().get(low.end()).folded();
    if (!rangeWords.contains(joint) && !(and && betweenWords.contains(joint))) {
      return Optional.empty();
    }
    return single(reading, low.end() + 1)
        .filter(high -> high.value() > low.value())
        .map(high -> new Counted(low.first(), high.end(), high.value(), low.value()));
  }

  private Optional<Counted> single(Reading reading, int at) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    return digits(reading, at)
        .filter(number -> !isOrdinal(reading, at, number))
        .or(() -> words(reading, at))
        .map(number -> withHalf(reading, number));
  }

  private Counted withHalf(Reading reading, Counted number) {
    if (number.end() >= reading.words().size()) {
      return number;
    }
    return andAHalf
        .longestAt(reading, number.end())
        .map(half -> new Counted(number.first(), half.end(), number.value() + HALF, number.value() + HALF))
        .orElse(number);
  }

  /** Digits as typed: "38.6" may have been cut into three words. */
  private static Optional<Counted> digits(Reading reading, int at) {
    Word word = reading.words().get(at);
    Matcher matcher = DIGITS.matcher(reading.text()).region(word.start(), reading.text().length());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    int end = at + 1;
    while (end < reading.words().size() && reading.words().get(end).start() < matcher.end()) {
      end++;
    }
    double value = Double.parseDouble(matcher.group());
    return Optional.of(new Counted(at, end, value, value));
  }

  private boolean isOrdinal(Reading reading, int at, Counted number) {
    Word word = reading.words().get(at);
    boolean inside = ordinalEndings.stream().anyMatch(ending -> word.folded().length() > ending.length() && word.folded().endsWith(ending));
    return inside || (number.end() < reading.words().size() && touches(reading, number.end())
        && ordinalEndings.contains(reading.words().get(number.end()).folded()));
  }

  /** Whether no blank stands before this word. */
  static boolean touches(Reading reading, int at) {
    return at > 0 && at < reading.words().size() && reading.words().get(at - 1).end() == reading.words().get(at).start();
  }

  private Optional<Counted> words(Reading reading, int at) {
    Double first = values.get(reading.words().get(at).folded());
    if (first == null) {
      return Optional.empty();
    }
    double value = first;
    int end = at + 1;
    int next = end < reading.words().size() && reading.words().get(end).isPunctuation()
        && rangeWords.contains(reading.words().get(end).folded()) ? end + 1 : end;
    Double second = next < reading.words().size() ? values.get(reading.words().get(next).folded()) : null;
    if (second != null && value >= TENS && value < HUNDRED && second >= 1 && second < TENS / 2) {
      value += second;
      end = next + 1;
    } else if (second != null && second == HUNDRED && value < TENS / 2 && next == end) {
      value *= HUNDRED;
      end = next + 1;
    }
    return Optional.of(new Counted(at, end, value, value));
  }
}
