package io.plumbline.studio;

import io.plumbline.channel.web.Understood;
import io.plumbline.conversation.Hearing;
import io.plumbline.dialog.Content;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.opennlp.Understanders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "understand", description = "What is made of each line of the input: a line in, a line of JSON out.")
final class UnderstandCommand implements Callable<Integer> {

  @Option(names = "--jsonl", description = "A line that is a JSON object is read as one: 'text', and maybe 'question' and 'today'.")
  boolean jsonl;

  @Option(names = "--json", description = "The output is JSON in any case.")
  boolean asJson;

  private @Nullable Content content;

  @Spec
  CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var mapper = JsonMapper.builder().build();
    var understander = Understanders.english();
    var out = spec.commandLine().getOut();
    var status = Plumbline.GOOD;
    try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        try {
          out.println(mapper.writeValueAsString(Understood.of(understander.understand(utterance(line, mapper)))));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException broken) {
          out.println(mapper.writeValueAsString(Map.of("error", "this line is no JSON object with a 'text'; give one object a line")));
          status = Plumbline.PROBLEMS;
        }
        out.flush();
      }
    }
    return status;
  }

  private Utterance utterance(String line, JsonMapper mapper) {
    if (!jsonl || !line.stripLeading().startsWith("{")) {
      return new Utterance(line, Locale.ENGLISH, Optional.empty(), LocalDate.now(ZoneId.systemDefault()));
    }
    var node = mapper.readTree(line);
    var text = node.path("text");
    if (!text.isString()) {
      throw new IllegalArgumentException("no text");
    }
    var today = node.path("today").isString() ? LocalDate.parse(node.path("today").stringValue()) : LocalDate.now(ZoneId.systemDefault());
    return new Utterance(text.stringValue(), Locale.ENGLISH, question(node), today);
  }

  private Optional<OpenQuestion> question(JsonNode node) {
    if (!node.path("question").isString()) {
      return Optional.empty();
    }
    var content = content();
    var id = node.path("question").stringValue();
    return Optional.of(
        Hearing.question(
            Hearing.named(id, content).orElseThrow(() -> new IllegalArgumentException("no question is called '" + id + "'")), content));
  }

  /** Compiled when the first question asks for it, and once for all lines. */
  private Content content() {
    if (content == null) {
      content = EvaluateCommand.content();
    }
    return content;
  }
}
