package io.plumbline.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket over a bare socket, so that most of the machine is left to the server. Text frames only, one after the other. */
final class RawChat implements AutoCloseable {

  private static final int TEXT = 1;
  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  RawChat(int port, String path) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 14));
    out = socket.getOutputStream();
    out.write(
        ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    var status = line();
    if (!status.contains("101")) {
      throw new IOException("no WebSocket at " + path + ": " + status);
    }
    while (!line().isEmpty()) {
      // headers
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Sends, and waits for one frame. */
  String ask(String text) throws IOException {
    var words = text.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(words.length + 8).put((byte) (LAST | TEXT));
    if (words.length < SHORT) {
      frame.put((byte) (MASKED | words.length));
    } else {
      frame.put((byte) (MASKED | SHORT)).putShort((short) words.length);
    }
    frame.putInt(0).put(words); // masked with nothing
    out.write(frame.array(), 0, frame.position());
    return read();
  }

  private String read() throws IOException {
    var kind = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte();
    if (length == SHORT) {
      length = in.readUnsignedShort();
    } else if (length == LONG) {
      length = in.readLong();
    }
    var words = in.readNBytes((int) length);
    if (kind != TEXT) {
      throw new EOFException("a frame of kind " + kind);
    }
    return new String(words, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
