package io.plumbline.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the staff do with the key ring. */
public final class Keys {

  private static final String KEYRING_FILE = "keyring.json";
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private Keys() {}

  /** Ids of the ring's keys, the one that wraps last. */
  public static List<Long> ids(Path data, Optional<Path> keyring) {
    var ring = KeyringSource.ofFile(file(data, keyring)).current();
    return ring.ids().stream().sorted((one, other) -> Boolean.compare(one.equals(ring.primary()), other.equals(ring.primary())))
        .map(Integer::toUnsignedLong).toList();
  }

  /** Adds a key that wraps from now on; running servers take it in by themselves. */
  public static void rotate(Path data, Optional<Path> keyring) {
    var file = file(data, keyring);
    KeyringSource.write(file, KeyringSource.ofFile(file).current().rotated());
  }

  /**
   * Wraps every conversation's key with the newest key of the ring, and takes the older ones away.
   *
   * @return how many were wrapped anew
   * @throws IllegalStateException when the ring was changed less than a minute ago: a server may still be about to write what the older key wrapped
   */
  public static int dropOld(JdbcJournal journal, Path data, Optional<Path> keyring, Instant now) {
    var file = file(data, keyring);
    var changed = KeyringSource.changed(file);
    if (now.isBefore(changed.plus(SETTLING))) {
      throw new IllegalStateException("the key ring was changed at " + changed + "; drop the old keys a minute after that");
    }
    int wrapped = journal.rewrap();
    if (!KeyringSource.changed(file).equals(changed)) {
      throw new IllegalStateException("the key ring was changed meanwhile; nothing was dropped: try again in a minute");
    }
    KeyringSource.write(file, KeyringSource.ofFile(file).current().withoutOldKeys());
    return wrapped;
  }

  static Path file(Path data, Optional<Path> keyring) {
    return keyring.orElseGet(() -> data.resolve(KEYRING_FILE));
  }
}
