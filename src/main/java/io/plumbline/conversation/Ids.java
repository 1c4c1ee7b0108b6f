package io.plumbline.conversation;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes ids and secrets that nobody can guess. */
public final class Ids {

  private final RandomGenerator random;

  public Ids() {
    this(new SecureRandom());
  }

  /** For tests, where they may be guessed. */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  public ConversationId conversation() {
    return new ConversationId("c_" + hex(16));
  }

  /** 256 bits. */
  public Token token() {
    return new Token("t_" + hex(32));
  }

  private String hex(int bytes) {
    var drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
