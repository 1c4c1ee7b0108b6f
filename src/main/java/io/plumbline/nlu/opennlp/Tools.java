package io.plumbline.nlu.opennlp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;

/** One set of OpenNLP's tools, for one thread at a time: grammar, and the two witnesses trained on our own text. */
final class Tools {

  private final Grammar grammar;
  private final NameFinderME names;
  private final WeightTable categorizer;
  private final WeightTable tones;
  private final WeightTable replies;

  private Tools(Models models) {
    grammar = models.grammar.newGrammar();
    names = new NameFinderME(models.names);
    categorizer = models.categorizer;
    tones = models.tones;
    replies = models.replies;
  }

  /** The models, shared by all sets of tools. */
  static final class Models {
    private final Grammar.Models grammar;
    private final TokenNameFinderModel names;
    private final WeightTable categorizer;
    private final WeightTable tones;
    private final WeightTable replies;

    Models(Grammar.Models grammar, TokenNameFinderModel names, WeightTable categorizer, WeightTable tones, WeightTable replies) {
      this.grammar = grammar;
      this.names = names;
      this.categorizer = categorizer;
      this.tones = tones;
      this.replies = replies;
    }

    /** Reads the trained models and closes where they come from. */
    static Models read(InputStream names, InputStream categories, InputStream tones, InputStream replies) {
      try (names; categories; tones; replies) {
        return new Models(new Grammar.Models(), new TokenNameFinderModel(names), WeightTable.read(categories), WeightTable.read(tones),
            WeightTable.read(replies));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a trained language model cannot be read; build again", unreadable);
      }
    }

    /** Writes what {@link #read} reads. */
    void write(Path to) throws IOException {
      names.serialize(to.resolve(TrainModels.NAMES));
      write(categorizer, to.resolve(TrainModels.SENTENCES));
      write(tones, to.resolve(TrainModels.TONES));
      write(replies, to.resolve(TrainModels.REPLIES));
    }

    private static void write(WeightTable table, Path to) throws IOException {
      try (var out = new BufferedOutputStream(Files.newOutputStream(to))) {
        table.write(out);
      }
    }

    Models with(WeightTable taught) {
      return new Models(grammar, names, categorizer, tones, taught);
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

  /** The sentence categorizer: one model for each finding. */
  WeightTable categorizer() {
    return categorizer;
  }

  /** One model for each status. */
  WeightTable tones() {
    return tones;
  }

  /** One model for each kind of reply. */
  WeightTable replies() {
    return replies;
  }
}
