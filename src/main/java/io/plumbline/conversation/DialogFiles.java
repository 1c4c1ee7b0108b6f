package io.plumbline.conversation;

import io.plumbline.dialog.yaml.ContentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of {@code dialogs/}: those built into the program, or a folder of the nurses' own. */
public final class DialogFiles {

  private static final String BUILT_IN = "dialogs/";

  private DialogFiles() {}

  /** @param folder empty for the files built into the program */
  public static SortedMap<String, String> read(Optional<Path> folder) {
    return folder.map(ContentReader::files).orElseGet(DialogFiles::builtIn);
  }

  private static SortedMap<String, String> builtIn() {
    try {
      var files = new TreeMap<String, String>();
      for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + BUILT_IN + "**/*.yaml")) {
        var url = resource.getURL().toString();
        var path = url.substring(url.lastIndexOf("/" + BUILT_IN) + BUILT_IN.length() + 1);
        if (ContentReader.isContent(path)) {
          files.put(path, resource.getContentAsString(StandardCharsets.UTF_8));
        }
      }
      return files;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the dialogs built into the program", unreadable);
    }
  }
}
