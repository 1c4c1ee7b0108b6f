package io.plumbline.nlu.opennlp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One set of tools, for one thread at a time: OpenNLP's grammar, and the models taught on our own text. */
final class Tools {

  private final Grammar grammar;
  private final WeightTable categorizer;
  private final WeightTable tones;
  private final WeightTable replies;

  private Tools(Models models) {
    grammar = models.grammar.newGrammar();
    categorizer = models.categorizer;
    tones = models.tones;
    replies = models.replies;
  }

  /** The models, shared by all sets of tools. */
  static final class Models {
    private final Grammar.Models grammar;
    private final WeightTable categorizer;
    private final WeightTable tones;
    private final WeightTable replies;

    Models(Grammar.Models grammar, WeightTable categorizer, WeightTable tones, WeightTable replies) {
      this.grammar = grammar;
      this.categorizer = categorizer;
      this.tones = tones;
      this.replies = replies;
    }

    /** Reads the trained models and closes where they come from. */
    static Models read(InputStream categories, InputStream tones, InputStream replies) {
      try (categories; tones; replies) {
        return new Models(new Grammar.Models(), WeightTable.read(categories), WeightTable.read(tones),
            WeightTable.read(replies));
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a trained language model cannot be read; build again", unreadable);
      }
    }

    /** Writes what {@link #read} reads. */
    void write(Path to) throws IOException {
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
      return new Models(grammar, categorizer, tones, taught);
    }

    Tools newTools() {
      return new Tools(this);
    }
  }

  Grammar grammar() {
    return grammar;
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
