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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a language's own models from its training text and its lexicon; the same text gives the same models. Run by the build. */
public final class TrainModels {

  static final String SENTENCES = "sentences.bin";
  static final String TONES = "tones.bin";
  static final String REPLIES = "replies.bin";

  private static final String MESSAGES = "hand-";
  private static final String ANSWERS = "answers-";

  /** What the models were made from; as long as that is so, they are not made again. */
  private static final String MADE_FROM = "made-from.txt";

  private static final Pattern LETTERS = Pattern.compile("[a-z]{3,}");
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2019]");

  /** Changes with the way of training. */
  private static final String WAY = "6";

  private TrainModels() {}

  /** @param args the folder {@code nlp-models}, and the folder to write to */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give two folders: nlp-models and where to write, not " + args.length);
    }
    train(Path.of(args[0]), Path.of(args[1]));
  }

  /**
   * The models of one language.
   *
   * @param made false when they were up to date
   */
  public record Made(String name, Path models, boolean made) {}

  /**
   * Makes the models of every language, where they are not up to date.
   *
   * @param from the folder {@code nlp-models}
   * @param to the folder that gets {@code <language>/models}
   */
  public static List<Made> train(Path from, Path to) throws IOException {
    var made = new ArrayList<Made>();
    try (var languages = Files.list(from)) {
      for (var language : languages.filter(Files::isDirectory).sorted().toList()) {
        var models = to.resolve(language.getFileName()).resolve("models");
        made.add(new Made(language.getFileName().toString(), models, train(LanguageData.folder(language), models)));
      }
    }
    return List.copyOf(made);
  }

  private static boolean train(LanguageData data, Path to) throws IOException {
    var files = trainingFiles(data);
    var madeFrom = fingerprint(data, files);
    var note = to.resolve(MADE_FROM);
    if (Files.exists(note) && Files.readString(note).equals(madeFrom)) {
      return false;
    }
    var models = taught(data, files);
    Files.createDirectories(to);
    Files.deleteIfExists(note);
    models.write(to);
    Files.writeString(note, madeFrom);
    return true;
  }

  /** @param files of the training text to read */
  static Tools.Models taught(LanguageData data, List<String> files) {
    var lexicon = Lexicon.load(data);
    var grammar = new Grammar.Models();
    var training = new Training(lexicon, Texts.load(data, lexicon.words()), grammar.newGrammar(), read(data, files));
    var sentences = training.sentences();
    var tones = training.tones(Assertions.load(data));
    var models = new Tools.Models(grammar, sentences, tones, WeightTable.empty());
    return models.with(replies(data, models));
  }

  private static WeightTable replies(LanguageData data, Tools.Models models) {
    var listener = new Listener(
        "", data, EnumSet.complementOf(EnumSet.of(Witness.READER)), () -> new Pool(models, 1), Optional::empty);
    var replies = new ArrayList<ReplyTraining.Said>();
    files(data, ANSWERS).forEach(name -> replies.addAll(ReplyTraining.read(data.place(name), data.text(name))));
    return ReplyTraining.teach(listener, replies);
  }

  /**
   * How often each real word stands in the training text of a language, the words in their order: what {@code frequent.txt} holds.
   *
   * @param least what is rarer is left out
   */
  public static SortedMap<String, Integer> count(Path language, int least) {
    var data = LanguageData.folder(language);
    var real = Set.copyOf(data.lines("words.txt"));
    var counts = new TreeMap<String, Integer>();
    var texts = Stream.concat(
        read(data).stream().map(MarkedText::text),
        files(data, ANSWERS).stream().flatMap(name -> ReplyTraining.read(data.place(name), data.text(name)).stream())
            .map(ReplyTraining.Said::text));
    texts.forEach(
        text -> LETTERS.matcher(APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("")).results().map(MatchResult::group)
            .filter(real::contains).forEach(word -> counts.merge(word, 1, Integer::sum)));
    counts.values().removeIf(count -> count < least);
    return counts;
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
      files.addAll(List.of("spelling.yaml", "words.txt", "frequent.txt", "assertion.yaml", "answers.yaml", "numbers.yaml", "emoji.yaml",
          "weighing.yaml"));
      for (var file : files) {
        digest.update((file + "\n" + data.text(file)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
