package io.plumbline.channel.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The id that every line of the log bears which one request, or one frame, led to. Whoever was answered with it can tell support what to look for.
 * It ends with the request: threads are used again.
 */
final class Trace implements AutoCloseable {

  /** The name that ECS gives it in JSON lines. */
  static final String KEY = "trace.id";

  /** In answers over REST. */
  static final String HEADER = "X-Trace-Id";

  /** In requests, from whoever traces them already (W3C Trace Context). */
  static final String PARENT = "traceparent";

  /** Version, trace, parent, flags; a version after 00 may say more. What is all zeros stands for none, and ff is no version. */
  private static final Pattern TRACEPARENT = Pattern.compile(
      "(?:00-(?<trace>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}"
          + "|(?!00|ff)[0-9a-f]{2}-(?<later>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-.*)?)");

  private static final String NONE = "0".repeat(32);
  private static final RandomGenerator RANDOM = new SecureRandom();

  private Trace(String id) {
    MDC.put(KEY, id);
  }

  /** A fresh one. */
  static Trace begin() {
    return begin(List.of());
  }

  /** The one that the caller has sent; a fresh one when there is none, or more than one, or it is malformed: that is nowhere repeated. */
  static Trace begin(List<String> traceparents) {
    return new Trace(traceparents.size() == 1 ? of(traceparents.getFirst()).orElseGet(Trace::fresh) : fresh());
  }

  static Optional<String> of(String traceparent) {
    var parts = TRACEPARENT.matcher(traceparent);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var id = parts.group("trace") == null ? parts.group("later") : parts.group("trace");
    return Optional.of(id).filter(one -> !one.equals(NONE));
  }

  private static String fresh() {
    var drawn = new byte[16];
    RANDOM.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /** Of the request or frame that is being answered. */
  static @Nullable String current() {
    return MDC.get(KEY);
  }

  @Override
  public void close() {
    MDC.remove(KEY);
  }
}
