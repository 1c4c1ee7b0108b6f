package io.plumbline.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.Status;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plays the conversations that nurses scripted beside their packs. */
class ScriptTests {

  private static final int FEWEST_SCRIPTS = 25;

  @TestFactory
  Stream<DynamicTest> everyScriptedConversationGoesAsWritten() throws IOException {
    return scripts().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName() + ": " + load(file).get("story"), () -> play(load(file))));
  }

  @Test
  void thereAreScripts() throws IOException {
    assertThat(scripts()).hasSizeGreaterThanOrEqualTo(FEWEST_SCRIPTS);
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.walk(Path.of("dialogs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> file.getParent().getFileName().toString().equals("tests")).sorted().toList();
    }
  }

  private static Map<?, ?> load(Path file) {
    try {
      return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static void play(Map<?, ?> script) {
    var talk = new Talk(String.valueOf(Optional.<Object>ofNullable(script.get("region")).orElse("GB")));
    int from = 0;
    for (var step : (List<?>) script.get("chat")) {
      var entry = ((Map<?, ?>) step).entrySet().iterator().next();
      var value = entry.getValue();
      int before = talk.all().size();
      switch (String.valueOf(entry.getKey())) {
        case "me" -> talk.say(String.valueOf(value));
        case "choose" -> talk.choose(texts(value).toArray(String[]::new));
        case "command" -> talk.order(InboundMessage.Order.valueOf(String.valueOf(value).toUpperCase(Locale.ROOT)));
        case "until-level" -> talk.answerUntil(facts((Map<?, ?>) value), turn -> turn.disposition() != null);
        case "until-end" -> talk.answerUntil(facts((Map<?, ?>) value), turn -> false);
        case "until-asked" -> talk.answerUntil(facts((Map<?, ?>) value),
            turn -> turn.question() != null && turn.question().asks().contains(String.valueOf(((Map<?, ?>) value).get("question"))));
        case "bot" -> {
          check((Map<?, ?>) value, talk, talk.all().subList(from, talk.all().size()));
          continue;
        }
        default -> throw new IllegalArgumentException(
            "a step is me, choose, command, until-level, until-end, until-asked or bot, not " + entry.getKey());
      }
      from = before;
    }
  }

  private static Talk.Facts facts(Map<?, ?> facts) {
    return new Talk.Facts(
        Optional.<Object>ofNullable(facts.get("age")).map(String::valueOf),
        Optional.<Object>ofNullable(facts.get("duration")).map(String::valueOf),
        texts(facts.get("present")),
        texts(facts.get("unsure")));
  }

  private static void check(Map<?, ?> expected, Talk talk, List<Turn> turns) {
    var chat = turns.stream().flatMap(turn -> turn.messages().stream()).map(Turn.Message::text).collect(Collectors.joining("\n"));
    expected.forEach(
        (key, value) -> {
          switch (String.valueOf(key)) {
            case "level" -> assertThat(levels(turns)).as("level in:\n" + chat).endsWith(String.valueOf(value));
            case "no-level" -> assertThat(levels(turns)).as("no level in:\n" + chat).isEmpty();
            case "kind" -> assertThat(turns.stream().flatMap(turn -> turn.messages().stream()).map(Turn.Message::kind)).as(chat)
                .contains(String.valueOf(value));
            case "says" -> texts(value).forEach(words -> assertThat(chat).containsIgnoringCase(words));
            case "never-says" -> texts(value).forEach(words -> assertThat(chat).doesNotContainIgnoringCase(words));
            case "asks" -> assertThat(asked(talk)).as(chat).containsAll(texts(value));
            case "asks-nothing" -> assertThat(asked(talk)).as(chat).isEmpty();
            case "offered" -> assertThat(offered(turns)).as(chat).containsAll(texts(value));
            case "not-offered" -> assertThat(offered(turns)).as(chat).doesNotContainAnyElementsOf(texts(value));
            case "because" -> assertThat(because(turns)).as(chat).containsAll(texts(value));
            case "status" -> assertThat(talk.last().status()).isEqualTo(String.valueOf(value));
            case "findings" -> ((Map<?, ?>) value).forEach(
                (finding, status) -> assertThat(talk.status(String.valueOf(finding))).as(finding + " in:\n" + chat)
                    .contains(Status.ofWire(String.valueOf(status))));
            default -> throw new IllegalArgumentException("nothing checks '" + key + "'");
          }
        });
  }

  private static List<String> levels(List<Turn> turns) {
    var levels = new ArrayList<String>();
    for (var turn : turns) {
      if (turn.disposition() != null) {
        levels.add(turn.disposition().level());
      }
    }
    return levels;
  }

  private static List<String> asked(Talk talk) {
    var question = talk.last().question();
    return question == null ? List.of() : question.asks();
  }

  private static List<String> offered(List<Turn> turns) {
    return turns.stream().flatMap(turn -> turn.offered().stream()).toList();
  }

  private static List<String> because(List<Turn> turns) {
    var because = new ArrayList<String>();
    for (var turn : turns) {
      if (turn.disposition() != null) {
        because.addAll(turn.disposition().because());
      }
    }
    return because;
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of(String.valueOf(value));
  }
}
