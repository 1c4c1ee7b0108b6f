package io.plumbline.nlu.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data files of one language: {@code nlp-models/en}, from a folder or from the class path. */
public interface LanguageData {

  /**
   * The whole of one YAML file.
   *
   * @param name relative to the language's folder: {@code assertion.yaml}
   * @throws DataProblem when it is missing or is not well-formed YAML
   */
  DataNode read(String name);

  static LanguageData folder(Path folder) {
    return name -> {
      Path file = folder.resolve(name);
      if (!Files.isRegularFile(file)) {
        throw new DataProblem(file.toString(), 0, "is missing; put it back");
      }
      try {
        return DataNode.read(file.toString(), Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    };
  }

  /** @param folder on the class path, without a slash at either end: {@code nlp-models/en} */
  static LanguageData classpath(String folder) {
    return name -> {
      String path = folder + "/" + name;
      try (InputStream in = LanguageData.class.getResourceAsStream("/" + path)) {
        if (in == null) {
          throw new DataProblem(path, 0, "is not on the class path; build it into the jar");
        }
        return DataNode.read(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    };
  }
}
