package io.plumbline.studio;

import io.plumbline.journal.JdbcJournal;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option of commands that look into what a server has kept. */
final class DataFolder {

  @Option(names = "--data", description = "The server's data folder; ./data when not given.")
  Path data = Path.of("data");

  @Option(names = "--keyring", description = "The file of the key ring; in the data folder when not given.")
  @Nullable
  Path keyring;

  Optional<Path> ring() {
    return Optional.ofNullable(keyring);
  }

  /** @throws ParameterException when nothing was kept there: a slip in the name must not make a new, empty journal */
  JdbcJournal open(CommandSpec spec) {
    if (!JdbcJournal.isIn(data)) {
      throw new ParameterException(spec.commandLine(), "there is no journal in " + data + "; give the server's data folder with --data");
    }
    return JdbcJournal.in(data, ring());
  }

  /** The same, and it is written down who looks at what. */
  JdbcJournal openToRead(CommandSpec spec, String what, String conversation) {
    var journal = open(spec);
    journal.audit().add(System.getProperty("user.name", "unknown"), what, conversation);
    return journal;
  }
}
