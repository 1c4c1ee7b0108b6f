package io.plumbline.nlu.answer;

import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds numbers in digits and in words, and ranges of them. */
final class Numbers {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,4})?");
  private static final int TENS = 20;
  private static final int HUNDRED = 100;
  private static final int HIGHEST_OUT_OF = 10;
  private static final double HALF = 0.5;

  private final Map<String, Double> values;
  private final Map<String, Double> ordinals;
  private final Set<String> ordinalEndings;
  private final Set<String> roughEndings;
  private final Phrases<Boolean> rangeWords;
  private final Phrases<Boolean> slashes;
  private final Set<String> hyphens;
  private final Phrases<Boolean> betweenWords;
  private final Phrases<Boolean> between;
  private final Phrases<Double> fractions;

  Numbers(DataNode file, WordClasses words) {
    this.values = numbers(file.entry("values"));
    this.ordinals = numbers(file.entry("ordinals"));
    this.ordinalEndings = Set.copyOf(file.entry("ordinal_endings").texts());
    this.roughEndings = Set.copyOf(file.entry("rough_endings").texts());
    this.rangeWords = phrases(file, words, "range_words");
    this.slashes = phrases(file, words, "slashes");
    this.hyphens = Set.copyOf(file.entry("hyphens").texts());
    this.betweenWords = phrases(file, words, "between_words");
    this.between = phrases(file, words, "between");
    this.fractions = scale(file.entry("fractions"), words);
  }

  static Phrases<Boolean> phrases(DataNode node, WordClasses words, String entry) {
    return new Phrases.Builder<Boolean>(words).addAll(node.entry(entry), true).build();
  }

  /** Phrases that stand for the number under which they are listed. */
  static Phrases<Double> scale(DataNode node, WordClasses words) {
    Phrases.Builder<Double> builder = new Phrases.Builder<>(words);
    node.entries().forEach((value, phrases) -> builder.addAll(phrases, phrases.named(value).number()));
    return builder.build();
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
   * @param value of a range its middle
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
    Optional<Hit<Boolean>> joint = and ? betweenWords.longestAt(reading, low.end()) : Optional.empty();
    if (joint.isPresent()) {
      return rangeTo(reading, low, joint.get().end());
    }
    return rangeJoint(reading, low.end()).flatMap(end -> rangeTo(reading, low, end)).or(() -> slashed(reading, low));
  }

  private Optional<Counted> rangeTo(Reading reading, Counted low, int at) {
    return single(reading, at)
        .filter(high -> high.value() > low.value())
        .map(high -> new Counted(low.first(), high.end(), (low.value() + high.value()) * HALF, low.value()));
  }

  /** "2/3 weeks" is two or three of them; "9/10" is a score. */
  private Optional<Counted> slashed(Reading reading, Counted low) {
    return slashes
        .longestAt(reading, low.end())
        .flatMap(slash -> single(reading, slash.end()))
        .filter(high -> low.value() > 1 && high.value() == low.value() + 1 && high.value() < HIGHEST_OUT_OF)
        .filter(high -> high.end() >= reading.words().size() || slashes.longestAt(reading, high.end()).isEmpty())
        .map(high -> new Counted(low.first(), high.end(), (low.value() + high.value()) * HALF, low.value()));
  }

  /** Index after the words that join the two ends of a range: "or", "to". */
  Optional<Integer> rangeJoint(Reading reading, int at) {
    return at < reading.words().size() ? rangeWords.longestAt(reading, at).map(Hit::end) : Optional.empty();
  }

  private Optional<Counted> single(Reading reading, int at) {
    if (at >= reading.words().size()) {
      return Optional.empty();
    }
    return digits(reading, at)
        .filter(number -> !isOrdinal(reading, at, number))
        .or(() -> words(reading, at))
        .map(number -> withFraction(reading, number));
  }

  private Counted withFraction(Reading reading, Counted number) {
    if (number.end() >= reading.words().size()) {
      return number;
    }
    return fractionAt(reading, number.end())
        .map(part -> new Counted(number.first(), part.end(), number.value() + part.value(), number.value() + part.value()))
        .orElse(number);
  }

  /** "And a half", "and three quarters". */
  Optional<Hit<Double>> fractionAt(Reading reading, int at) {
    return at < reading.words().size() ? fractions.longestAt(reading, at) : Optional.empty();
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
    return inside || (number.end() < reading.words().size() && touches(reading, number.end()) && isOrdinalEnding(reading, number.end()));
  }

  /** As typed: the repaired spelling of an ending may be another word. */
  boolean isOrdinalEnding(Reading reading, int at) {
    return at < reading.words().size() && ordinalEndings.contains(reading.typed(at, at).toLowerCase(Locale.ROOT));
  }

  /** Whether no blank stands before this word. */
  static boolean touches(Reading reading, int at) {
    return at > 0 && at < reading.words().size() && reading.words().get(at - 1).end() == reading.words().get(at).start();
  }

  /** Index after a mark that stands without a blank before what follows: the apostrophe of "60's" and "'58". */
  static int pastMark(Reading reading, int at) {
    return at < reading.words().size() && reading.words().get(at).isPunctuation() && touches(reading, at + 1) ? at + 1 : at;
  }

  private Optional<Counted> words(Reading reading, int at) {
    Double first = valueOf(reading.words().get(at).folded());
    if (first == null) {
      return joined(reading.words().get(at).folded()).map(value -> new Counted(at, at + 1, value, value));
    }
    double value = first;
    int end = at + 1;
    int next = end < reading.words().size() && hyphens.contains(reading.words().get(end).folded()) ? end + 1 : end;
    Double second = next < reading.words().size() ? valueOf(reading.words().get(next).folded()) : null;
    if (second != null && isTens(value) && isDigit(second)) {
      value += second;
      end = next + 1;
    } else if (second != null && second == HUNDRED && value < TENS / 2 && next == end) {
      value *= HUNDRED;
      end = next + 1;
    }
    Counted counted = new Counted(at, end, value, value);
    return Optional.of(value > 0 && value % HUNDRED == 0 ? withRest(reading, counted) : counted);
  }

  /** "Three", "threeish". */
  private @Nullable Double valueOf(String word) {
    var value = values.get(word);
    return value != null
        ? value
        : roughEndings.stream().filter(word::endsWith).map(ending -> values.get(word.substring(0, word.length() - ending.length())))
            .filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** "Fiftyfive". */
  private Optional<Double> joined(String word) {
    return values.entrySet().stream()
        .filter(tens -> isTens(tens.getValue()) && word.startsWith(tens.getKey()) && word.length() > tens.getKey().length())
        .flatMap(
            tens -> Optional.ofNullable(values.get(word.substring(tens.getKey().length()))).filter(Numbers::isDigit)
                .map(ones -> tens.getValue() + ones).stream())
        .findFirst();
  }

  private static boolean isTens(double value) {
    return value >= TENS && value < HUNDRED;
  }

  private static boolean isDigit(double value) {
    return value >= 1 && value < TENS / 2;
  }

  /** "One hundred and one". */
  private Counted withRest(Reading reading, Counted hundreds) {
    int end = hundreds.end();
    int at = end < reading.words().size() ? betweenWords.longestAt(reading, end).map(Hit::end).orElse(end) : end;
    return (at < reading.words().size() ? words(reading, at) : Optional.<Counted>empty())
        .filter(rest -> rest.value() > 0 && rest.value() < HUNDRED)
        .map(rest -> new Counted(hundreds.first(), rest.end(), hundreds.value() + rest.value(), hundreds.value() + rest.value()))
        .orElse(hundreds);
  }
}
