package io.plumbline.journal;

import io.plumbline.conversation.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the embedded journal. What happened goes into a new file each time; the keys go into one file that each backup replaces. So what was
 * forgotten can be read in no old copy from the next backup on: its key is gone.
 */
public final class Backup {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private static final String UNFINISHED = ".unfinished";

  private Backup() {}

  /**
   * Copies while the server runs.
   *
   * @return the new file with what happened
   * @throws IllegalStateException when the folder is one that a server keeps its journal in
   */
  public static Path write(JdbcJournal journal, Path folder, Instant now) {
    if (JdbcJournal.isIn(folder)) {
      throw new IllegalStateException(folder + " holds a journal that is in use; name another folder, on another disk");
    }
    try {
      Files.createDirectories(folder);
      var events = folder.resolve("journal-" + STAMP.format(now) + ".db");
      copy(journal.store(), "main", events);
      copy(journal.store(), "keys", folder.resolve(Store.KEYS_FILE));
      return events;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the backup cannot be written to " + folder, unwritable);
    } catch (SQLException failed) {
      throw new Journal.Unavailable("the journal cannot be copied to " + folder, failed);
    }
  }

  private static void copy(Store store, String schema, Path place) throws IOException, SQLException {
    var fresh = place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
    store.copy(schema, fresh);
    land(fresh, place);
  }

  /** On disk first and under its name last: what was broken off never looks whole. */
  private static void land(Path fresh, Path place) throws IOException {
    force(fresh, StandardOpenOption.WRITE);
    Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(place.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  /**
   * Puts a copy in the place of a journal that is lost; the server must not run.
   *
   * @param events a file that {@link #write} made
   * @param data the server's data folder, without a journal in it; where its keys are lost too, those beside the copy are taken
   * @return how many conversations were left out because they have been forgotten since
   * @throws IllegalStateException when there is a journal already or a part of one, or no key ring
   * @throws Journal.Unreadable when the key ring or the keys are another's; the folder is left as it was
   */
  public static int restore(Path events, Path data, Optional<Path> keyring) {
    if (JdbcJournal.isIn(data)) {
      throw new IllegalStateException("there is a journal in " + data + "; move it away first");
    }
    for (var left : List.of(Store.EVENTS_FILE + "-wal", Store.EVENTS_FILE + "-shm")) {
      if (Files.exists(data.resolve(left))) {
        throw new IllegalStateException(
            data.resolve(left) + " is left of another journal and would be mixed into this one; move it away first");
      }
    }
    var ring = Keys.file(data, keyring);
    if (!Files.exists(ring)) {
      throw new IllegalStateException("there is no key ring at " + ring + "; put the one there that the copy was written with");
    }
    var copied = new ArrayList<Path>();
    try {
      Files.createDirectories(data);
      if (!Files.exists(data.resolve(Store.KEYS_FILE))) {
        copied.add(put(events.resolveSibling(Store.KEYS_FILE), data.resolve(Store.KEYS_FILE)));
      }
      copied.add(put(events, data.resolve(Store.EVENTS_FILE)));
      try (var journal = JdbcJournal.in(data, keyring)) {
        journal.check();
        return journal.eraseWithoutKey();
      }
    } catch (IOException failed) {
      takeBack(copied);
      throw new UncheckedIOException("the copy " + events + " cannot be put into " + data, failed);
    } catch (RuntimeException notAJournal) { // another ring, other keys, or a copy that is torn
      takeBack(copied);
      throw notAJournal;
    }
  }

  private static Path put(Path copy, Path place) throws IOException {
    land(Files.copy(copy, place.resolveSibling(place.getFileName() + "." + UUID.randomUUID() + UNFINISHED)), place);
    return place;
  }

  /** A restore that failed leaves the folder as it was. */
  private static void takeBack(List<Path> copied) {
    for (var file : copied) {
      for (var part : List.of("", "-wal", "-shm")) {
        try {
          Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
        } catch (IOException left) {
          LOG.warn("{}{} was left behind", file, part);
        }
      }
    }
  }
}
