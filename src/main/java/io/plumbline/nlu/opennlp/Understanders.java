package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.Understander;
import io.plumbline.nlu.data.LanguageData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Where an {@link Understander} comes from. */
public final class Understanders {

  private static final String ENGLISH = "en";

  private Understanders() {}

  /** English from the class path, as it is built into the program. */
  public static Understander english() {
    var folder = "nlp-models/" + ENGLISH;
    return english(LanguageData.classpath(folder), resource(folder, TrainModels.NAMES), resource(folder, TrainModels.SENTENCES));
  }

  /**
   * English from folders, to try changes without a build.
   *
   * @param data {@code nlp-models/en}
   * @param models where the trained models are
   */
  public static Understander english(Path data, Path models) {
    try {
      return english(
          LanguageData.folder(data),
          Files.newInputStream(models.resolve(TrainModels.NAMES)),
          Files.newInputStream(models.resolve(TrainModels.SENTENCES)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the trained models in " + models, unreadable);
    }
  }

  private static Understander english(LanguageData data, InputStream names, InputStream sentences) {
    // The models are read while the words are: each takes about half of the time to start.
    var models = CompletableFuture.supplyAsync(() -> Tools.Models.read(names, sentences));
    return new Listener(ENGLISH, data, () -> new Pool(models.join(), Math.max(2, Runtime.getRuntime().availableProcessors())));
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
