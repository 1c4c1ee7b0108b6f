package io.plumbline.nlu.opennlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.nlu.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.lemmatizer.LemmatizerME;
import opennlp.tools.lemmatizer.LemmatizerModel;
import opennlp.tools.ml.model.MaxentModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerFactory;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/** Sentences, parts of speech and base forms, by OpenNLP's published models; for one thread at a time. */
final class Grammar implements Texts.Grammar {

  private static final int SHORT_SENTENCE = 4;

  private final Models models;
  private final SentenceDetectorME sentences;
  private final POSTaggerME tags;
  private final LemmatizerME lemmas;

  private Grammar(Models models) {
    this.models = models;
    sentences = new SentenceDetectorME(models.sentences);
    tags = new POSTaggerME(models.tags, POSTagFormat.UD);
    lemmas = new LemmatizerME(models.lemmas);
  }

  /** What all sets of tools share. */
  static final class Models {
    private static final String SENTENCES = "opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin";
    private static final String TAGS = "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final String LEMMAS = "opennlp-en-ud-ewt-lemmas-1.3-2.5.4.bin";
    private static final String TAGS_ENTRY = "pos.model";

    /** One guess kept instead of three: the same tags on nearly every word, at half the time. */
    private static final int BEAM = 1;

    private static final int MOST_LEMMAS = 100_000;
    private static final int MOST_SHORT_SENTENCES = 10_000;

    private final SentenceModel sentences;
    private final POSModel tags;
    private final LemmatizerModel lemmas;

    /** The statistical lemmatizer takes milliseconds for a message; each word needs it only once. */
    private final Cache<String, String> knownLemmas = Caffeine.newBuilder().maximumSize(MOST_LEMMAS).build();

    /** Most answers are a few words that many people give. */
    private final Cache<List<String>, List<Tagged>> shortSentences = Caffeine.newBuilder().maximumSize(MOST_SHORT_SENTENCES).build();

    Models() {
      try {
        sentences = new SentenceModel(published(SENTENCES));
        var published = new POSModel(published(TAGS));
        if (!(published.getArtifact(TAGS_ENTRY) instanceof MaxentModel tagging)) {
          throw new IllegalStateException("the model " + TAGS + " has no entry " + TAGS_ENTRY);
        }
        tags = new POSModel("en", tagging, BEAM, null, new POSTaggerFactory());
        lemmas = new LemmatizerModel(published(LEMMAS));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a published language model cannot be read", unreadable);
      }
    }

    private static java.io.InputStream published(String name) {
      var model = Grammar.class.getResourceAsStream("/" + name);
      if (model == null) {
        throw new IllegalStateException("the model " + name + " is not on the class path; it comes with the opennlp-models artifacts");
      }
      return model;
    }

    Grammar newGrammar() {
      return new Grammar(this);
    }
  }

  @Override
  public List<Integer> sentenceStarts(String text) {
    return Arrays.stream(sentences.sentPosDetect(text)).map(span -> span.getStart()).toList();
  }

  @Override
  public List<Tagged> tag(List<String> words) {
    return words.size() > SHORT_SENTENCE ? tagged(words) : models.shortSentences.get(List.copyOf(words), this::tagged);
  }

  private List<Tagged> tagged(List<String> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    var all = tags.tag(words.toArray(String[]::new));
    var tagged = new ArrayList<Tagged>();
    for (int i = 0; i < all.length; i++) {
      tagged.add(new Tagged(all[i], lemma(words.get(i), all[i])));
    }
    return tagged;
  }

  private String lemma(String word, String tag) {
    return models.knownLemmas.get(
        word + " " + tag,
        key -> {
          var lemma = lemmas.lemmatize(new String[]{word}, new String[]{tag})[0];
          return lemma == null || lemma.isBlank() || lemma.equals("O") || lemma.equals("_") ? word : lemma;
        });
  }
}
