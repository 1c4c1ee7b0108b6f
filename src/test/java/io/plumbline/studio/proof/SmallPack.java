package io.plumbline.studio.proof;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.yaml.ContentReader;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Five warning signs, one trigger and one measure, with the shipped words of levels and repairs. */
final class SmallPack {

  static final PackId PACK = new PackId("small");

  private SmallPack() {}

  static Content content() {
    return content("", "", "");
  }

  /** @param from a piece of the file, replaced by {@code to} */
  static Content content(String file, String from, String to) {
    var compiled = new ContentReader().read(files(file, from, to));
    return compiled.content().orElseThrow(() -> new IllegalStateException(compiled.problems().toString()));
  }

  /** The files by their path, with the same change. */
  static SortedMap<String, String> files(String file, String from, String to) {
    var files = new TreeMap<>(ContentReader.files(Path.of("src/test/resources/small-pack")));
    var shipped = ContentReader.files(Path.of("dialogs"));
    for (var name : new String[]{"levels.yaml", "repair.yaml"}) {
      files.put(name, shipped.getOrDefault(name, ""));
    }
    files.computeIfPresent(file, (name, text) -> {
      if (!text.contains(from)) {
        throw new IllegalArgumentException(name + " has no '" + from + "'");
      }
      return text.replace(from, to);
    });
    return files;
  }
}
