package io.plumbline.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.plumbline.conversation.ConversationId;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How much may come in: a bucket for each connection, each conversation and each address, that fills again at a steady rate. What is refused is not
 * read; whoever sent it is told to send it again, and how soon.
 */
final class Limits {

  private static final int MOST_KEPT = 100_000;
  private static final int NETWORK_BYTES = 8;

  private final WebProperties properties;
  private final TimeMeter time;
  private final Cache<ConversationId, Bucket> conversations = kept();
  private final Cache<String, Bucket> addresses = kept();

  Limits(WebProperties properties, TimeMeter time) {
    this.properties = properties;
    this.time = time;
  }

  private static <K> Cache<K, Bucket> kept() {
    return Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterAccess(Duration.ofMinutes(10)).build();
  }

  /** A bucket for one connection. */
  Bucket connection() {
    return bucket(properties.messagesPerSecond(), properties.burst());
  }

  private Bucket bucket(double perSecond, int burst) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(burst).refillGreedy(Math.max(1, Math.round(perSecond * 60)), Duration.ofMinutes(1)).build())
        .withCustomTimePrecision(time)
        .build();
  }

  /** @throws Refused when it has sent too much, by whatever connections */
  void take(ConversationId conversation) {
    take(conversations.get(conversation, id -> connection()));
  }

  /** @throws Refused when the bucket is empty */
  void take(Bucket bucket) {
    if (!bucket.tryConsume(1)) {
      throw new Refused(
          ErrorCode.TOO_FAST,
          "more than " + properties.messagesPerSecond() + " messages a second: wait a moment, then send it again");
    }
  }

  /**
   * @param address of the peer, or of whom a trusted proxy names
   * @throws Refused when it has sent too much
   */
  void take(String address) {
    network(address).ifPresent(network -> {
      if (!addresses.get(network, any -> bucket(properties.addressPerSecond(), properties.addressBurst())).tryConsume(1)) {
        throw new Refused(
            ErrorCode.TOO_FAST,
            "more than " + properties.addressPerSecond() + " calls a second from one address: wait a moment, then try again");
      }
    });
  }

  /**
   * What counts as one: an IPv4 address, an IPv6 network of 64 bits. Empty for this machine itself: behind a proxy that names nobody, everybody comes
   * from there.
   */
  static Optional<String> network(String address) {
    try {
      var peer = InetAddress.ofLiteral(address);
      if (peer.isLoopbackAddress()) {
        return Optional.empty();
      }
      var bytes = peer.getAddress();
      return Optional.of(HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES))));
    } catch (IllegalArgumentException noAddress) {
      return Optional.of(address);
    }
  }
}
