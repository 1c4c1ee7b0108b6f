package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class SqliteJournalTests extends JournalContract {

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
}
