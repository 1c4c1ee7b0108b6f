package io.plumbline.channel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that keeps to no protocol: it sends what it is told and reads until the server has had enough. */
final class RawLine {

  private static final int PATIENCE_MILLIS = 200;

  private RawLine() {}

  static String send(int port, String text) throws IOException {
    return send(port, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A handshake, then a text frame as it stands in no book. */
  static String sendFrame(int port, int firstByte, boolean masked, byte[] payload) throws IOException {
    var sent = new ByteArrayOutputStream();
    sent.writeBytes("""
        GET /ws/chat HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: plumbline.v1\r
        \r
        """.getBytes(StandardCharsets.ISO_8859_1));
    sent.write(firstByte);
    sent.write((masked ? 0x80 : 0) | payload.length);
    if (masked) {
      sent.write(new byte[4]); // a mask that hides nothing
    }
    sent.writeBytes(payload);
    return send(port, sent.toByteArray());
  }

  private static String send(int port, byte[] bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      var read = new ByteArrayOutputStream();
      try {
        socket.getInputStream().transferTo(read);
      } catch (IOException enough) {
        // closed, or nothing more came: what came so far is the answer
      }
      return read.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
