package io.plumbline.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Somebody else's website with the chat on it, under a policy that lets nothing inline run. */
final class HostPage implements AutoCloseable {

  private final HttpServer server;

  private HostPage(HttpServer server) {
    this.server = server;
  }

  static HostPage start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> {
        var asked = exchange.getRequestURI().getRawQuery();
        var parts = URLDecoder.decode(asked == null ? "" : asked, StandardCharsets.UTF_8).split("[|]", -1);
        var body = parts.length < 3 ? new byte[0] : page(parts[0], parts[1], parts[2]).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        if (parts.length > 2) {
          exchange.getResponseHeaders()
              .set(
                  "Content-Security-Policy",
                  "default-src 'none'; script-src %1$s; connect-src %1$s %2$s; require-trusted-types-for 'script'; trusted-types 'none'"
                      .formatted(parts[0], parts[0].replace("http:", "ws:")));
        }
        exchange.sendResponseHeaders(body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
      });
      server.start();
      return new HostPage(server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String page(String plumbline, String attributes, String direction) {
    return """
        <!doctype html>
        <html lang="en" dir="%s">
          <title>A clinic</title>
          <main><h1>A clinic</h1><p>Opening hours</p></main>
          <script type="module" src="%s/widget.js"></script>
          <plumbline-chat server="%s" %s></plumbline-chat>
        </html>
        """.formatted(direction, plumbline, plumbline, attributes);
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** @param plumbline the server's address, without a slash at its end */
  String address(String plumbline, String attributes, String direction) {
    return origin() + "/?" + URLEncoder.encode(plumbline + "|" + attributes + "|" + direction, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
