package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.opennlp.Windows.Window;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Teaches the categorizer: one maximum-entropy model a finding, from windows that say it and windows that do not.
 *
 * <p>A window that holds most of a mark's words says the finding, one that holds none of them does not; what lies between teaches nothing. Features
 * that no window of the finding has cannot speak for it and are left out, which makes each model small enough to be taught in a moment. A second
 * round adds the windows that the first one wrongly takes for the finding.
 */
final class CategorizerTraining {

  private static final double MOST_OF_A_MARK = 0.7;
  private static final double HARDLY_ANY_OF_A_MARK = 0.15;
  private static final int FEWEST_TIMES = 2;
  private static final Descent.Settings SETTINGS = new Descent.Settings(5, 0.02, 1, 0.04f);

  private final Lexicon lexicon;
  private final Set<String> joins;
  private final Set<String> small;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final List<Descent.Sample> samples = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private long[] hashes = {};

  CategorizerTraining(Lexicon lexicon, Set<String> joins, Set<String> small) {
    this.lexicon = lexicon;
    this.joins = joins;
    this.small = small;
  }

  /** @param readings of the texts, in the same order */
  WeightTable train(List<MarkedText> texts, List<Reading> readings, List<Lexicon.Drawn> drawn, List<Reading> drawnReadings) {
    var features = new ArrayList<Features>();
    readings.forEach(reading -> features.add(new Features(reading, lexicon.senses(reading.words()), small)));
    var drawnFeatures = drawnReadings.stream().map(reading -> new Features(reading, lexicon.senses(reading.words()), small)).toList();
    number(features, drawnFeatures);
    Stream
        .concat(texts.stream().flatMap(text -> text.marks().stream()).map(MarkedText.Mark::finding),
            drawn.stream().map(one -> one.finding().value()))
        .distinct().sorted().forEach(findings::add);
    for (int i = 0; i < texts.size(); i++) {
      sample(texts.get(i), readings.get(i), features.get(i));
    }
    for (int i = 0; i < drawn.size(); i++) {
      if (!drawnReadings.get(i).words().isEmpty()) {
        var of = drawnFeatures.get(i);
        var says = new BitSet();
        says.set(findings.indexOf(drawn.get(i).finding().value()));
        samples.add(new Descent.Sample(numbersIn(of, 0, drawnReadings.get(i).words().size() - 1), says, new BitSet()));
      }
    }
    return Descent.teach(findings, hashes, samples, SETTINGS);
  }

  /** Numbers the features that more than one message has. */
  private void number(List<Features> features, List<Features> drawn) {
    var times = new HashMap<Long, Integer>();
    for (var of : features) {
      var seen = new java.util.HashSet<Long>();
      for (int i = 0; i < of.size(); i++) {
        if (seen.add(of.hash(i))) {
          times.merge(of.hash(i), 1, Integer::sum);
        }
      }
    }
    for (var of : drawn) {
      for (int i = 0; i < of.size(); i++) {
        times.computeIfPresent(of.hash(i), (hash, count) -> count + 1);
      }
    }
    hashes = times.entrySet().stream().filter(entry -> entry.getValue() >= FEWEST_TIMES).mapToLong(Map.Entry::getKey).sorted().toArray();
    for (int i = 0; i < hashes.length; i++) {
      numbers.put(hashes[i], i);
    }
  }

  private int[] numbersIn(Features features, int first, int last) {
    return IntStream.range(0, features.size())
        .filter(i -> features.isIn(i, first, last))
        .mapToObj(i -> numbers.get(features.hash(i)))
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void sample(MarkedText text, Reading reading, Features features) {
    var windows = new LinkedHashSet<>(Windows.of(reading, joins).all());
    for (var mark : text.marks()) {
      var words = IntStream.range(0, reading.words().size())
          .filter(i -> reading.words().get(i).start() < mark.end() && mark.start() < reading.words().get(i).end()).toArray();
      if (words.length > 0) {
        windows.add(new Window(words[0], words[words.length - 1]));
      }
    }
    for (var window : windows) {
      samples.add(sample(text, reading, window, numbersIn(features, window.first(), window.last())));
    }
  }

  private Descent.Sample sample(MarkedText text, Reading reading, Window window, int[] features) {
    int start = reading.words().get(window.first()).start();
    int end = reading.words().get(window.last()).end();
    var says = new BitSet();
    var maybe = new BitSet();
    for (var mark : text.marks()) {
      int common = Math.min(end, mark.end()) - Math.max(start, mark.start());
      double share = common / (double) Math.max(1, mark.end() - mark.start());
      if (share >= MOST_OF_A_MARK) {
        says.set(findings.indexOf(mark.finding()));
      } else if (share > HARDLY_ANY_OF_A_MARK) {
        maybe.set(findings.indexOf(mark.finding()));
      }
    }
    return new Descent.Sample(features, says, maybe);
  }
}
