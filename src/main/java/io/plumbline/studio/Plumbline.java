package io.plumbline.studio;

import java.util.Arrays;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: {@code ./plumbline <command>}. Exit status: 0 good, 1 problems found, 2 wrong usage. */
@Command(name = "plumbline", description = "A chat triage assistant that can show why it is safe.", subcommands = {ChatCommand.class,
    LintCommand.class, ProveCommand.class, DiffCommand.class, UnderstandCommand.class, EvaluateCommand.class, TrainCommand.class,
    SoakCommand.class, SignsCommand.class, ReviewCommand.class, BackupCommand.class, RestoreCommand.class, KeysCommand.class,
    AuditCommand.class, ReplayCommand.class,
    CommandLine.HelpCommand.class}, footer = {"",
        "serve [--server.port=9000] [--plumbline.data=DIR] starts the server; Spring options are passed on."})
public final class Plumbline implements Runnable {

  static final int GOOD = 0;
  static final int PROBLEMS = 1;
  static final int WRONG_USAGE = 2;

  private static final String LOG_SETTINGS = "logback.configurationFile";

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  boolean help;

  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /**
   * Runs one command.
   *
   * @param serve starts the server with the arguments that follow {@code serve}; it goes on running
   * @return the exit status, or {@link Integer#MIN_VALUE} when the server was started
   */
  public static int run(String[] args, Consumer<String[]> serve) {
    if (args.length == 0 || args[0].equals("serve") || args[0].startsWith("--plumbline.") || args[0].startsWith("--server.")
        || args[0].startsWith("--spring.")) {
      var rest = args.length > 0 && args[0].equals("serve") ? Arrays.copyOfRange(args, 1, args.length) : args;
      serve.accept(rest);
      return Integer.MIN_VALUE;
    }
    if (System.getProperty(LOG_SETTINGS) == null) {
      System.setProperty(LOG_SETTINGS, "logback-commands.xml"); // before the first logger: bare logback writes DEBUG among the answers
    }
    return new CommandLine(new Plumbline()).setExecutionExceptionHandler(Plumbline::failed).execute(args);
  }

  private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage());
    return PROBLEMS;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }
}
