package io.plumbline.nlu.opennlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.nlu.text.Texts.Grammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;

/** One set of OpenNLP's tools, for one thread at a time. */
final class Tools implements Grammar {

  private final SentenceDetectorME sentences;
  private final TokenizerME tokens;
  private final POSTaggerME tags;
  private final LemmatizerME lemmas;
  private final Cache<String, String> knownLemmas;
  private final NameFinderME names;
  private final DocumentCategorizerME categories;

  private Tools(Models models) {
    sentences = new SentenceDetectorME(models.sentences);
    tokens = new TokenizerME(models.tokens);
    tags = new POSTaggerME(models.tags, POSTagFormat.UD);
    lemmas = new LemmatizerME(models.lemmas);
    knownLemmas = models.knownLemmas;
    names = new NameFinderME(models.names);
    categories = new DocumentCategorizerME(models.categories);
  }

  /** The models, shared by all sets of tools. */
  static final class Models {
    private static final String SENTENCES = "opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
    private static final String TOKENS = "opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin";
    private static final String TAGS = "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final String LEMMAS = "opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";
    private static final int MOST_LEMMAS = 100_000;

    private final SentenceModel sentences;
    private final TokenizerModel tokens;
    private final POSModel tags;
    private final LemmatizerModel lemmas;
    private final TokenNameFinderModel names;
    private final DoccatModel categories;

    /** The statistical lemmatizer takes milliseconds for a message; each word needs it only once. */
    private final Cache<String, String> knownLemmas = Caffeine.newBuilder().maximumSize(MOST_LEMMAS).build();

    Models(InputStream names, InputStream categories) {
      try {
        sentences = new SentenceModel(published(SENTENCES));
        tokens = new TokenizerModel(published(TOKENS));
        tags = new POSModel(published(TAGS));
        lemmas = new LemmatizerModel(published(LEMMAS));
        this.names = new TokenNameFinderModel(names);
        this.categories = new DoccatModel(categories);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a language model cannot be read", unreadable);
      }
    }

    private static InputStream published(String name) {
      var model = Tools.class.getResourceAsStream("/" + name);
      if (model == null) {
        throw new IllegalStateException("the model " + name + " is not on the class path; it comes with the opennlp-models artifacts");
      }
      return model;
    }

    Tools newTools() {
      return new Tools(this);
    }
  }

  @Override
  public List<Integer> sentenceStarts(String text) {
    return Arrays.stream(sentences.sentPosDetect(text)).map(span -> span.getStart()).toList();
  }

  /** Tags are made for the model's own tokens ("ca", "n't") and given to the words that they are part of. */
  @Override
  public List<Tagged> tag(List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    var line = String.join(" ", words);
    var spans = tokens.tokenizePos(line);
    var texts = new String[spans.length];
    for (int i = 0; i < spans.length; i++) {
      texts[i] = spans[i].getCoveredText(line).toString();
    }
    var all = tags.tag(texts);
    var tagged = new ArrayList<Tagged>();
    int start = 0;
    int token = 0;
    for (var word : words) {
      while (token < spans.length - 1 && spans[token].getEnd() <= start) {
        token++;
      }
      var tag = spans.length == 0 ? "X" : all[token];
      tagged.add(new Tagged(tag, lemma(word, tag)));
      start += word.length() + 1;
    }
    return tagged;
  }

  private String lemma(String word, String tag) {
    return knownLemmas.get(
        word + " " + tag,
        key -> {
          var lemma = lemmas.lemmatize(new String[]{word}, new String[]{tag})[0];
          return lemma == null || lemma.isBlank() || lemma.equals("O") || lemma.equals("_") ? word : lemma;
        });
  }

  /** A span of words that the name finder took for a finding. */
  record Named(String finding, int first, int last, double probability) {}

  List<Named> names(String[] words) {
    names.clearAdaptiveData();
    var spans = names.find(words);
    var found = new ArrayList<Named>();
    for (var span : spans) {
      found.add(new Named(span.getType(), span.getStart(), span.getEnd() - 1, span.getProb()));
    }
    return found;
  }

  /** Probability of each category, by its name, for features of one clause. */
  double[] categories(String[] features) {
    return categories.categorize(features);
  }

  String category(int index) {
    return categories.getCategory(index);
  }
}
