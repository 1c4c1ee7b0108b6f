package io.plumbline.studio;

import io.plumbline.journal.Backup;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "backup", description = "Copies the journal and its keys into a folder, while the server runs. "
    + "From the next backup on, what was forgotten can be read in no copy.")
final class BackupCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER")
  Path folder = Path.of("");

  @Mixin
  DataFolder data = new DataFolder();

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (var journal = data.open(spec)) {
      var made = Backup.write(journal, folder, Instant.now());
      spec.commandLine().getOut().println(
          asJson ? JsonMapper.builder().build().writeValueAsString(Map.of("backup", made.toString())) : "written: " + made);
      return Plumbline.GOOD;
    }
  }
}
