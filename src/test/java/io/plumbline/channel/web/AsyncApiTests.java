package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/** The WebSocket, held against the AsyncAPI document that the server publishes. */
class AsyncApiTests extends RunningServer {

  private static final String SCHEMAS = "#/components/schemas/";

  private JsonNode document() throws Exception {
    var response = get("/asyncapi.yaml");
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(response.body()));
  }

  @Test
  void everyFrameOfAConversationIsAsDescribed() throws Exception {
    var api = new Schemas(document());
    try (var line = new ChatLine(port)) {
      var welcome = line.hello();
      api.hold(SCHEMAS + "Welcome", welcome);
      for (var text : List.of("my lower back hurts every time i look down at my phone", "none", "asdf", "no", "is it serious?",
          "none of these")) {
        api.hold(SCHEMAS + "Turn", line.say("s" + text.hashCode(), text));
      }
      for (var command : List.of("back", "human", "restart")) {
        api.hold(SCHEMAS + "Turn", line.ask("{\"type\":\"" + command + "\",\"id\":\"" + command + "\"}"));
      }
      api.hold(SCHEMAS + "Turn", line.say("e", "cant feel when i wipe since yesterday"));
      api.hold(SCHEMAS + "Error", line.ask("{"));
      api.hold(SCHEMAS + "Error", line.say("x", ""));
      api.hold(SCHEMAS + "Event", line.ask("{\"type\":\"end\"}"));
      api.hold(SCHEMAS + "Error", line.say("y", "hello"));
      api.hold(SCHEMAS + "Event", line.ask("{\"type\":\"forget\"}"));
    }
  }

  @Test
  void aConversationDownToItsLevelIsAsDescribed() throws Exception {
    var api = new Schemas(document());
    try (var line = new ChatLine(port)) {
      line.hello();
      var turn = line.say("first", "my lower back hurts every time i look down at my phone");
      for (int i = 0; i < 25 && !turn.get("question").isNull(); i++) {
        api.hold(SCHEMAS + "Turn", turn);
        turn = line.say("n" + i, answer(turn.get("question").get("kind").stringValue()));
      }
      api.hold(SCHEMAS + "Turn", turn);
    }
  }

  private static String answer(String kind) {
    return switch (kind) {
      case "number" -> "42";
      case "duration" -> "3 weeks";
      case "choice" -> "1";
      default -> "no";
    };
  }

  @Test
  void theDocumentNamesEveryErrorCodeOfTheContract() throws Exception {
    var codes = new HashSet<String>();
    document().at("/components/schemas/ErrorCode/enum").forEach(code -> codes.add(code.stringValue()));
    assertThat(codes)
        .contains("bad_json", "bad_frame", "unknown_type", "too_long", "empty", "too_fast", "unknown_token", "ended", "unavailable");
  }
}
