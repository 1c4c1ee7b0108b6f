package io.plumbline.studio;

import io.plumbline.conversation.DialogFiles;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.dialog.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "lint", description = "Every problem of a dialogs folder at once: file:line:col CODE message; how to mend it.")
final class LintCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The dialogs; ./dialogs, else those built in, when not given.")
  Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "The same as data.")
  boolean asJson;

  @Spec
  CommandSpec spec = CommandSpec.create();

  /** A problem as data. */
  record Found(String file, int line, int column, String code, String message, String mend) {
    static Found of(Problem problem) {
      var place = problem.place();
      return new Found(place.file(), place.line(), place.column(), problem.code().name(), problem.message(), problem.mend());
    }
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new ParameterException(spec.commandLine(), "there is no folder " + folder.get());
    }
    var here = folder.or(() -> Optional.of(Path.of("dialogs")).filter(Files::isDirectory));
    List<Problem> problems = new ContentReader().read(DialogFiles.read(here)).problems();
    if (asJson) {
      out.println(JsonMapper.builder().build().writeValueAsString(problems.stream().map(Found::of).toList()));
    } else {
      problems
          .forEach(problem -> out.println(here.map(path -> path.resolve(problem.place().file()).toString()).orElse(problem.place().file())
              + ":" + problem.place().line() + ":" + problem.place().column() + " " + problem.code() + " " + problem.message() + "; "
              + problem.mend()));
      out.println(problems.isEmpty() ? "no problems" : problems.size() + " problems");
    }
    return problems.isEmpty() ? Plumbline.GOOD : Plumbline.PROBLEMS;
  }
}
