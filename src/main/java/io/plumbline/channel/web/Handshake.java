package io.plumbline.channel.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Counts each opening of a socket by the address that it comes from, and remembers the address for its messages. */
final class Handshake implements HandshakeInterceptor {

  private final Limits limits;

  Handshake(Limits limits) {
    this.limits = limits;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, Map<String, Object> attributes) {
    var servlet = ((ServletServerHttpRequest) request).getServletRequest();
    try {
      limits.take(servlet.getRemoteAddr());
    } catch (Refused tooMany) {
      response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
      return false;
    }
    if (AddressLimit.holdsToken(servlet.getQueryString())) {
      response.setStatusCode(HttpStatus.BAD_REQUEST); // a token belongs into the hello frame: logs keep addresses
      return false;
    }
    attributes.put(ChatSocket.ADDRESS, servlet.getRemoteAddr());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler, @Nullable Exception failure) {
    // all is done before
  }
}
