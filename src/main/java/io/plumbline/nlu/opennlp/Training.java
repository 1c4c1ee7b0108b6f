package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.opennlp.Windows.Window;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Teaches the categorizer, from stretches of the training text and from texts that the lexicon's patterns stand for, and how findings are spoken of. */
final class Training {

  private static final int DRAWN_PER_PATTERN = 2;
  private static final Descent.Settings TONES = new Descent.Settings(6, 0.05, 1, 0.02f);

  private final Lexicon lexicon;
  private final Texts texts;
  private final Texts.Grammar grammar;
  private final List<MarkedText> lines;
  private final List<Reading> readings;

  Training(Lexicon lexicon, Texts texts, Texts.Grammar grammar, List<MarkedText> lines) {
    this.lexicon = lexicon;
    this.texts = texts;
    this.grammar = grammar;
    this.lines = List.copyOf(lines);
    readings = lines.stream().map(line -> read(line.text())).toList();
  }

  private Reading read(String text) {
    return texts.read(text, grammar).reading();
  }

  WeightTable sentences() {
    var drawn = lexicon.draw(DRAWN_PER_PATTERN);
    var drawnReadings = drawn.stream().map(one -> read(String.join(" ", one.words()))).toList();
    return new CategorizerTraining(lexicon, texts.joins(), texts.free()).train(lines, readings, drawn, drawnReadings);
  }

  /** How findings are spoken of. */
  WeightTable tones(Assertions assertions) {
    var names = Arrays.stream(Status.values()).map(Status::wire).toList();
    var looks = new ArrayList<long[]>();
    var statuses = new ArrayList<Status>();
    for (int i = 0; i < lines.size(); i++) {
      var words = readings.get(i).words();
      var senses = lexicon.senses(words);
      var windows = Windows.of(readings.get(i), texts.joins()).thoughts();
      for (var mark : lines.get(i).marks()) {
        for (var span : spans(mark, words, windows)) {
          looks.add(
              Tone.features(
                  mark.finding(),
                  assertions.of(readings.get(i), span.first(), span.last()),
                  readings.get(i),
                  senses,
                  texts.breaks(),
                  span.first(),
                  span.last()));
          statuses.add(mark.status());
        }
      }
    }
    var hashes = looks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    var known = LongStream.range(1, hashes.length).filter(i -> hashes[(int) i] == hashes[(int) i - 1]).map(i -> hashes[(int) i]).distinct()
        .toArray();
    var samples = new ArrayList<Descent.Sample>();
    for (int i = 0; i < looks.size(); i++) {
      var says = new BitSet();
      says.set(names.indexOf(statuses.get(i).wire()));
      samples.add(
          new Descent.Sample(
              Arrays.stream(looks.get(i)).mapToInt(hash -> Arrays.binarySearch(known, hash)).filter(at -> at >= 0).toArray(), says,
              new BitSet()));
    }
    return Descent.teach(names, known, samples, TONES);
  }

  /** The marked words, and the thought that they begin in: where a finding is heard is never quite where a hand would mark it. */
  private static Set<Window> spans(MarkedText.Mark mark, List<Word> words, List<Window> thoughts) {
    int first = firstWord(words, mark);
    if (first < 0) {
      return Set.of();
    }
    var marked = new Window(first, lastWord(words, mark));
    var spans = new LinkedHashSet<Window>();
    spans.add(marked);
    thoughts.stream().filter(marked::overlaps).findFirst().ifPresent(spans::add);
    return spans;
  }

  private static List<Word> wordsOf(MarkedText.Mark mark, List<Word> words) {
    return words.stream().filter(word -> !word.isPunctuation() && word.start() < mark.end() && mark.start() < word.end()).toList();
  }

  private static int firstWord(List<Word> words, MarkedText.Mark mark) {
    var marked = wordsOf(mark, words);
    return marked.isEmpty() ? -1 : words.indexOf(marked.getFirst());
  }

  private static int lastWord(List<Word> words, MarkedText.Mark mark) {
    var marked = wordsOf(mark, words);
    return marked.isEmpty() ? -1 : words.indexOf(marked.getLast());
  }
}
