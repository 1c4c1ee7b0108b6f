package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** REST, as a stranger's script meets it, held against the published OpenAPI document. */
class RestTests extends RunningServer {

  private static final String SADDLE = "cant feel when i wipe since yesterday, back killing me";

  private Schemas api() throws Exception {
    return new Schemas(JSON.readTree(get("/v3/api-docs").body()));
  }

  private static JsonNode body(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  @Test
  void theDocumentDescribesEveryCallOfTheContract() throws Exception {
    var paths = body(get("/v3/api-docs")).get("paths");
    assertThat(paths.propertyNames())
        .contains(
            "/api/v1/conversations",
            "/api/v1/conversations/{id}",
            "/api/v1/conversations/{id}/turns",
            "/api/v1/understand",
            "/api/v1/assertion",
            "/api/v1/findings",
            "/api/v1/packs");
    assertThat(body(get("/v3/api-docs")).get("openapi").stringValue()).startsWith("3.1");
  }

  @Test
  void opensAnswersAndTranscribesAsDescribed() throws Exception {
    var api = api();
    var created = post("/api/v1/conversations", "{}");
    assertThat(created.statusCode()).isEqualTo(201);
    api.hold("#/components/schemas/Opened", body(created));
    var opened = open();
    var turn = post(opened.turns(), "{\"id\":\"a\",\"text\":\"my low back hurts when i look down\"}", opened.bearer());
    assertThat(turn.statusCode()).isEqualTo(200);
    api.hold("#/components/schemas/TurnFrame", body(turn));
    var question = body(turn).get("question");
    var chosen = "{\"id\":\"b\",\"question\":%s,\"version\":%s,\"options\":[\"none\"]}".formatted(question.get("id"),
        question.get("version"));
    api.hold("#/components/schemas/TurnFrame", body(post(opened.turns(), chosen, opened.bearer())));
    api.hold("#/components/schemas/TurnFrame", body(post(opened.turns(), "{\"id\":\"c\",\"command\":\"back\"}", opened.bearer())));
    var transcript = body(get("/api/v1/conversations/" + opened.id(), opened.bearer()));
    api.hold("#/components/schemas/Transcript", transcript);
    assertThat(transcript.get("turns")).hasSize(4);
    assertThat(transcript.get("turns").get(1).get("said").get("text").stringValue()).isEqualTo("my low back hurts when i look down");
    assertThat(transcript.get("findings").toString()).contains("neck_flexion_trigger");
  }

  @Test
  void anEmergencyIsOneMessageWithItsReasonAndNumber() throws Exception {
    var opened = open();
    var turn = body(post(opened.turns(), "{\"id\":\"a\",\"text\":\"" + SADDLE + "\"}", opened.bearer()));
    api().hold("#/components/schemas/TurnFrame", turn);
    assertThat(turn.get("urgent").booleanValue()).isTrue();
    assertThat(turn.get("messages")).hasSize(1);
    assertThat(turn.get("messages").get(0).get("kind").stringValue()).isEqualTo("emergency");
    assertThat(turn.get("question").isNull()).isTrue();
    assertThat(turn.get("disposition").get("actions").get(0).get("href").stringValue()).isEqualTo("tel:999");
    assertThat(turn.get("disposition").get("because").toString()).contains("saddle_numbness");
  }

  @Test
  void theSameIdGetsTheSameTurn() throws Exception {
    var opened = open();
    var first = post(opened.turns(), "{\"id\":\"a\",\"text\":\"my back hurts\"}", opened.bearer()).body();
    assertThat(post(opened.turns(), "{\"id\":\"a\",\"text\":\"my back hurts\"}", opened.bearer()).body()).isEqualTo(first);
  }

  @Test
  void understandsAsInTheContract() throws Exception {
    var understood = body(post("/api/v1/understand", "{\"text\":\"no fever but im numb down there\",\"locale\":\"en\",\"question\":null}"));
    api().hold("#/components/schemas/Understood", understood);
    var fever = finding(understood, "fever");
    assertThat(fever.get("status").stringValue()).isEqualTo("absent");
    assertThat(fever.get("start").intValue()).isEqualTo(3);
    assertThat(fever.get("end").intValue()).isEqualTo(8);
    var saddle = finding(understood, "saddle_numbness");
    assertThat(saddle.get("status").stringValue()).isEqualTo("present");
    assertThat(saddle.get("heard").stringValue()).isEqualTo("numb down there");
    assertThat(saddle.get("start").intValue()).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({
      "fever, nope, no", "ask_fever, yeah, yes", "age, 42, number", "duration, 3 weeks, duration", "ask_cauda_equina, none of them, no",
      "pain_score, 7, number"
  })
  void readsAnAnswerInTheLightOfItsQuestion(String question, String text, String value) throws Exception {
    var understood = body(post("/api/v1/understand", "{\"text\":\"%s\",\"question\":\"%s\"}".formatted(text, question)));
    assertThat(understood.get("answer").get("value").stringValue()).isEqualTo(value);
  }

  @Test
  void tellsHowAnySpanIsSpokenOf() throws Exception {
    var asserted = body(post("/api/v1/assertion", "{\"text\":\"patient denies chest pain\",\"start\":15,\"end\":25,\"locale\":\"en\"}"));
    api().hold("#/components/schemas/Asserted", asserted);
    assertThat(asserted.get("status").stringValue()).isEqualTo("absent");
  }

  @Test
  void listsWhatItKnows() throws Exception {
    api().hold("#/components/schemas/KnownFindings", body(get("/api/v1/findings")));
    api().hold("#/components/schemas/KnownPacks", body(get("/api/v1/packs")));
    assertThat(body(get("/api/v1/findings")).get("findings").size()).isGreaterThanOrEqualTo(118);
  }

  @Test
  void whatIsDeletedIsGone() throws Exception {
    var opened = open();
    post(opened.turns(), "{\"id\":\"a\",\"text\":\"my back hurts\"}", opened.bearer());
    assertThat(delete("/api/v1/conversations/" + opened.id(), opened.bearer()).statusCode()).isEqualTo(204);
    assertThat(get("/api/v1/conversations/" + opened.id(), opened.bearer()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{ | 400 | bad_json",
      "[] | 400 | bad_frame",
      "{\"id\":\"x\"} | 400 | bad_frame",
      "{\"text\":\"hi\"} | 400 | bad_frame",
      "{\"id\":\"x\",\"text\":7} | 400 | bad_frame",
      "{\"id\":\"x\",\"text\":\"  \"} | 400 | empty",
      "{\"id\":\"x\",\"command\":\"dance\"} | 400 | bad_frame",
      "{\"id\":\"x\",\"question\":\"ask_age\",\"options\":[\"yes\"]} | 400 | bad_frame"
  })
  void badInputGetsAProblemWithItsCode(String sent, int status, String code) throws Exception {
    var opened = open();
    var refused = post(opened.turns(), sent, opened.bearer());
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(body(refused).get("code").stringValue()).isEqualTo(code);
    api().hold("#/components/schemas/Problem", body(refused));
    assertThat(post(opened.turns(), "{\"id\":\"y\",\"text\":\"my back hurts\"}", opened.bearer()).statusCode()).isEqualTo(200);
  }

  @Test
  void tooLongIsRefusedKindly() throws Exception {
    var opened = open();
    var refused = post(opened.turns(), "{\"id\":\"x\",\"text\":\"" + "x".repeat(4001) + "\"}", opened.bearer());
    assertThat(body(refused).get("code").stringValue()).isEqualTo("too_long");
  }

  @Test
  void withoutItsTokenAConversationIsClosed() throws Exception {
    var opened = open();
    var other = open();
    for (var headers : new String[][]{{}, {"authorization", "Bearer nobody"}, other.bearer()}) {
      var refused = get("/api/v1/conversations/" + opened.id(), headers);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(body(refused).get("code").stringValue()).isEqualTo("unknown_token");
    }
  }

  @Test
  void anUnknownPackAndAnUnknownCallAreProblemsToo() throws Exception {
    assertThat(body(post("/api/v1/conversations", "{\"pack\":\"knee\"}")).get("code").stringValue()).isEqualTo("bad_frame");
    var unknown = get("/api/v1/nothing");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(body(unknown).get("code").stringValue()).isEqualTo("not_found");
  }

  private static JsonNode finding(JsonNode understood, String id) {
    for (var finding : understood.get("findings")) {
      if (finding.get("id").stringValue().equals(id)) {
        return finding;
      }
    }
    throw new AssertionError(id + " was not heard in " + understood);
  }

  @Test
  void aTokenInAnAddressIsRefused() throws Exception {
    var opened = open();
    var refused = get("/api/v1/conversations/" + opened.id() + "?access_token=" + opened.token());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).get("detail").stringValue()).contains("Authorization").doesNotContain(opened.token());
    assertThat(refused.body()).doesNotContain(opened.token());
  }
}
