package io.plumbline.channel.web;

import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** Gives each frame its trace: one socket carries many turns. */
final class TracedFrames extends WebSocketHandlerDecorator {

  TracedFrames(WebSocketHandler handler) {
    super(handler);
  }

  @Override
  public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) throws Exception {
    try (var _ = Trace.begin()) {
      super.handleMessage(session, message);
    }
  }
}
