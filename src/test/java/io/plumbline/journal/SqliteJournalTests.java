package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SqliteJournalTests extends SealedJournalContract {

  @Override
  Store store() {
    return Store.sqlite(folder.resolve("data"));
  }

  @Override
  Path files() {
    return folder.resolve("data");
  }

  @Test
  void theKeyRingIsReadableByItsOwnerAlone() throws Exception {
    try (var journal = JdbcJournal.in(folder)) {
      journal.check();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keyring.json")))).isEqualTo("rw-------");
    }
  }

  @Test
  void aKeyRingThatSomebodyBrokeStopsNobodyUntilItIsMended() throws Exception {
    var file = folder.resolve("keyring.json");
    var source = KeyringSource.ofFile(file);
    var whole = source.current();
    Files.writeString(file, "{ half a ri");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(source.current()).isSameAs(whole);
    KeyringSource.write(file, whole.rotated());
    assertThat(source.current().ids()).hasSize(2);
    Files.writeString(file, "{ half a ri");
    assertThatThrownBy(() -> KeyringSource.ofFile(file)).as("a start with it").hasMessageContaining("key ring");
  }

  @Test
  void whoeverErasesIsToldWhenTheWriteAheadLogCannotBeEmptied() throws Exception {
    var events = aConversation();
    try (var store = Store.sqlite(folder.resolve("data"), Duration.ofMillis(250));
        var journal = new JdbcJournal(store, KeyringSource.ofFile(folder.resolve("keyring.json")), Clock.systemUTC());
        var reader = store.connect()) {
      var id = write(journal, events);
      Rows.read(reader, row -> row.getString(1), "SELECT conversation FROM keys.conversation_keys");
      assertThatThrownBy(() -> journal.erase(id)).isInstanceOf(Journal.Unavailable.class).hasMessageContaining("write-ahead log");
      assertThat(journal.settle()).as("still in use").isFalse();
      reader.rollback();
      assertThat(journal.settle()).isTrue();
      assertThat(folder.resolve("data").resolve("keys.db-wal")).isEmptyFile();
    }
  }

  @Test
  void aWriteThatBreaksTakesNeitherTheOthersNorTheWriterWithIt() throws Exception {
    try (var store = Store.sqlite(folder.resolve("data"));
        var writer = new Writer(store);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var held = new CompletableFuture<Boolean>();
      var first = pool.submit(() -> writer.write(connection -> held.join()));
      var broken = pool.submit(() -> writer.write(connection -> {
        throw new IllegalStateException("broken");
      }));
      var overflow = pool.submit(() -> writer.write(connection -> {
        throw new StackOverflowError();
      }));
      var good = pool.submit(() -> writer.write(connection -> true));
      held.complete(true);
      assertThat(first.get()).isTrue();
      assertThatThrownBy(broken::get).hasCauseInstanceOf(Journal.Unavailable.class);
      assertThatThrownBy(overflow::get).hasCauseInstanceOf(Journal.Unavailable.class);
      assertThat(good.get()).isTrue();
      assertThat(writer.write(connection -> true)).isTrue();
    }
  }
}
