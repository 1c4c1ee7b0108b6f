package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
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
 * learnt from a few dozen examples each. The categorizer learns what it is, from clauses, from the marked words alone, and from texts that
 * the lexicon's patterns stand for.
 */
final class Training {

  static final String NONE = "none";
  private static final String CLINICAL = "clinical";
  private static final int DRAWN_PER_PATTERN = 3;

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
  private final List<TrainingText> lines;
  private final List<Reading> readings;

  Training(Lexicon lexicon, Texts texts, Texts.Grammar grammar, List<TrainingText> lines) {
    this.lexicon = lexicon;
    this.texts = texts;
    this.grammar = grammar;
    this.lines = List.copyOf(lines);
    readings = lines.stream().map(line -> read(line.text())).toList();
  }

  private Reading read(String text) {
    return texts.read(text, grammar).reading();
  }

  TokenNameFinderModel names() throws IOException {
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
    return NameFinderME.train("en", null, ObjectStreamUtils.createObjectStream(samples), parameters, factory);
  }

  DoccatModel sentences() throws IOException {
    var samples = new ArrayList<DocumentSample>();
    for (int i = 0; i < lines.size(); i++) {
      var marks = lines.get(i).marks();
      for (var clause : clauses(readings.get(i))) {
        var here = marks.stream().filter(mark -> !wordsOf(mark, clause).isEmpty()).map(TrainingText.Mark::finding).distinct().toList();
        (here.isEmpty() ? List.of(NONE) : here).forEach(finding -> add(samples, finding, clause));
      }
      for (var mark : marks) {
        add(samples, mark.finding(), wordsOf(mark, readings.get(i).words()));
      }
    }
    for (var drawn : lexicon.draw(DRAWN_PER_PATTERN)) {
      add(samples, drawn.finding().value(), read(String.join(" ", drawn.words())).words());
    }
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 30);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 3);
    parameters.put(QNTrainer.THREADS_PARAM, 2);
    parameters.put(QNTrainer.L1COST_PARAM, 0.0);
    parameters.put(QNTrainer.L2COST_PARAM, 1.0);
    parameters.put(QNTrainer.M_PARAM, 7);
    return DocumentCategorizerME.train("en", ObjectStreamUtils.createObjectStream(samples), parameters, new DoccatFactory());
  }

  private void add(List<DocumentSample> samples, String finding, List<Word> words) {
    var features = Features.of(words, lexicon);
    if (features.length > 0) {
      samples.add(new DocumentSample(finding, features));
    }
  }

  private static List<List<Word>> clauses(Reading reading) {
    return List.copyOf(new TreeMap<>(reading.words().stream().collect(Collectors.groupingBy(Word::clause))).values());
  }

  private static List<Word> wordsOf(TrainingText.Mark mark, List<Word> words) {
    return words.stream().filter(word -> !word.isPunctuation() && word.start() < mark.end() && mark.start() < word.end()).toList();
  }

  private static int firstWord(List<Word> words, TrainingText.Mark mark) {
    var marked = wordsOf(mark, words);
    return marked.isEmpty() ? -1 : words.indexOf(marked.getFirst());
  }

  private static int lastWord(List<Word> words, TrainingText.Mark mark) {
    var marked = wordsOf(mark, words);
    return marked.isEmpty() ? -1 : words.indexOf(marked.getLast());
  }
}
