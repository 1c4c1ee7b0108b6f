package io.plumbline.channel.web;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.conversation.Allowances;
import io.plumbline.conversation.Attention;
import io.plumbline.conversation.NodeAllowances;
import io.plumbline.conversation.TurnHandler;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
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
  Limits limits(WebProperties properties, ObjectProvider<Allowances> shared) {
    var own = new NodeAllowances(TimeMeter.SYSTEM_MILLISECONDS);
    return new Limits(properties, own, shared.getIfAvailable(() -> own));
  }

  @Bean
  Admission admission(WebProperties properties) {
    return new Admission(properties.mostAtOnce(), properties.patience());
  }

  @Bean
  ChatSocket chatSocket(
      TurnHandler turns, Sockets sockets, WebProperties properties, Limits limits, Admission admission, JsonMapper json,
      MeterRegistry meters) {
    var chat = new ChatSocket(turns, sockets, properties, limits, admission, json);
    Gauge.builder("plumbline.sockets.open", chat, ChatSocket::connected).description("Chats that are connected").register(meters);
    return chat;
  }

  @Bean
  WebMvcConfigurer addressLimit(Limits limits) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AddressLimit(limits)).addPathPatterns("/api/**");
      }
    };
  }

  @Bean
  CorsFilter origins(WebProperties properties, JsonMapper json) {
    return Origins.filter(properties.allowedOrigins(), json);
  }

  @Bean
  Draining draining(ChatSocket chat, WebProperties properties) {
    return new Draining(chat, new Heartbeat(chat.lines(), properties.heartbeat().toNanos(), System::nanoTime), properties);
  }

  @Bean
  WebSocketConfigurer chatSocketRegistration(ChatSocket chat, WebProperties properties, Limits limits) {
    var upgrade = new JettyRequestUpgradeStrategy();
    upgrade.addWebSocketConfigurer(
        jetty -> {
          jetty.setMaxTextMessageSize(LARGEST_FRAME);
          jetty.setMaxBinaryMessageSize(LARGEST_FRAME);
          jetty.setMaxFrameSize(LARGEST_FRAME);
          jetty.setIdleTimeout(IDLE);
        });
    return registry -> registry
        .addHandler(new TracedFrames(chat), "/ws/chat")
        .setHandshakeHandler(new DefaultHandshakeHandler(upgrade))
        .addInterceptors(new Handshake(limits))
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
