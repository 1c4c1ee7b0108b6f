package io.plumbline.journal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.plumbline.conversation.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that wrap the keys of conversations: a Tink keyset of AES-256-GCM keys, of which the primary wraps and every one unwraps. A new primary is
 * added beside the old ones, so that rotation needs no stop.
 */
final class Keyring {

  private final KeysetHandle keys;
  private final Aead aead;

  private Keyring(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** A ring with one new key. */
  static Keyring fresh() {
    return made(KeysetHandle.newBuilder().addEntry(newKey()));
  }

  /**
   * @param json a Tink keyset
   * @throws Unusable when it is none
   */
  static Keyring of(String json) {
    try {
      AeadConfig.register();
      return new Keyring(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException broken) {
      throw new Unusable(
          "the key ring is no Tink keyset of AES-GCM keys; put the one there that the journal was written with. A new journal makes its own",
          broken);
    }
  }

  /** The same keys and a new one, which is the primary from now on. */
  Keyring rotated() {
    var ring = KeysetHandle.newBuilder();
    for (int i = 0; i < keys.size(); i++) {
      var entry = keys.getAt(i);
      ring.addEntry(KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId()));
    }
    return made(ring.addEntry(newKey()));
  }

  /** Only the primary: the old keys are gone, and what only they could unwrap. */
  Keyring withoutOldKeys() {
    var primary = keys.getPrimary();
    return made(KeysetHandle.newBuilder().addEntry(KeysetHandle.importKey(primary.getKey()).withFixedId(primary.getId()).makePrimary()));
  }

  private static KeysetHandle.Builder.Entry newKey() {
    return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary();
  }

  private static Keyring made(KeysetHandle.Builder ring) {
    try {
      AeadConfig.register();
      return new Keyring(ring.build());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
  }

  String json() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a keyset can be written", impossible);
    }
  }

  /** Id of the key that wraps. */
  int primary() {
    return keys.getPrimary().getId();
  }

  List<Integer> ids() {
    var ids = new ArrayList<Integer>();
    for (int i = 0; i < keys.size(); i++) {
      ids.add(keys.getAt(i).getId());
    }
    return ids;
  }

  byte[] wrap(byte[] key, ConversationId conversation) {
    try {
      return aead.encrypt(key, conversation.value().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException("a key cannot be wrapped", failed);
    }
  }

  /** @throws GeneralSecurityException when none of the keys wrapped it, or it is another conversation's */
  byte[] unwrap(byte[] wrapped, ConversationId conversation) throws GeneralSecurityException {
    return aead.decrypt(wrapped, conversation.value().getBytes(StandardCharsets.UTF_8));
  }

  /** The key ring cannot be used as it is. */
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
