package io.plumbline.studio;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.DialogLibrary;
import io.plumbline.conversation.Replay;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.journal.JdbcJournal;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "replay", description = "The whole conversation again from its log, and whether every reply comes out the same.")
final class ReplayCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CONVERSATION")
  String conversation = "";

  @Mixin
  DataFolder folder = new DataFolder();

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  /** One turn: whether it came out the same, byte for byte. */
  record Compared(long seq, boolean same) {}

  @Override
  public Integer call() {
    if (!ConversationId.isOne(conversation)) {
      throw new ParameterException(spec.commandLine(), "'" + conversation + "' is no conversation id; it looks like c_0123456789abcdef...");
    }
    try (var journal = folder.openToRead(spec, "replay", conversation)) {
      var log = journal.events(new ConversationId(conversation));
      if (log.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "there is no conversation " + conversation + " in " + folder.data);
      }
      var compiled = new HashMap<String, Content>();
      var pairs = new Replay(version -> compiled.computeIfAbsent(version, one -> content(journal, one))).of(log);
      var mapper = JsonMapper.builder().build();
      var out = spec.commandLine().getOut();
      var compared = pairs.stream()
          .map(pair -> new Compared(pair.sent().seq(),
              mapper.writeValueAsString(pair.sent()).equals(mapper.writeValueAsString(pair.again()))))
          .toList();
      if (asJson) {
        out.println(mapper.writeValueAsString(compared));
      } else {
        for (int i = 0; i < pairs.size(); i++) {
          var pair = pairs.get(i);
          out.println("#" + pair.sent().seq() + (compared.get(i).same() ? " same" : " DIFFERENT"));
          pair.again().messages().forEach(message -> out.println("  " + message.kind() + ": " + message.text().replace("\n", "\n    ")));
        }
        long same = compared.stream().filter(Compared::same).count();
        out.println(same + " of " + pairs.size() + " replies the same, byte for byte");
      }
      return compared.stream().allMatch(Compared::same) ? Plumbline.GOOD : Plumbline.PROBLEMS;
    }
  }

  private static Content content(JdbcJournal journal, String version) {
    var files = journal.content(version)
        .orElseThrow(() -> new IllegalStateException("the dialogs of version " + version + " were not kept"));
    var result = new ContentReader().read(files);
    return result.content().orElseThrow(() -> new DialogLibrary.BrokenDialogs(result.problems()));
  }
}
