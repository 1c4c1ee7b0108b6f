package io.plumbline.studio;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.DialogFiles;
import io.plumbline.conversation.DialogLibrary;
import io.plumbline.conversation.Hearing;
import io.plumbline.conversation.Ids;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.InboundMessage.What;
import io.plumbline.conversation.Turn;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Why;
import io.plumbline.journal.JdbcJournal;
import io.plumbline.nlu.opennlp.Understanders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "chat", description = "A conversation in the terminal. /back, /restart, /nurse and /quit are commands; all else is said.")
final class ChatCommand implements Callable<Integer> {

  @Option(names = "--pack", description = "Which pack; the first one when not given.")
  Optional<String> pack = Optional.empty();

  @Option(names = "--why", description = "Prints why each reply is what it is.")
  boolean why;

  @Option(names = "--region", description = "Whose phone numbers: GB, IE, US, CA, AU, NZ, IN or EU.")
  Optional<String> region = Optional.empty();

  @Option(names = "--dialogs", description = "A dialogs folder; those built in when not given.")
  Optional<Path> dialogs = Optional.empty();

  @Option(names = "--json", description = "Each turn as a line of JSON.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var scratch = Files.createTempDirectory("plumbline-chat");
    try (var journal = JdbcJournal.passing(scratch);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var library = new DialogLibrary(() -> DialogFiles.read(dialogs), journal);
      var turns = new TurnHandler(journal, library, new Hearing(Understanders.english()), new Ids(), Clock.system(ZoneId.systemDefault()));
      var welcome = turns.open(new TurnHandler.Opening("chat", "en", region, pack.map(PackId::new)));
      show(welcome.turn(), List.of());
      int number = 0;
      for (var line = in.readLine(); line != null && !line.strip().equals("/quit"); line = in.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        if (!isTerminal()) {
          spec.commandLine().getOut().println("> " + line);
        }
        number++;
        var turn = turns.handle(welcome.conversation(), new InboundMessage("line-" + number, what(line.strip())));
        show(turn, whyOf(turns.log(welcome.conversation())));
      }
    } finally {
      delete(scratch);
    }
    return Plumbline.GOOD;
  }

  /** Input from a file is echoed, so that the transcript reads as a chat. */
  @SuppressWarnings("SystemConsoleNull") // it is null where standard input and output are files
  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private static What what(String line) {
    return switch (line) {
      case "/back" -> new What.Command(InboundMessage.Order.BACK);
      case "/restart" -> new What.Command(InboundMessage.Order.RESTART);
      case "/nurse" -> new What.Command(InboundMessage.Order.HUMAN);
      default -> new What.Text(line);
    };
  }

  private static List<Why> whyOf(List<ConversationEvent> log) {
    return log.getLast() instanceof ConversationEvent.Answered answered ? answered.why() : List.of();
  }

  private void show(Turn turn, List<Why> reasons) {
    var out = spec.commandLine().getOut();
    if (asJson) {
      out.println(JsonMapper.builder().build().writeValueAsString(turn));
      out.flush();
      return;
    }
    turn.messages().forEach(message -> out.println(message.text()));
    var question = turn.question();
    if (question != null && !question.options().isEmpty()) {
      out.println("  [" + String.join("] [", question.options().stream().map(Turn.Choice::label).toList()) + "]");
    }
    var level = turn.disposition();
    if (level != null) {
      out.println("  == " + level.level() + " ==");
    }
    if (why) {
      reasons.forEach(reason -> print(out, reason));
    }
    out.println();
    out.flush();
  }

  private static void print(PrintWriter out, Why reason) {
    out.println(
        "  why: "
            + reason.what().name().toLowerCase(Locale.ROOT)
            + " "
            + reason.id()
            + (reason.findings().isEmpty() ? "" : " " + reason.findings())
            + (reason.source().isEmpty() ? "" : " " + reason.source()));
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
