package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/** Makes a language's own models from its training text; the same text gives the same models. Run by the build. */
public final class TrainModels {

  static final String NAMES = "names.bin";
  static final String SENTENCES = "sentences.bin";
  static final String NONE = "none";

  private TrainModels() {}

  /** @param args the folder {@code nlp-models}, and the folder to write to */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give two folders: nlp-models and where to write, not " + args.length);
    }
    try (var languages = Files.list(Path.of(args[0]))) {
      for (var language : languages.filter(Files::isDirectory).sorted().toList()) {
        train(language, Path.of(args[1]).resolve(language.getFileName()).resolve("models"));
      }
    }
  }

  private static void train(Path language, Path to) throws IOException {
    var data = LanguageData.folder(language);
    var names = data.names("training").stream().filter(name -> name.endsWith(".txt")).toList();
    var newest = 0L;
    for (var name : names) {
      newest = Math.max(newest, Files.getLastModifiedTime(language.resolve(name)).toMillis());
    }
    if (isNewer(to.resolve(NAMES), newest) && isNewer(to.resolve(SENTENCES), newest)) {
      return;
    }
    var texts = new ArrayList<TrainingText>();
    names.forEach(name -> texts.addAll(TrainingText.read(data.place(name), data.text(name))));
    var reader = Texts.load(data, Set.of());
    var readings = texts.stream().map(text -> reader.read(text.text(), new PlainGrammar()).reading()).toList();
    Files.createDirectories(to);
    trainNames(texts, readings).serialize(to.resolve(NAMES));
    trainSentences(texts, readings).serialize(to.resolve(SENTENCES));
  }

  private static boolean isNewer(Path model, long than) throws IOException {
    return Files.exists(model) && Files.getLastModifiedTime(model).toMillis() > than;
  }

  static TokenNameFinderModel trainNames(List<TrainingText> texts, List<Reading> readings) throws IOException {
    var samples = new ArrayList<NameSample>();
    for (int i = 0; i < texts.size(); i++) {
      var words = readings.get(i).words();
      var spans = new ArrayList<Span>();
      for (var mark : texts.get(i).marks()) {
        int first = firstWord(words, mark);
        int last = lastWord(words, mark);
        if (first >= 0 && last >= first && spans.stream().noneMatch(span -> span.getStart() <= last && first < span.getEnd())) {
          spans.add(new Span(first, last + 1, mark.finding()));
        }
      }
      samples.add(new NameSample(words.stream().map(Word::folded).toArray(String[]::new), spans.toArray(Span[]::new), true));
    }
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, "MAXENT");
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 50);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put(TrainingParameters.THREADS_PARAM, 2);
    return NameFinderME.train("en", null, ObjectStreamUtils.createObjectStream(samples), parameters, new TokenNameFinderFactory());
  }

  static DoccatModel trainSentences(List<TrainingText> texts, List<Reading> readings) throws IOException {
    var samples = new ArrayList<DocumentSample>();
    for (int i = 0; i < texts.size(); i++) {
      var words = readings.get(i).words();
      var byClause = new TreeMap<>(words.stream().collect(Collectors.groupingBy(Word::clause)));
      for (var clause : byClause.values()) {
        var features = Features.of(clause);
        if (features.length == 0) {
          continue;
        }
        var here = texts.get(i).marks().stream()
            .filter(mark -> clause.stream().anyMatch(word -> word.start() < mark.end() && mark.start() < word.end()))
            .map(TrainingText.Mark::finding)
            .distinct()
            .toList();
        here.forEach(finding -> samples.add(new DocumentSample(finding, features)));
        if (here.isEmpty()) {
          samples.add(new DocumentSample(NONE, features));
        }
      }
    }
    var parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, "MAXENT");
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 60);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
    parameters.put(TrainingParameters.THREADS_PARAM, 2);
    return DocumentCategorizerME.train("en", ObjectStreamUtils.createObjectStream(samples), parameters, new DoccatFactory());
  }

  private static int firstWord(List<Word> words, TrainingText.Mark mark) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).end() > mark.start() && words.get(i).start() < mark.end()) {
        return i;
      }
    }
    return -1;
  }

  private static int lastWord(List<Word> words, TrainingText.Mark mark) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i).end() > mark.start() && words.get(i).start() < mark.end()) {
        return i;
      }
    }
    return -1;
  }

  /** Training needs no tags: the witnesses look at words. */
  private static final class PlainGrammar implements Texts.Grammar {
    @Override
    public List<Integer> sentenceStarts(String text) {
      return List.of(0);
    }

    @Override
    public List<Tagged> tag(List<String> words) {
      return words.stream().map(word -> new Tagged("X", word)).toList();
    }
  }
}
