package io.plumbline.nlu.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Language data in the jar, or in the folder that the jar is made from. */
record DataOnClassPath(String folder) implements LanguageData {

  @Override
  public String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(String name) {
    try (var in = DataOnClassPath.class.getResourceAsStream("/" + place(name))) {
      if (in == null) {
        throw new DataProblem(place(name), 0, "is not on the class path; build it into the jar");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + place(name), unreadable);
    }
  }

  @Override
  public String place(String name) {
    return folder + "/" + name;
  }

  @Override
  public List<String> names(String sub) {
    var place = place(sub);
    var url = DataOnClassPath.class.getResource("/" + place);
    if (url == null) {
      throw new DataProblem(place, 0, "is not on the class path; build it into the jar");
    }
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        try (var names = jar.getJarFile().stream()) {
          var prefix = jar.getEntryName().endsWith("/") ? jar.getEntryName() : jar.getEntryName() + "/";
          return names
              .map(entry -> entry.getName())
              .filter(name -> name.startsWith(prefix) && !name.endsWith("/") && name.indexOf('/', prefix.length()) < 0)
              .map(name -> sub + "/" + name.substring(prefix.length()))
              .sorted()
              .toList();
        }
      }
      return DataFolder.list(Path.of(new URI(url.toString())), sub);
    } catch (IOException | URISyntaxException unreadable) {
      throw new DataProblem(place, 0, "cannot be listed: " + unreadable.getMessage());
    }
  }
}
