package io.plumbline.channel.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the web channel allows.
 *
 * @param messagesPerSecond of one connection, or one conversation over REST, in the long run
 * @param burst that many at once
 * @param allowedOrigins other sites that may open the chat; the server's own always may
 */
@Validated
@ConfigurationProperties("plumbline.web")
record WebProperties(
    @DefaultValue("10") @Positive double messagesPerSecond,
    @DefaultValue("30") @Min(1) int burst,
    @DefaultValue List<String> allowedOrigins) {
  WebProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
