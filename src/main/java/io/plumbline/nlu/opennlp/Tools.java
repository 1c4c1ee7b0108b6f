package io.plumbline.nlu.opennlp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;

/** One set of OpenNLP's tools, for one thread at a time: grammar, and the two witnesses trained on our own text. */
final class Tools {

  private final Grammar grammar;
  private final NameFinderME names;
  private final DocumentCategorizerME categories;

  private Tools(Models models) {
    grammar = models.grammar.newGrammar();
    names = new NameFinderME(models.names);
    categories = new DocumentCategorizerME(models.categories);
  }

  /** The models, shared by all sets of tools. */
  static final class Models {
    private final Grammar.Models grammar;
    private final TokenNameFinderModel names;
    private final DoccatModel categories;

    Models(Grammar.Models grammar, TokenNameFinderModel names, DoccatModel categories) {
      this.grammar = grammar;
      this.names = names;
      this.categories = categories;
    }

    /** Reads the trained models and closes where they come from. */
    static Models read(InputStream names, InputStream categories) {
      try (names; categories) {
        return new Models(new Grammar.Models(), new TokenNameFinderModel(names), new DoccatModel(categories));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a trained language model cannot be read; build again", unreadable);
      }
    }

    Tools newTools() {
      return new Tools(this);
    }
  }

  Grammar grammar() {
    return grammar;
  }

  /** A run of words that the name finder takes for something clinical. */
  record Named(int first, int last, double probability) {}

  List<Named> names(String[] words) {
    names.clearAdaptiveData();
    return Arrays.stream(names.find(words)).map(span -> new Named(span.getStart(), span.getEnd() - 1, span.getProb())).toList();
  }

  /** Probability of each category, in the order of {@link #category}. */
  double[] categories(String[] features) {
    return categories.categorize(features);
  }

  String category(int index) {
    return categories.getCategory(index);
  }
}
