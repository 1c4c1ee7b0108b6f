package io.plumbline.channel.web;

import io.plumbline.conversation.Attention;
import io.plumbline.conversation.TurnHandler;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(WebProperties.class)
class WebConfiguration {

  private static final int LARGEST_FRAME = 64 * 1024;
  private static final Duration IDLE = Duration.ofMinutes(30);

  @Bean
  Sockets sockets(TurnHandler turns, ObjectProvider<Attention> attention) {
    return new Sockets(turns, attention.getIfAvailable(() -> Attention.NONE));
  }

  @Bean
  ChatSocket chatSocket(TurnHandler turns, Sockets sockets, WebProperties properties, JsonMapper json) {
    return new ChatSocket(turns, sockets, properties, json);
  }

  @Bean
  WebSocketConfigurer chatSocketRegistration(ChatSocket chat, WebProperties properties) {
    var upgrade = new JettyRequestUpgradeStrategy();
    upgrade.addWebSocketConfigurer(
        jetty -> {
          jetty.setMaxTextMessageSize(LARGEST_FRAME);
          jetty.setMaxBinaryMessageSize(LARGEST_FRAME);
          jetty.setMaxFrameSize(LARGEST_FRAME);
          jetty.setIdleTimeout(IDLE);
        });
    return registry -> registry
        .addHandler(chat, "/ws/chat")
        .setHandshakeHandler(new DefaultHandshakeHandler(upgrade))
        .setAllowedOrigins(properties.allowedOrigins().toArray(String[]::new));
  }

  /** A number where words belong is a mistake of the client's, not words. */
  @Bean
  JsonMapperBuilderCustomizer strictTexts() {
    return builder -> builder.withCoercionConfig(
        LogicalType.Textual,
        texts -> texts
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }
}
