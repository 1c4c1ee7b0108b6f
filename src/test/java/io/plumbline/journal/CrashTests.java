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
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

  private static final int KILLS = 20;
  private static final int PATIENTS = 8;
  private static final List<String> WORDS = List.of(
      "my lower back hurts every time i look down", "none of these", "no", "not sure", "i am 42", "3 weeks", "go back", "nothing else");

  /** One patient who writes on and on, sends again what got no answer, and remembers every answer. */
  private final class Patient {
    private String id = "";
    private String token = "";
    private final List<JsonNode> received = new ArrayList<>();
    private int next;

    /** True when something was received. */
    boolean writeOnce(int port) throws Exception {
      try {
        if (id.isEmpty()) {
          var opened = post(port, "/api/v1/conversations", "{\"region\":\"GB\"}", "");
          id = opened.get("conversation").stringValue();
          token = opened.get("token").stringValue();
          received.add(opened.get("turn"));
        } else {
          received.add(say(port, id, token, "m" + next, WORDS.get(next % WORDS.size())));
          next++;
        }
        return true;
      } catch (IOException killed) {
        return false;
      }
    }

    void assertNothingIsLostOrDoubled(int port) throws Exception {
      if (id.isEmpty()) {
        return;
      }
      var kept = new ArrayList<JsonNode>();
      var messages = new ArrayList<String>();
      for (var exchange : get(port, "/api/v1/conversations/" + id, token).get("turns")) {
        kept.add(exchange.get("turn"));
        messages.add(String.valueOf(exchange.get("turn").get("replyTo")));
      }
      assertThat(kept).startsWith(received.toArray(JsonNode[]::new));
      assertThat(kept.size() - received.size()).as("written and not yet received").isBetween(0, 1);
      assertThat(messages).doesNotHaveDuplicates();
    }
  }

  @Test
  void twentyKillsUnderLoadLoseNothingAndDoubleNothing() throws Exception {
    var port = freePort();
    var chance = new Random(20_261_127);
    var patients = Stream.generate(Patient::new).limit(PATIENTS).toList();
    for (int kill = 0; kill <= KILLS; kill++) {
      var server = start(port, "--plumbline.web.messages-per-second=10000");
      try {
        for (var patient : patients) {
          patient.assertNothingIsLostOrDoubled(port);
        }
        if (kill < KILLS) {
          writeUntilKilled(port, patients, server, 1 + chance.nextInt(120));
        }
      } finally {
        server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
    assertThat(patients).allSatisfy(patient -> assertThat(patient.received).hasSizeGreaterThan(KILLS));
  }

  /** All write at once; the kill falls somewhere behind that many answers, in the middle of the others. */
  private static void writeUntilKilled(int port, List<Patient> patients, Process server, int answers) throws Exception {
    var answered = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (var patient : patients) {
        writing.add(
            pool.submit(
                () -> {
                  while (patient.writeOnce(port)) {
                    if (answered.incrementAndGet() == answers) {
                      server.destroyForcibly();
                    }
                  }
                  return null;
                }));
      }
      for (var one : writing) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
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

  private Process start(int port, String... settings) throws IOException {
    var log = data.resolve("server.log").toFile();
    var command = new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.plumbline.PlumblineApplication",
            "serve",
            "--server.port=" + port,
            "--plumbline.data=" + data));
    command.addAll(List.of(settings));
    var process = new ProcessBuilder(command)
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
