package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.opennlp.Windows.Window;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/**
 * Teaches the two trained witnesses. The name finder learns one thing, where something clinical is said: two hundred tags would be slow and badly
 * learnt from a few dozen examples each. The categorizer learns what it is, from stretches of the training text and from texts that the lexicon's
 * patterns stand for.
 */
final class Training {

  private static final String CLINICAL = "clinical";
  private static final int DRAWN_PER_PATTERN = 2;
  private static final Descent.Settings TONES = new Descent.Settings(6, 0.05, 1, 0.02f);

  /** Words two to the left and right, and pairs of them; the shapes of words, which OpenNLP adds, are all alike in folded text. */
  private static final String LOOKS_AT = """
      <featureGenerators cache="true" name="nameFinder">
        <generator class="opennlp.tools.util.featuregen.WindowFeatureGeneratorFactory">
          <int name="prevLength">2</int>
          <int name="nextLength">2</int>
          <generator class="opennlp.tools.util.featuregen.TokenFeatureGeneratorFactory">
            <bool name="lowercase">false</bool>
          </generator>
        </generator>
        <generator class="opennlp.tools.util.featuregen.DefinitionFeatureGeneratorFactory"/>
        <generator class="opennlp.tools.util.featuregen.BigramNameFeatureGeneratorFactory"/>
      </featureGenerators>
      """;

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

  TokenNameFinderModel names() {
    var samples = new ArrayList<NameSample>();
    for (int i = 0; i < lines.size(); i++) {
      var words = readings.get(i).words();
      var spans = new ArrayList<Span>();
      for (var mark : lines.get(i).marks()) {
        int first = firstWord(words, mark);
        int last = lastWord(words, mark);
        if (first >= 0 && spans.stream().noneMatch(span -> span.getStart() <= last && first < span.getEnd())) {
          spans.add(new Span(first, last + 1, CLINICAL));
        }
      }
      samples.add(new NameSample(words.stream().map(Word::folded).toArray(String[]::new), spans.toArray(Span[]::new), true));
    }
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, "MAXENT");
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 100);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 3);
    parameters.put("BeamSize", 1);
    var factory = new TokenNameFinderFactory(LOOKS_AT.getBytes(StandardCharsets.UTF_8), Map.of(), new BioCodec());
    try {
      return NameFinderME.train("en", null, ObjectStreamUtils.createObjectStream(samples), parameters, factory);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException("samples in memory are read without fail", impossible);
    }
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
