package io.plumbline.nlu.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Language data in a folder. */
record DataFolder(Path folder) implements LanguageData {

  @Override
  public String text(String name) {
    var file = existing(name);
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  @Override
  public byte[] bytes(String name) {
    var file = existing(name);
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private Path existing(String name) {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new DataProblem(file.toString(), 0, "is missing; put it back");
    }
    return file;
  }

  @Override
  public String place(String name) {
    return folder.resolve(name).toString();
  }

  @Override
  public List<String> names(String sub) {
    return list(folder.resolve(sub), sub);
  }

  static List<String> list(Path place, String sub) {
    try (var files = Files.list(place)) {
      return files.filter(Files::isRegularFile).map(file -> sub + "/" + file.getFileName()).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the folder " + place, unreadable);
    }
  }
}
