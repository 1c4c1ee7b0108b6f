package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Replay;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server in a process of its own, killed in the middle of a conversation. */
class CrashTests {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir
  Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void everyTurnThatWasSentIsThereAfterAKillAndTheNextAnswerFollowsFromIt() throws Exception {
    var port = freePort();
    var sent = new ArrayList<JsonNode>();
    String id;
    String token;
    var server = start(port);
    try {
      var opened = post(port, "/api/v1/conversations", "{\"region\":\"GB\"}", "");
      id = opened.get("conversation").stringValue();
      token = opened.get("token").stringValue();
      sent.add(opened.get("turn"));
      sent.add(say(port, id, token, "a", "my lower back hurts every time i look down at my phone"));
      sent.add(say(port, id, token, "b", "none of these"));
    } finally {
      server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    server = start(port);
    try {
      var transcript = get(port, "/api/v1/conversations/" + id, token);
      var kept = new ArrayList<JsonNode>();
      transcript.get("turns").forEach(exchange -> kept.add(exchange.get("turn")));
      assertThat(kept).isEqualTo(sent);
      assertThat(say(port, id, token, "b", "none of these")).as("the same message again").isEqualTo(sent.getLast());
      var next = say(port, id, token, "c", "no wait, I did wet myself");
      assertThat(next.get("seq").intValue()).isEqualTo(3);
      assertThat(next.get("disposition").get("level").stringValue()).isEqualTo("emergency_now");
    } finally {
      server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertReplaysTheSame(id);
  }

  private void assertReplaysTheSame(String id) {
    try (var journal = JdbcJournal.in(data)) {
      var pairs = new Replay(version -> content(journal, version)).of(journal.events(new ConversationId(id)));
      assertThat(pairs).hasSize(4);
      pairs.forEach(pair -> assertThat(JSON.writeValueAsString(pair.again())).isEqualTo(JSON.writeValueAsString(pair.sent())));
    }
  }

  private static Content content(JdbcJournal journal, String version) {
    return new ContentReader().read(journal.content(version).orElseThrow()).content().orElseThrow();
  }

  private Process start(int port) throws IOException {
    var log = data.resolve("server.log").toFile();
    var process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "io.plumbline.PlumblineApplication",
        "serve",
        "--server.port=" + port,
        "--plumbline.data=" + data)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
    Awaitility.await("the server on port " + port)
        .atMost(90, TimeUnit.SECONDS)
        .until(() -> isUp(port) || !process.isAlive());
    assertThat(process.isAlive()).as(Files.readString(log.toPath())).isTrue();
    return process;
  }

  private boolean isUp(int port) throws Exception {
    try {
      return http.send(HttpRequest.newBuilder(uri(port, "/actuator/health")).build(), HttpResponse.BodyHandlers.ofString())
          .statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static URI uri(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private JsonNode say(int port, String id, String token, String message, String text) throws Exception {
    var body = JSON.writeValueAsString(JSON.createObjectNode().put("id", message).put("text", text));
    return post(port, "/api/v1/conversations/" + id + "/turns", body, token);
  }

  private JsonNode post(int port, String path, String body, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(port, path))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode get(int port, String path, String token) throws Exception {
    return send(HttpRequest.newBuilder(uri(port, path)).header("authorization", "Bearer " + token).build());
  }

  private JsonNode send(HttpRequest request) throws Exception {
    var response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(List.of(200, 201)).as(response.body()).contains(response.statusCode());
    return JSON.readTree(response.body());
  }
}
