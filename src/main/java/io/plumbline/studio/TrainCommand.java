package io.plumbline.studio;

import io.plumbline.nlu.opennlp.TrainModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "train", description = "Makes the models of every language from its training text; what is up to date is left as it is.")
final class TrainCommand implements Callable<Integer> {

  /** Rarer words are of no help. */
  private static final int RARE = 4;

  @Option(names = "--from", description = "The folder of the languages; ./nlp-models when not given.")
  Path from = Path.of("nlp-models");

  @Option(names = "--to", description = "Where the models go; ./target/classes/nlp-models when not given, from where the build takes them.")
  Path to = Path.of("target/classes/nlp-models");

  @Option(names = "--count", paramLabel = "LANGUAGE", description = "Only counts the words of a language's training text anew, into frequent.txt: en")
  Optional<String> count = Optional.empty();

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(from)) {
      throw new ParameterException(spec.commandLine(),
          "there is no folder " + from + "; give the one that holds the languages with --from");
    }
    if (count.isPresent()) {
      return count(from.resolve(count.get()));
    }
    for (var language : TrainModels.train(from, to)) {
      spec.commandLine().getOut().println(language.name() + ": " + (language.made() ? "made " : "up to date in ") + language.models());
    }
    return Plumbline.GOOD;
  }

  private int count(Path language) throws IOException {
    var counts = TrainModels.count(language, RARE);
    var lines = counts.entrySet().stream().map(word -> word.getKey() + " " + word.getValue() + "\n").collect(Collectors.joining());
    Files.writeString(
        language.resolve("frequent.txt"),
        "# How often each word stands in the training text: of two words that a slip may have meant, the commoner one was.\n" + lines);
    spec.commandLine().getOut().println(counts.size() + " words");
    return Plumbline.GOOD;
  }
}
