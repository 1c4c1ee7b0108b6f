package io.plumbline.channel.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the web channel allows.
 *
 * @param messagesPerSecond of one connection, and of one conversation whatever it comes by, in the long run
 * @param burst that many at once
 * @param addressPerSecond calls and messages of one address in the long run; a hospital may be one address
 * @param addressBurst that many at once
 * @param mostAtOnce turns that are worked on at the same time; 0 for 32 of each processor
 * @param patience how long a message waits for its turn to be worked on before its sender is told to try again
 * @param mostSockets open at the same time; whoever comes then is told to try again
 * @param heartbeat how often a quiet socket is asked whether it is still there; one that says nothing for two of them is closed
 * @param readerPatience how long one frame may take to be read before the connection is cut off
 * @param allowedOrigins other sites that may open the chat; the server's own always may
 */
@Validated
@ConfigurationProperties("plumbline.web")
record WebProperties(
    @DefaultValue("10") @Positive double messagesPerSecond,
    @DefaultValue("30") @Min(1) int burst,
    @DefaultValue("200") @Positive double addressPerSecond,
    @DefaultValue("2000") @Min(1) int addressBurst,
    @DefaultValue("0") @Min(0) int mostAtOnce,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("20000") @Min(1) int mostSockets,
    @DefaultValue("25s") Duration heartbeat,
    @DefaultValue("10s") Duration readerPatience,
    @DefaultValue List<String> allowedOrigins) {

  private static final int AT_ONCE_PER_PROCESSOR = 32;

  WebProperties {
    allowedOrigins = List.copyOf(allowedOrigins);
    mustPass("heartbeat", heartbeat);
    mustPass("reader-patience", readerPatience);
    mostAtOnce = mostAtOnce == 0 ? AT_ONCE_PER_PROCESSOR * Runtime.getRuntime().availableProcessors() : mostAtOnce;
  }

  private static void mustPass(String name, Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("plumbline.web." + name + " is " + time + ": give a time above zero, such as 25s");
    }
  }
}
