package io.plumbline.bench;

import io.plumbline.conversation.InMemoryJournal;
import io.plumbline.conversation.Journal;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** What the server is measured against: itself without a store, and a socket of the same stack that says back what it hears. */
@Configuration(proxyBeanMethods = false)
class BenchConfiguration {

  @Bean
  @Primary
  @ConditionalOnProperty("bench.without-store")
  Journal withoutStore() {
    return new InMemoryJournal();
  }

  @Bean
  @ConditionalOnProperty("bench.echo")
  WebSocketConfigurer echo() {
    return registry -> registry.addHandler(
        new TextWebSocketHandler() {
          @Override
          protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
            session.sendMessage(message);
          }
        },
        "/echo");
  }
}
