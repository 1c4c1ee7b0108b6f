package io.plumbline.studio;

import io.plumbline.journal.JdbcJournal;
import io.plumbline.journal.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "keys", description = "The key ring: its keys, the one that wraps last. Servers that run take a change in by themselves.")
final class KeysCommand implements Callable<Integer> {

  @Mixin
  DataFolder data = new DataFolder();

  @Option(names = "--rotate", description = "Adds a new key that wraps from now on.")
  boolean rotate;

  @Option(names = "--drop-old", description = "Wraps everything with the newest key, then takes the older keys away. Wait a minute after --rotate.")
  boolean dropOld;

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    int wrapped = 0;
    if (rotate || dropOld) {
      try (var journal = data.open(spec)) {
        if (rotate) {
          Keys.rotate(data.data, data.ring());
        }
        if (dropOld) {
          wrapped = dropOld(journal);
        }
      }
    }
    var ids = Keys.ids(data.data, data.ring());
    spec.commandLine().getOut().println(
        asJson
            ? JsonMapper.builder().build().writeValueAsString(Map.of("keys", ids, "wrapped", wrapped))
            : "keys: " + ids + "; wrapped anew: " + wrapped);
    return Plumbline.GOOD;
  }

  private int dropOld(JdbcJournal journal) {
    try {
      return Keys.dropOld(journal, data.data, data.ring(), Instant.now());
    } catch (IllegalStateException tooEarly) {
      throw new ParameterException(spec.commandLine(), String.valueOf(tooEarly.getMessage()));
    }
  }
}
