package io.plumbline.nlu.answer;

import io.plumbline.nlu.answer.Measures.Measured;
import io.plumbline.nlu.answer.Numbers.Counted;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.Phrases;
import io.plumbline.nlu.data.Phrases.Hit;
import io.plumbline.nlu.data.WordClasses;
import io.plumbline.nlu.text.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds scores of pain from 0 to 10. */
final class PainScores {

  private static final double SURE = 0.95;
  private static final double LIKELY = 0.8;
  private static final int WORST_PAIN = 10;
  private static final int HIGHEST_JEST = 20;

  private final Numbers numbers;
  private final Phrases<Boolean> before;
  private final Phrases<Boolean> behind;
  private final Phrases<Boolean> needed;
  private final Phrases<Boolean> orMore;
  private final Phrases<Boolean> now;
  private final Phrases<Double> words;
  private final Phrases<Boolean> neverBehind;
  private final Phrases<Boolean> corrections;
  private final Phrases<Boolean> unsure;

  PainScores(DataNode file, WordClasses classes, Numbers numbers) {
    this.numbers = numbers;
    DataNode node = file.entry("pain_score");
    node.entries(Set.of("before", "behind", "or_more", "now", "needs_pain_word", "words"));
    this.before = Numbers.phrases(node, classes, "before");
    this.behind = Numbers.phrases(node, classes, "behind");
    this.needed = Numbers.phrases(node, classes, "needs_pain_word");
    this.orMore = Numbers.phrases(node, classes, "or_more");
    this.now = Numbers.phrases(node, classes, "now");
    this.words = Numbers.scale(node.entry("words"), classes);
    this.neverBehind = Numbers.phrases(file.entry("age"), classes, "never_behind");
    this.corrections = Numbers.phrases(file, classes, "corrections");
    this.unsure = Numbers.phrases(file, classes, "unsure");
  }

  /** The worst score that is told, unless one puts the others right ("I'd go 8. Actually 7") or is said to be that of now. */
  Optional<Measured> in(Reading reading, boolean asked) {
    boolean painNamed = !needed.in(reading).isEmpty();
    List<Counted> scores = numbers.in(reading).stream()
        .filter(number -> number.value() <= WORST_PAIN && !isTheTenOfTen(reading, number))
        .filter(number -> isScore(reading, number, asked, painNamed))
        .toList();
    Optional<Measured> score = scores.stream()
        .filter(number -> asked && (corrections.endsAt(reading, number.first()) || now.endsAt(reading, number.first())))
        .reduce((first, second) -> second)
        .or(() -> scores.stream().max(Comparator.comparingDouble(Counted::value)))
        .map(number -> new Measured(number.value(), number.first(), number.end(), SURE));
    return score.isPresent() || !asked ? score : beyond(reading).or(() -> inWords(reading));
  }

  /** "Eleven", "15 out of 10": more than the scale holds is its end. */
  private Optional<Measured> beyond(Reading reading) {
    return numbers.in(reading).stream()
        .filter(number -> number.value() > WORST_PAIN && !isBehind(unsure, reading, number.first()))
        .filter(number -> isBehind(behind, reading, number.end()) || (number.value() <= HIGHEST_JEST && !isBent(reading, number)))
        .findFirst()
        .map(number -> new Measured(WORST_PAIN, number.first(), number.end(), LIKELY));
  }

  private Optional<Measured> inWords(Reading reading) {
    List<Hit<Boolean>> open = unsure.in(reading);
    return words.in(reading).stream()
        .filter(hit -> open.stream().noneMatch(other -> other.overlaps(hit.first(), hit.end())))
        .findFirst()
        .map(hit -> new Measured(hit.value(), hit.first(), hit.end(), LIKELY));
  }

  private boolean isScore(Reading reading, Counted number, boolean asked, boolean painNamed) {
    boolean ofTen = isBehind(behind, reading, number.end());
    boolean bent = isBent(reading, number);
    return ofTen || (asked && !bent) || (painNamed && !bent && isScoreByWords(reading, number));
  }

  private boolean isBent(Reading reading, Counted number) {
    return isBehind(neverBehind, reading, number.end()) && !isBehind(orMore, reading, number.end());
  }

  private boolean isScoreByWords(Reading reading, Counted number) {
    boolean named = needed.in(reading).stream().anyMatch(hit -> hit.first() < number.first());
    return named && before.endsAt(reading, number.first()) && Phrases.endsPiece(reading, number.end());
  }

  private boolean isTheTenOfTen(Reading reading, Counted number) {
    return behind.endsAt(reading, number.end()) && number.value() == WORST_PAIN && number.first() > 0
        && numbers.in(reading).stream().anyMatch(other -> other.end() < number.first() && isBehind(behind, reading, other.end()));
  }

  private static boolean isBehind(Phrases<Boolean> phrases, Reading reading, int end) {
    return end < reading.words().size() && phrases.longestAt(reading, end).isPresent();
  }
}
