package io.plumbline.channel.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that asks and never reads the answers: after the handshake whatever is sent to it piles up. */
final class StuckReader implements AutoCloseable {

  private static final int SMALLEST_WINDOW = 2048;
  private static final int FRAME_HEAD = 0x81;
  private static final int LONG_LENGTH = 126;

  private final Socket socket = new Socket();

  StuckReader(int port) throws IOException {
    socket.setReceiveBufferSize(SMALLEST_WINDOW);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.getOutputStream().write("""
        GET /ws/chat HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Protocol: plumbline.v1\r
        \r
        """.getBytes(StandardCharsets.ISO_8859_1));
    while (socket.getInputStream().read() != '\n' || socket.getInputStream().read() != '\r') {
      // the end of the handshake is an empty line
    }
    socket.getInputStream().read();
  }

  void send(String text) throws IOException {
    var payload = text.getBytes(StandardCharsets.UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.write(FRAME_HEAD);
    if (payload.length < LONG_LENGTH) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | LONG_LENGTH);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.write(new byte[4]); // a mask that hides nothing
    frame.writeBytes(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
