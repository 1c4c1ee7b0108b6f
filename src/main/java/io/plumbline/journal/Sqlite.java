package io.plumbline.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Opens SQLite as the journal needs it: on disk at commit, deleted means overwritten. */
final class Sqlite {

  private static final int BUSY_MILLIS = 10_000;

  private Sqlite() {}

  static Connection open(Path file) throws SQLException {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot make the folder of " + file, unwritable);
    }
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    var connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS conversations(id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, opened TEXT NOT NULL)");
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS events(conversation TEXT NOT NULL, seq INTEGER NOT NULL, client_id TEXT, json TEXT NOT NULL, "
              + "PRIMARY KEY(conversation, seq), UNIQUE(conversation, client_id)) WITHOUT ROWID");
      statement.executeUpdate("CREATE TABLE IF NOT EXISTS contents(version TEXT PRIMARY KEY, files TEXT NOT NULL)");
    }
    return connection;
  }
}
