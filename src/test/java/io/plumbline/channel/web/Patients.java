package io.plumbline.channel.web;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Many patients at once, half over REST and half over the socket, who say ordinary things in marked words. */
final class Patients {

  private static final int AT_ONCE = 4;
  private static final int MESSAGES = 3;

  private static final List<String> SAY = List.of(
      "my lower back hurts every time i look down at my phone",
      "no fever but my leg went weak yesterday",
      "it started after lifting a box two weeks ago",
      "none of these",
      "no",
      "yes",
      "not sure",
      "im 42 years old",
      "3 weeks",
      "is it a slipped disc?",
      "can i talk to a nurse please",
      "me duele mucho la espalda",
      "qwertz uiop",
      "the pain shoots down my left leg when i bend my neck",
      "my mother had cancer, am i dying",
      "cant feel when i wipe since yesterday",
      "i take blood thinners and fell off a ladder");

  private final RunningServer server;
  private final Marked marked;

  Patients(RunningServer server, Marked marked) {
    this.server = server;
    this.marked = marked;
  }

  void talk(int conversations) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = IntStream.range(0, conversations).mapToObj(this::conversation).toList();
      for (var one : threads.invokeAll(all)) {
        one.get();
      }
    }
  }

  private Callable<Void> conversation(int number) {
    return () -> {
      var chance = new Random(number);
      if (number % 2 == 0) {
        overRest(chance);
      } else {
        overSocket(chance);
      }
      return null;
    };
  }

  RunningServer.Opened open() throws Exception {
    var opened = server.open();
    marked.secret(opened.token());
    return opened;
  }

  private void overRest(Random chance) throws Exception {
    var opened = open();
    var turn = turn(opened, say(0, chance));
    for (int i = 1; i < MESSAGES; i++) {
      turn = turn(opened, chance.nextBoolean() ? choose(i, turn, chance) : say(i, chance));
    }
    server.get("/api/v1/conversations/" + opened.id(), opened.bearer());
    if (chance.nextInt(4) == 0) {
      server.delete("/api/v1/conversations/" + opened.id(), opened.bearer());
    }
  }

  private JsonNode turn(RunningServer.Opened opened, Map<String, Object> message) throws Exception {
    return RunningServer.JSON.readTree(server.post(opened.turns(), RunningServer.JSON.writeValueAsString(message), opened.bearer()).body());
  }

  private void overSocket(Random chance) {
    try (var line = new ChatLine(server.port)) {
      marked.secret(line.hello().get("token").stringValue());
      var turn = ask(line, say(0, chance));
      for (int i = 1; i < MESSAGES; i++) {
        turn = ask(line, chance.nextBoolean() ? choose(i, turn, chance) : say(i, chance));
      }
      ask(line, Map.of("type", List.of("back", "restart", "human").get(chance.nextInt(3)), "id", marked.word()));
      switch (chance.nextInt(4)) {
        case 0 -> ask(line, Map.of("type", "end"));
        case 1 -> ask(line, Map.of("type", "forget"));
        default -> {
          // most just go
        }
      }
    }
  }

  private static JsonNode ask(ChatLine line, Map<String, Object> frame) {
    return line.ask(RunningServer.JSON.writeValueAsString(frame));
  }

  private Map<String, Object> say(int number, Random chance) {
    return Map.of("type", "say", "id", marked.word() + number, "text", marked.in(SAY.get(chance.nextInt(SAY.size()))));
  }

  private Map<String, Object> choose(int number, JsonNode turn, Random chance) {
    if (!turn.path("question").isObject()) {
      return say(number, chance);
    }
    var question = turn.get("question");
    var options = question.get("options");
    var option = options.isEmpty() ? marked.word() : options.get(chance.nextInt(options.size())).get("id").stringValue();
    return Map.of(
        "type", "choose", "id", marked.word() + number, "question", question.get("id").stringValue(),
        "version", question.get("version").stringValue(), "options", List.of(option));
  }
}
