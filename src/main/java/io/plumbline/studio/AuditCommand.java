package io.plumbline.studio;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "audit", description = "Who of the staff read which conversation, the newest first.")
final class AuditCommand implements Callable<Integer> {

  @Mixin
  DataFolder data = new DataFolder();

  @Option(names = "--json", description = "The same as data, one a line.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var mapper = JsonMapper.builder().build();
    try (var journal = data.open(spec)) {
      for (var one : journal.audit().all()) {
        spec.commandLine().getOut()
            .println(asJson ? mapper.writeValueAsString(one) : one.at() + " " + one.who() + " " + one.what() + " " + one.conversation());
      }
      return Plumbline.GOOD;
    }
  }
}
