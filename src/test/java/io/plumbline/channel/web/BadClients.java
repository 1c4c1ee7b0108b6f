package io.plumbline.channel.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Clients that keep to no contract, with marked words in every place that something can be sent in. */
final class BadClients {

  private static final String UNDERSTAND = "POST /api/v1/understand HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  private static final String UPGRADE = String.join(
      "\r\n", "GET /ws/chat HTTP/1.1", "Host: localhost", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "");

  private final RunningServer server;
  private final Marked marked;
  private final Patients patients;
  private final String w;

  BadClients(RunningServer server, Marked marked) {
    this.server = server;
    this.marked = marked;
    patients = new Patients(server, marked);
    w = marked.word();
  }

  void call() throws Exception {
    bodies();
    paths();
    frames();
    bytes();
  }

  private void bodies() throws Exception {
    var opened = patients.open();
    var said = "\"" + w + "\"";
    for (var body : List.of(
        w, said, "{" + said, "{\"id\":" + w + "}", "{\"id\":\"a\",\"text\":\"" + w, "[" + said + "]", "{" + said + ":1}",
        "{\"id\":\"a\",\"text\":{" + said + ":1}}", "{\"id\":[" + said + "]}", "{\"id\":\"a\",\"text\":\"\\" + w + "\"}",
        "{\"id\":\"a\",\"text\":\"" + (w + " ").repeat(900) + "\"}", "{\"id\":\"" + w.repeat(40) + "\",\"text\":\"hi\"}",
        "{\"id\":\"a\",\"options\":" + said + "}", "{\"id\":\"a\",\"command\":" + said + "}",
        "{\"id\":\"a\",\"question\":" + said + ",\"version\":" + said + ",\"options\":[" + said + "]}",
        "{\"id\":\"" + marked.phone() + "\",\"text\":\"" + marked.mail() + "\"}", "[".repeat(2000) + w,
        "{\"id\":\"a\",\"text\":\"" + w + "\u0001\"}", "{\"text\":" + said + ",\"start\":" + said + ",\"end\":99}",
        "{\"text\":" + said + ",\"start\":0,\"end\":5}", "{\"text\":" + said + ",\"start\":0,\"end\":1e99}",
        "{\"text\":\"x\",\"today\":" + said + "}", "{\"text\":\"x\",\"question\":" + said + "}", "{\"text\":\"x\",\"locale\":" + said + "}",
        "{\"pack\":" + said + "}", "{\"locale\":" + said + ",\"region\":" + said + "}")) {
      server.post(opened.turns(), body, opened.bearer());
      server.post("/api/v1/conversations", body);
      server.post("/api/v1/understand", body);
      server.post("/api/v1/assertion", body);
    }
    inAChannelOfItsOwn();
  }

  private void inAChannelOfItsOwn() throws Exception {
    for (var channel : List.of(w, marked.phone())) {
      var answer = RunningServer.JSON.readTree(server.post("/api/v1/conversations", "{\"channel\":\"" + channel + "\"}").body());
      var token = marked.secret(answer.get("token").stringValue());
      server.post("/api/v1/conversations/" + answer.get("conversation").stringValue() + "/turns", "{\"id\":\"a\",\"text\":\"back pain\"}",
          "authorization", "Bearer " + token);
    }
  }

  private void paths() throws Exception {
    var opened = patients.open();
    for (var path : List.of(
        "/" + w, "/api/v1/" + w, "/api/v1/conversations/" + w, "/api/v1/conversations/" + opened.id() + "/" + w,
        "/api/v1/conversations/" + opened.id() + "?token=" + opened.token(), "/api/v1/findings?q=" + w, "/actuator/" + w,
        "/actuator/health/" + w, "/chat/" + w + ".js", "/ws/chat?token=" + opened.token(), "/v3/api-docs/" + w, "/?said=" + w)) {
      server.get(path, opened.bearer());
      server.get(
          path, "authorization", "Bearer " + w, "accept", w + "/plain", "cookie", "said=" + w, "traceparent", w, "x-said", w, "origin",
          "https://" + w + ".example", "accept-language", w, "range", "bytes=" + w, "if-none-match", w, "if-modified-since", w,
          "x-forwarded-for", marked.phone());
      server.post(path, "{\"text\":\"" + w + "\"}", "authorization", "Basic " + w);
      server.delete(path, "authorization", w);
    }
  }

  private void frames() {
    var said = "\"" + w + "\"";
    try (var line = new ChatLine(server.port)) {
      for (var frame : List.of(
          w, "{\"type\":\"hello\",\"locale\":" + said + ",\"pack\":" + said + "}", "{\"type\":\"hello\",\"token\":" + said + "}",
          "{\"type\":\"hello\",\"token\":{" + said + ":1}}", "{\"type\":\"hello\",\"afterSeq\":" + said + "}")) {
        line.ask(frame);
      }
      marked.secret(line.hello().get("token").stringValue());
      for (var frame : List.of(
          w, "{" + said, said, "{\"type\":" + said + "}", "{" + said + ":" + said + "}", "[" + said + "]",
          "{\"type\":\"say\",\"id\":{" + said + ":1}}", "{\"type\":\"say\",\"id\":" + said + ",\"text\":\"" + w.repeat(900) + "\"}",
          "{\"type\":\"choose\",\"id\":\"a\",\"question\":" + said + ",\"version\":" + said + ",\"options\":[" + said + "]}")) {
        line.ask(frame);
      }
      line.sendBytes(w.getBytes(StandardCharsets.UTF_8));
    }
    try (var line = new ChatLine(server.port)) {
      line.send("{\"type\":\"say\",\"id\":\"a\",\"text\":\"" + w.repeat(9000) + "\"}");
    }
    try (var line = new ChatLine(server.port)) {
      line.close(w);
    }
  }

  private void bytes() throws Exception {
    for (var request : List.of(
        w + "\r\n\r\n",
        w + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        w + " /api/v1/packs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /" + w + "%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /..;/" + w + "/%2e%2e/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/" + w + "\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: " + w + " " + w + "\r\n\r\n",
        "GET / HTTP/1.1\r\n" + w + " : " + w + "\r\n" + w + "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Said: " + w.repeat(2000) + "\r\n\r\n",
        "GET /" + w.repeat(2000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        UNDERSTAND + "Content-Type: application/json\r\nContent-Length: " + w + "\r\n\r\n",
        UNDERSTAND + "Content-Type: " + w + "\r\nContent-Length: 9\r\n\r\n" + w,
        UNDERSTAND + "Content-Type: text/plain;charset=" + w + "\r\nContent-Length: 9\r\n\r\n" + w,
        UNDERSTAND + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + w + "\r\n" + w,
        UNDERSTAND + "Content-Type: application/json\r\nTransfer-Encoding: " + w + "\r\n\r\n" + w,
        UNDERSTAND + "Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"text\":\"" + w,
        UNDERSTAND + "Content-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"" + w + "\u00ff",
        UNDERSTAND + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 14\r\n\r\ntext=" + w,
        UPGRADE + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://" + w + ".example\r\n\r\n",
        UPGRADE + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + w + "\r\n\r\n",
        UPGRADE + "Sec-WebSocket-Key: " + w + "\r\nSec-WebSocket-Extensions: " + w + "\r\n\r\n")) {
      RawLine.send(server.port, request);
    }
    var words = w.getBytes(StandardCharsets.ISO_8859_1);
    var noText = (w + "\u00ff\u00fe" + w).getBytes(StandardCharsets.ISO_8859_1);
    RawLine.sendFrame(server.port, 0x81, true, noText);
    RawLine.sendFrame(server.port, 0x81, false, words);
    for (int unheardOf : new int[]{0xf1, 0x8f, 0x80, 0x89}) {
      RawLine.sendFrame(server.port, unheardOf, true, words);
    }
    RawLine.sendFrame(server.port, 0x88, true, noText);
  }
}
