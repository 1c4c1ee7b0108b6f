package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.PlumblineApplication;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** A server that stops, and one that is full. */
class DrainingTests {

  private static final int MESSAGES = 20;

  @TempDir
  Path data;

  private ServletWebServerApplicationContext server(String... settings) {
    var application = new SpringApplication(PlumblineApplication.class);
    application.setRegisterShutdownHook(false);
    var all = new java.util.ArrayList<>(java.util.List.of("--server.port=0", "--plumbline.data=" + data));
    all.addAll(java.util.List.of(settings));
    return (ServletWebServerApplicationContext) application.run(all.toArray(String[]::new));
  }

  private static int port(ServletWebServerApplicationContext server) {
    return java.util.Objects.requireNonNull(server.getWebServer()).getPort();
  }

  @Test
  void whoeverWaitsForAnAnswerGetsItBeforeTheServerStops() throws Exception {
    String token;
    int answered;
    var server = server();
    try (var line = new ChatLine(port(server)); var idle = new ChatLine(port(server))) {
      token = line.hello().get("token").stringValue();
      idle.hello();
      for (int i = 0; i < MESSAGES; i++) {
        line.send("{\"type\":\"say\",\"id\":\"m" + i + "\",\"text\":\"my lower back hurts when i look down\"}");
      }
      assertThat(line.next().get("seq").intValue()).isEqualTo(1);
      server.close();
      assertThat(line.closeCode()).isEqualTo(1013);
      answered = 1 + line.waiting();
      assertThat(idle.closeCode()).isEqualTo(1013);
    }
    try (var again = server(); var line = new ChatLine(port(again))) {
      assertThat(line.ask("{\"type\":\"hello\",\"token\":\"" + token + "\",\"afterSeq\":0}").get("seq").intValue())
          .as("every turn that was worked on was answered before the goodbye").isEqualTo(answered);
    }
  }

  @Test
  void aServerThatIsFullAsksToComeAgain() throws Exception {
    try (var server = server("--plumbline.web.most-sockets=1"); var first = new ChatLine(port(server))) {
      first.hello();
      try (var second = new ChatLine(port(server))) {
        assertThat(second.closeCode()).isEqualTo(1013);
      }
      assertThat(first.say("a", "my back hurts").get("type").stringValue()).isEqualTo("turn");
    }
  }

  @Test
  void aTokenInAnAddressIsRefusedBeforeALogCanKeepIt() {
    try (var server = server()) {
      var address = java.net.URI.create("ws://localhost:" + port(server) + "/ws/chat?token=t_1");
      Assertions.assertThatThrownBy(
          () -> HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new java.net.http.WebSocket.Listener() {
          }).join())
          .isInstanceOf(CompletionException.class).hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
  }
}
