package io.plumbline.nlu.data;

import java.nio.file.Path;
import java.util.List;

/** The data files of one language: {@code nlp-models/en}, from a folder or from the class path. */
public interface LanguageData {

  /**
   * The whole of one YAML file.
   *
   * @param name relative to the language's folder: {@code assertion.yaml}
   * @throws DataProblem when it is missing or is not well-formed YAML
   */
  default DataNode read(String name) {
    return DataNode.read(place(name), text(name));
  }

  /**
   * The whole of one text file.
   *
   * @throws DataProblem when it is missing
   */
  String text(String name);

  /**
   * The whole of one file that is no text.
   *
   * @throws DataProblem when it is missing
   */
  default byte[] bytes(String name) {
    throw new DataProblem(place(name), 0, "cannot be read as bytes; give a folder or the class path");
  }

  /** Where a file is, to be named in a message. */
  default String place(String name) {
    return name;
  }

  /** The names of the files in a folder of the language, sorted: {@code lexicon/fever.yaml}. */
  default List<String> names(String folder) {
    throw new DataProblem(place(folder), 0, "cannot be listed; give a folder or the class path");
  }

  /** The lines of a text file that are neither empty nor begin with {@code #}. */
  default List<String> lines(String name) {
    return text(name).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
  }

  static LanguageData folder(Path folder) {
    return new DataFolder(folder);
  }

  /** @param folder on the class path, without a slash at either end: {@code nlp-models/en} */
  static LanguageData classpath(String folder) {
    return new DataOnClassPath(folder);
  }
}
