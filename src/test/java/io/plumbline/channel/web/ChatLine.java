package io.plumbline.channel.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the WebSocket that knows nothing but the public contract. */
final class ChatLine implements WebSocket.Listener, AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final JsonMapper json = JsonMapper.builder().build();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  ChatLine(int port) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("plumbline.v1")
        .buildAsync(URI.create("ws://localhost:" + port + "/ws/chat"), this).join();
  }

  String protocol() {
    return socket.getSubprotocol();
  }

  JsonNode ask(String frame) {
    socket.sendText(frame, true).join();
    return next();
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  void sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  JsonNode next() {
    try {
      var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame came" + (closed.isDone() ? ", closed with " + closed.join() : ""));
      }
      return frame;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** How many frames have come that nobody has looked at. */
  int waiting() {
    return frames.size();
  }

  int closeCode() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  JsonNode hello() {
    return ask("{\"type\":\"hello\",\"token\":null,\"afterSeq\":0,\"locale\":\"en\",\"region\":\"GB\",\"pack\":null}");
  }

  JsonNode say(String id, String text) {
    return ask(json.writeValueAsString(json.createObjectNode().put("type", "say").put("id", id).put("text", text)));
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(json.readTree(partial.toString()));
      partial.setLength(0);
    }
    webSocket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.complete(-1);
  }

  /** Says why it goes. */
  void close(String reason) {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, reason).join();
    closed.completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
