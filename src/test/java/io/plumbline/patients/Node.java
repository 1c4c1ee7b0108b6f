package io.plumbline.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real server in a process of its own, and REST to it. */
public final class Node implements AutoCloseable {

  public static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final int port;
  private final Process process;

  private Node(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** An answer that is no success. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String body;

    Refused(int status, String body) {
      super(status + " " + body);
      this.status = status;
      this.body = body;
    }

    public int status() {
      return status;
    }

    public String body() {
      return body;
    }
  }

  /** Starts one on a port, soon rather than fast, and waits until it is well. */
  public static Node start(int port, Path data, String... settings) throws IOException {
    return start(List.of("-XX:TieredStopAtLevel=1"), port, data, settings);
  }

  /** @param machine options of the Java machine */
  public static Node start(List<String> machine, int port, Path data, String... settings) throws IOException {
    Files.createDirectories(data);
    var log = data.resolve("server.log");
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(machine);
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "io.plumbline.PlumblineApplication",
            "serve",
            "--server.port=" + port,
            "--plumbline.data=" + data));
    command.addAll(List.of(settings));
    var process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
    var node = new Node(port, process);
    Awaitility.await("the server on port " + port)
        .atMost(120, TimeUnit.SECONDS)
        .until(() -> node.isWell() || !process.isAlive());
    assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
    return node;
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public boolean isWell() throws Exception {
    try {
      return HTTP.send(HttpRequest.newBuilder(uri("/actuator/health")).build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
    } catch (ConnectException notYet) {
      return false;
    }
  }

  /** All parts of the health, as text. */
  public String health() throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri("/actuator/health")).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  public int port() {
    return port;
  }

  /** Time that its processors worked. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** As a loss of power would: nothing is finished, nobody is told. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public JsonNode open() throws Exception {
    return post("/api/v1/conversations", "{\"region\":\"GB\"}", "");
  }

  public JsonNode say(String id, String token, String message, String text) throws Exception {
    var body = JSON.writeValueAsString(JSON.createObjectNode().put("id", message).put("text", text));
    return post("/api/v1/conversations/" + id + "/turns", body, token);
  }

  public JsonNode transcript(String id, String token) throws Exception {
    return send(request("/api/v1/conversations/" + id, token).build());
  }

  public void forget(String id, String token) throws Exception {
    send(request("/api/v1/conversations/" + id, token).DELETE().build());
  }

  private JsonNode post(String path, String body, String token) throws Exception {
    return send(request(path, token).header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(uri(path)).header("authorization", "Bearer " + token);
  }

  private static JsonNode send(HttpRequest request) throws Exception {
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new Refused(response.statusCode(), response.body());
    }
    return JSON.readTree(response.body());
  }
}
