package io.plumbline.conversation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The secret that opens a conversation again; only its hash is stored. */
public record Token(String secret) {

  /** SHA-256 in hexadecimal: enough for a secret of 256 random bits. */
  public String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /** Compares in constant time. */
  public boolean hasHash(String hash) {
    return MessageDigest.isEqual(hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
  }

  /** Never the secret: this may reach a log. */
  @Override
  public String toString() {
    return "Token[...]";
  }
}
