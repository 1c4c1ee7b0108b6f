package io.plumbline.journal;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the key ring comes from: a file, read again when it has changed, or a text from the environment. */
final class KeyringSource {

  private static final Logger LOG = LoggerFactory.getLogger(KeyringSource.class);
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private final @Nullable Path file;
  private Keyring ring;
  private @Nullable FileTime read;

  private KeyringSource(@Nullable Path file, Keyring ring, @Nullable FileTime read) {
    this.file = file;
    this.ring = ring;
    this.read = read;
  }

  /** A ring given as text, for good. */
  static KeyringSource ofText(String json) {
    return new KeyringSource(null, Keyring.of(json), null);
  }

  /** A ring in a file; made, readable by its owner alone, where there is none. */
  static KeyringSource ofFile(Path file) {
    if (!Files.exists(file)) {
      write(file, Keyring.fresh());
      LOG.warn("a new key ring was made: {}. Keep a copy apart from the data: without it nothing that was said can be read", file);
    }
    var time = time(file);
    return new KeyringSource(file, Keyring.of(text(file)), time);
  }

  /** Writes the ring so that nobody ever reads half of it. */
  static void write(Path file, Keyring ring) {
    try {
      var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
      Files.createDirectories(folder);
      var fresh = Files.createTempFile(folder, "keyring", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(ring.json().getBytes(StandardCharsets.UTF_8)));
        channel.force(true); // what it wraps is on disk at once, so it has to be
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the key ring cannot be written to " + file, unwritable);
    }
  }

  /** The newest that could be read: a file that somebody broke must not stop the conversations. */
  synchronized Keyring current() {
    if (file != null && Files.exists(file) && !time(file).equals(read)) {
      read = time(file);
      try {
        ring = Keyring.of(text(file));
        LOG.info("the key ring was read again: {} keys", ring.ids().size());
      } catch (Keyring.Unusable | UncheckedIOException broken) {
        LOG.error("the key ring {} cannot be used as it is now; the one read before stays in use until the file is mended", file, broken);
      }
    }
    return ring;
  }

  /** @throws Journal.Unreadable when no key of the ring wrapped it */
  byte[] unwrap(byte[] wrapped, ConversationId conversation) {
    try {
      return current().unwrap(wrapped, conversation);
    } catch (GeneralSecurityException wrongKey) {
      throw new Journal.Unreadable(
          "the key ring does not hold the key of " + conversation + "; start with the ring that it was written with (plumbline.keyring)",
          wrongKey);
    }
  }

  /** When the file was last changed. */
  static Instant changed(Path file) {
    return time(file).toInstant();
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the key ring " + file + " cannot be read", unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the key ring " + file + " cannot be read", unreadable);
    }
  }
}
