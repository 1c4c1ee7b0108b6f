package io.plumbline.channel.web;

import io.github.bucket4j.Bucket;
import io.plumbline.conversation.Allowances;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.NodeAllowances;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How much may come in: a bucket for each connection, each conversation and each address, that fills again at a steady rate. What is refused is not
 * read; whoever sent it is told to send it again, and how soon.
 */
final class Limits {

  private static final int NETWORK_BYTES = 8;

  private final WebProperties properties;
  private final NodeAllowances own;
  private final Allowances shared;

  /**
   * @param own counts for this node, to which a connection belongs
   * @param shared counts for all nodes, where there are many
   */
  Limits(WebProperties properties, NodeAllowances own, Allowances shared) {
    this.properties = properties;
    this.own = own;
    this.shared = shared;
  }

  /** A bucket for one connection. */
  Bucket connection() {
    return own.bucket(properties.messagesPerSecond(), properties.burst());
  }

  /** @throws Refused when it has sent too much, by whatever connections */
  void take(ConversationId conversation) {
    if (!shared.take(conversation.value(), properties.messagesPerSecond(), properties.burst())) {
      throw tooFast();
    }
  }

  /** @throws Refused when the bucket is empty */
  void take(Bucket bucket) {
    if (!bucket.tryConsume(1)) {
      throw tooFast();
    }
  }

  private Refused tooFast() {
    return new Refused(
        ErrorCode.TOO_FAST, "more than " + properties.messagesPerSecond() + " messages a second: wait a moment, then send it again");
  }

  /**
   * @param address of the peer, or of whom a trusted proxy names
   * @throws Refused when it has sent too much
   */
  void take(String address) {
    network(address).ifPresent(network -> {
      if (!shared.take(network, properties.addressPerSecond(), properties.addressBurst())) {
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
