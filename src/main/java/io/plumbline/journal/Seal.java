package io.plumbline.journal;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of one conversation: what it sealed can be read with it and nothing else, and when it is gone nobody can. */
final class Seal {

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConversationId conversation;
  private final AesGcmJce cipher;
  private final SecretKeySpec hiding;

  /** @param key 32 bytes */
  Seal(ConversationId conversation, byte[] key) {
    this.conversation = conversation;
    this.hiding = new SecretKeySpec(key, "HmacSHA256");
    try {
      this.cipher = new AesGcmJce(key);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
  }

  static byte[] newKey() {
    var key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** Sealed to its place: event 3 of one conversation cannot pass for event 4, or for another's. */
  byte[] seal(long seq, String text) {
    try {
      return cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), place(seq));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("an event cannot be sealed", failed);
    }
  }

  /** @throws Journal.Unreadable when it was changed, moved, or sealed with another key */
  String open(long seq, byte[] sealed) {
    try {
      return new String(cipher.decrypt(sealed, place(seq)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException changed) {
      throw new Journal.Unreadable("event " + seq + " of " + conversation + " is not what was written", changed);
    }
  }

  /** An id that somebody else chose, so that it can be compared and not read. */
  String hide(String id) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(hiding);
      return HexFormat.of().formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HmacSHA256", impossible);
    }
  }

  private byte[] place(long seq) {
    return (conversation.value() + "/" + seq).getBytes(StandardCharsets.UTF_8);
  }
}
