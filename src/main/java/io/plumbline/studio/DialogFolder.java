package io.plumbline.studio;

import io.plumbline.conversation.DialogFiles;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The dialogs that a command works on. */
final class DialogFolder {

  private DialogFolder() {}

  /** @throws ParameterException when there is no such folder, or it has problems; {@code lint} tells them all */
  static Content compiled(Optional<Path> folder, CommandSpec spec) {
    return usable(read(folder, Set.of(), spec), spec);
  }

  /** @param turned switches to set the other way than the dialogs do */
  static ContentReader.Compiled read(Optional<Path> folder, Set<String> turned, CommandSpec spec) {
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + folder.get());
    }
    var here = folder.or(() -> Optional.of(Path.of("dialogs")).filter(Files::isDirectory));
    return new ContentReader(turned).read(DialogFiles.read(here));
  }

  static Content usable(ContentReader.Compiled compiled, CommandSpec spec) {
    return compiled.content()
        .orElseThrow(
            () -> new ParameterException(
                spec.commandLine(),
                compiled.problems().size() + " problems, run lint on it: "
                    + compiled.problems().stream().limit(3).map(Object::toString).collect(Collectors.joining("; "))));
  }
}
