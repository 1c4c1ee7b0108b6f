package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes a language's own models from its training text and its lexicon; the same text gives the same models. Run by the build. */
public final class TrainModels {

  static final String NAMES = "names.bin";
  static final String SENTENCES = "sentences.bin";
  static final String TONES = "tones.bin";
  static final String REPLIES = "replies.bin";

  private static final String MESSAGES = "hand-";
  private static final String ANSWERS = "answers-";

  /** What the models were made from; as long as that is so, they are not made again. */
  private static final String MADE_FROM = "made-from.txt";

  /** Changes with the way of training. */
  private static final String WAY = "5";

  private TrainModels() {}

  /** @param args the folder {@code nlp-models}, and the folder to write to */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give two folders: nlp-models and where to write, not " + args.length);
    }
    try (var languages = Files.list(Path.of(args[0]))) {
      for (var language : languages.filter(Files::isDirectory).sorted().toList()) {
        train(LanguageData.folder(language), Path.of(args[1]).resolve(language.getFileName()).resolve("models"));
      }
    }
  }

  private static void train(LanguageData data, Path to) throws IOException {
    var files = trainingFiles(data);
    var madeFrom = fingerprint(data, files);
    var note = to.resolve(MADE_FROM);
    if (Files.exists(note) && Files.readString(note).equals(madeFrom)) {
      return;
    }
    var models = taught(data, files);
    Files.createDirectories(to);
    Files.deleteIfExists(note);
    models.write(to);
    Files.writeString(note, madeFrom);
  }

  /** @param files of the training text to read */
  static Tools.Models taught(LanguageData data, List<String> files) {
    var lexicon = Lexicon.load(data);
    var grammar = new Grammar.Models();
    var training = new Training(lexicon, Texts.load(data, lexicon.words()), grammar.newGrammar(), read(data, files));
    // The two that take long are taught side by side.
    var names = CompletableFuture.supplyAsync(training::names);
    var sentences = training.sentences();
    var tones = training.tones(Assertions.load(data));
    var models = new Tools.Models(grammar, names.join(), sentences, tones, WeightTable.empty());
    return models.with(replies(data, models));
  }

  private static WeightTable replies(LanguageData data, Tools.Models models) {
    var listener = new Listener("", data, EnumSet.allOf(Witness.class), () -> new Pool(models, 1));
    var replies = new ArrayList<ReplyTraining.Said>();
    files(data, ANSWERS).forEach(name -> replies.addAll(ReplyTraining.read(data.place(name), data.text(name))));
    return ReplyTraining.teach(listener, replies);
  }

  /** The files with marked messages. */
  static List<String> trainingFiles(LanguageData data) {
    return files(data, MESSAGES);
  }

  private static List<String> files(LanguageData data, String kind) {
    return data.names("training").stream().filter(name -> name.substring(name.lastIndexOf('/') + 1).startsWith(kind)).toList();
  }

  /** All training text of a language, in the order of its files. */
  static List<MarkedText> read(LanguageData data) {
    return read(data, trainingFiles(data));
  }

  private static List<MarkedText> read(LanguageData data, List<String> names) {
    var texts = new ArrayList<MarkedText>();
    names.forEach(name -> texts.addAll(MarkedText.read(data.place(name), data.text(name))));
    return texts;
  }

  private static String fingerprint(LanguageData data, List<String> training) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(WAY.getBytes(StandardCharsets.UTF_8));
      var files = new ArrayList<>(training);
      files.addAll(files(data, ANSWERS));
      files.addAll(data.names("lexicon"));
      files.addAll(data.names("senses"));
      files.addAll(List.of("spelling.yaml", "words.txt", "assertion.yaml", "answers.yaml"));
      for (var file : files) {
        digest.update((file + "\n" + data.text(file)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
