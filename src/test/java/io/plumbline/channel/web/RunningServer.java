package io.plumbline.channel.web;

import io.plumbline.ServerData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole server on a free port with an empty data folder; tests that extend it share one. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunningServer {

  static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort
  int port;

  private final HttpClient http = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
    ServerData.in(registry);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).build());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(request(path, headers).header("content-type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  HttpResponse<String> delete(String path, String... headers) throws Exception {
    return send(request(path, headers).DELETE().build());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A conversation opened over REST. */
  record Opened(String id, String token) {
    String[] bearer() {
      return new String[]{"authorization", "Bearer " + token};
    }

    String turns() {
      return "/api/v1/conversations/" + id + "/turns";
    }
  }

  Opened open() throws Exception {
    var node = JSON.readTree(post("/api/v1/conversations", "{\"region\":\"GB\"}").body());
    return new Opened(node.get("conversation").stringValue(), node.get("token").stringValue());
  }
}
