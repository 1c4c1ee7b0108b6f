package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.Understander;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.reader.CloseReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Where an {@link Understander} comes from. */
public final class Understanders {

  private static final String ENGLISH = "en";

  private static final Optional<CloseReader> NO_READER = Optional.empty();

  private Understanders() {}

  /** What is on the class path does not change while the program runs, weighs a hundred megabytes, and is safe for many threads: it is read once. */
  private static final class Once {
    static final Understander ENGLISH_OF_ALL_WITNESSES = english(EnumSet.allOf(Witness.class));
  }

  /** English from the class path, as it is built into the program; the same for whoever asks. */
  public static Understander english() {
    return Once.ENGLISH_OF_ALL_WITNESSES;
  }

  /** @param heeded the witnesses that are listened to, to measure what each is worth */
  public static Understander english(Set<Witness> heeded) {
    var folder = "nlp-models/" + ENGLISH;
    // The models are read while the words are: each takes about half of the time to start.
    var models = CompletableFuture.supplyAsync(
        () -> Tools.Models.read(
            resource(folder, TrainModels.SENTENCES), resource(folder, TrainModels.TONES),
            resource(folder, TrainModels.REPLIES)));
    var data = LanguageData.classpath(folder);
    var reader = CompletableFuture.supplyAsync(() -> heeded.contains(Witness.READER) ? Optional.of(CloseReader.load(data)) : NO_READER);
    return english(data, heeded, models::join, reader::join);
  }

  /**
   * English taught here and now, to try changes without a build or to measure on a hand that was not read. The close reader, which has read every
   * hand, is not asked.
   *
   * @param folder {@code nlp-models/en}
   * @param unread names of training files that are left out: {@code hand-03.txt}
   */
  public static Understander taught(Path folder, Set<String> unread) {
    var data = LanguageData.folder(folder);
    var models = TrainModels.taught(data, TrainModels.trainingFiles(data).stream().filter(name -> !unread.contains(fileOf(name))).toList());
    return english(data, EnumSet.complementOf(EnumSet.of(Witness.READER)), () -> models, () -> NO_READER);
  }

  private static String fileOf(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Understander english(
      LanguageData data, Set<Witness> heeded, Supplier<Tools.Models> models, Supplier<Optional<CloseReader>> reader) {
    return new Listener(
        ENGLISH, data, heeded, () -> new Pool(models.get(), Math.max(2, Runtime.getRuntime().availableProcessors())), reader);
  }

  private static InputStream resource(String folder, String name) {
    var path = "/" + folder + "/models/" + name;
    var stream = Understanders.class.getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException("the model " + path + " is not on the class path; the build makes it from the training text");
    }
    return stream;
  }
}
