package io.plumbline.studio;

import io.plumbline.journal.Backup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "restore", description = "Puts a copy that 'backup' made in the place of a journal that is lost; the server must not run.")
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "journal-....db, with keys.db beside it.")
  Path file = Path.of("");

  @Mixin
  DataFolder data = new DataFolder();

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file + "; name one that 'backup' made");
    }
    int forgotten = Backup.restore(file, data.data, data.ring());
    spec.commandLine().getOut().println(
        asJson
            ? JsonMapper.builder().build().writeValueAsString(Map.of("forgotten", forgotten))
            : "restored; left out because they were forgotten since: " + forgotten);
    return Plumbline.GOOD;
  }
}
