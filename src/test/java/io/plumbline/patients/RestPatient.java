package io.plumbline.patients;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays a vignette through REST as a stranger's program would: says the opening, then types what the patient says, or taps what is so. */
final class RestPatient {

  private static final int MOST_MESSAGES = 60;

  private final URI server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();

  RestPatient(URI server) {
    this.server = server;
  }

  /**
   * How a conversation went.
   *
   * @param level the first level that was given
   * @param messages how many the patient sent until then
   * @param offered relief offered in the whole conversation
   * @param raised findings recorded as present or unsure
   */
  record Course(String level, int messages, Set<String> offered, Set<String> raised, List<String> chat) {}

  Course play(Vignette patient) {
    var opening = new HashMap<String, Object>();
    opening.put("channel", "test");
    patient.attribute("region").ifPresent(region -> opening.put("region", region));
    var opened = post("/api/v1/conversations", opening, "");
    var conversation = "/api/v1/conversations/" + opened.get("conversation").stringValue();
    var token = opened.get("token").stringValue();
    var chat = new ArrayList<String>();
    var offered = new HashSet<String>();
    String level = "";
    int messages = 0;
    Map<String, Object> next = Map.of("id", "m0", "text", patient.opening());
    for (int sent = 1; sent <= MOST_MESSAGES; sent++) {
      var turn = post(conversation + "/turns", next, token);
      chat.add("me: " + next);
      turn.get("messages").forEach(message -> chat.add("bot: " + message.get("text").stringValue()));
      turn.get("offered").forEach(measure -> offered.add(measure.stringValue()));
      if (level.isEmpty() && !turn.get("disposition").isNull()) {
        level = turn.get("disposition").get("level").stringValue();
        messages = sent;
      }
      if (turn.get("question").isNull()) {
        break;
      }
      next = answer(patient, turn.get("question"), "m" + sent);
    }
    var raised = new HashSet<String>();
    for (var finding : get(conversation, token).get("findings")) {
      if (!finding.get("status").stringValue().equals("absent")) {
        chat.add("on record: " + finding);
      }
      if (Set.of("present", "unsure", "past").contains(finding.get("status").stringValue())) {
        raised.add(finding.get("id").stringValue());
      }
    }
    return new Course(level, messages, offered, raised, chat);
  }

  private static Map<String, Object> answer(Vignette patient, JsonNode question, String id) {
    var asks = new ArrayList<String>();
    question.get("asks").forEach(asked -> asks.add(asked.stringValue()));
    return inOwnWords(patient, question.get("kind").stringValue(), asks)
        .map(words -> Map.<String, Object>of("id", id, "text", words))
        .orElseGet(() -> taps(patient, question, asks, id));
  }

  /** Of a checklist they tell what is so, and what they are unsure of. */
  private static Optional<String> inOwnWords(Vignette patient, String kind, List<String> asks) {
    return switch (kind) {
      case "multi_choice" -> {
        var said = asks.stream().filter(asked -> patient.isPresent(asked) || patient.isUnsure(asked)).toList();
        yield said.isEmpty() || said.stream().anyMatch(asked -> patient.says(asked).isEmpty())
            ? Optional.empty()
            : Optional.of(said.stream().map(asked -> patient.says(asked).orElseThrow()).collect(Collectors.joining(". ")));
      }
      case "yes_no" -> patient.says(asks.getFirst());
      case "number" -> patient.says(asks.getFirst().equals("pregnancy_weeks") ? "gestation_weeks" : asks.getFirst());
      case "duration" -> patient.says("duration_weeks");
      default -> Optional.empty();
    };
  }

  private static Map<String, Object> taps(Vignette patient, JsonNode question, List<String> asks, String id) {
    return switch (question.get("kind").stringValue()) {
      case "multi_choice" -> {
        var present = asks.stream().filter(patient::isPresent).toList();
        var unsure = asks.stream().anyMatch(patient::isUnsure);
        yield choose(id, question, present.isEmpty() ? List.of(unsure ? "unsure" : "none") : present);
      }
      case "yes_no" ->
        choose(id, question, List.of(patient.isPresent(asks.getFirst()) ? "yes" : patient.isUnsure(asks.getFirst()) ? "unsure" : "no"));
      case "number" -> number(patient, asks.getFirst())
          .map(words -> Map.<String, Object>of("id", id, "text", words))
          .orElseGet(() -> choose(id, question, List.of("unsure")));
      case "duration" -> patient.attribute("duration_weeks")
          .map(weeks -> Map.<String, Object>of("id", id, "text", weeks + " weeks"))
          .orElseGet(() -> choose(id, question, List.of("unsure")));
      case "text" -> Map.of("id", id, "text", patient.opening());
      default -> choose(id, question, List.of(question.get("options").get(0).get("id").stringValue()));
    };
  }

  private static Optional<String> number(Vignette patient, String attribute) {
    return patient.attribute(attribute.equals("pregnancy_weeks") ? "gestation_weeks" : attribute);
  }

  private static Map<String, Object> choose(String id, JsonNode question, List<String> options) {
    return Map.of(
        "id", id, "question", question.get("id").stringValue(), "version", question.get("version").stringValue(), "options", options);
  }

  private JsonNode post(String path, Object body, String token) {
    var request = HttpRequest.newBuilder(server.resolve(path)).header("content-type", "application/json")
        .header("authorization", "Bearer " + token).POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))).build();
    return send(request);
  }

  private JsonNode get(String path, String token) {
    return send(HttpRequest.newBuilder(server.resolve(path)).header("authorization", "Bearer " + token).build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            request.method() + " " + request.uri().getPath() + " gave " + response.statusCode() + " " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }
}
