package io.plumbline.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The database under the journal: SQLite in a folder, which needs no server, or PostgreSQL, which many nodes share. */
final class Store implements AutoCloseable {

  static final String EVENTS_FILE = "journal.db";
  static final String KEYS_FILE = "keys.db";

  private static final int BUSY_MILLIS = 10_000;
  private static final int CLEANING_MILLIS = 500;
  private static final int CONNECTIONS = 6;
  private static final long AWAY_NANOS = Duration.ofSeconds(1).toNanos();

  private final Kind kind;
  private final Duration patience;
  private final HikariDataSource connections;
  private volatile long awayUntil = System.nanoTime();

  private enum Kind {
    SQLITE("BLOB"), POSTGRESQL("BYTEA");

    private final String bytes;

    Kind(String bytes) {
      this.bytes = bytes;
    }
  }

  private Store(Kind kind, HikariConfig config, Duration patience) {
    this.kind = kind;
    this.patience = patience;
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setConnectionTimeout(patience.toMillis());
    config.setPoolName("journal");
    connections = new HikariDataSource(config);
    Flyway.configure().dataSource(connections).locations("classpath:db/journal", "classpath:db/" + kind.name().toLowerCase(Locale.ROOT))
        .placeholders(Map.of("bytes", kind.bytes)).load().migrate();
  }

  /** Two files in the folder: what happened, and the keys to it. */
  static Store sqlite(Path folder) {
    return sqlite(folder, Duration.ofMillis(BUSY_MILLIS));
  }

  /** @param patience how long a caller waits for another that has the file */
  static Store sqlite(Path folder, Duration patience) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot make the folder " + folder, unwritable);
    }
    var config = new HikariConfig();
    config.setDataSource(source(folder.resolve(EVENTS_FILE), folder.resolve(KEYS_FILE), patience));
    return new Store(Kind.SQLITE, config, patience);
  }

  /** @param patience how long a caller waits for a server that does not answer */
  static Store postgresql(String url, String user, String password, Duration patience) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.addDataSourceProperty("socketTimeout", "15");
    return new Store(Kind.POSTGRESQL, config, patience);
  }

  private static DataSource source(Path events, Path keys, Duration patience) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout((int) patience.toMillis());
    config.enforceForeignKeys(true);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    var source = new SQLiteDataSource(config) {
      @Override
      public org.sqlite.SQLiteConnection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        var connection = super.getConnection(user, password);
        try (var attach = connection.prepareStatement("ATTACH DATABASE ? AS keys")) {
          attach.setString(1, keys.toString());
          attach.execute();
        }
        try (var settings = connection.createStatement()) {
          settings.execute("PRAGMA keys.journal_mode=WAL");
          settings.execute("PRAGMA keys.synchronous=FULL");
          settings.execute("PRAGMA keys.secure_delete=ON");
        }
        return connection;
      }
    };
    source.setUrl("jdbc:sqlite:" + events);
    return source;
  }

  /**
   * A connection of the pool. While the server is away one caller a second waits for it; the others are told at once, because a patient should not wait
   * for what is known.
   */
  Connection connect() throws SQLException {
    if (System.nanoTime() - awayUntil < 0) {
      throw new SQLTransientConnectionException("the database did not answer a moment ago");
    }
    try {
      return connections.getConnection();
    } catch (SQLTransientConnectionException failed) {
      if (connections.getHikariPoolMXBean().getTotalConnections() == 0) {
        awayUntil = System.nanoTime() + AWAY_NANOS;
      }
      throw failed;
    }
  }

  /** Whether other nodes write to it too. */
  boolean isShared() {
    return kind == Kind.POSTGRESQL;
  }

  /**
   * Leaves nothing of what was erased in the write-ahead logs.
   *
   * @throws SQLException also when somebody reads for so long that the logs cannot be emptied
   */
  void afterErasure() throws SQLException {
    if (kind == Kind.SQLITE) {
      try (var connection = connect()) {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
          statement.execute("PRAGMA busy_timeout = " + CLEANING_MILLIS); // writers wait for it
          for (var schema : List.of("keys", "main")) {
            try (var emptied = statement.executeQuery("PRAGMA " + schema + ".wal_checkpoint(TRUNCATE)")) {
              if (emptied.next() && emptied.getBoolean("busy")) {
                throw new SQLException("the write-ahead log of " + schema + " is in use");
              }
            }
          }
        } finally {
          try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + patience.toMillis());
          }
          connection.setAutoCommit(false);
        }
      }
    }
  }

  /**
   * Copies one of the two databases into a new file, while others write.
   *
   * @param schema {@code main} for what happened, {@code keys} for the keys
   */
  void copy(String schema, Path file) throws SQLException {
    if (kind != Kind.SQLITE) {
      throw new IllegalStateException("PostgreSQL is backed up with its own tools: see docs/operations.md");
    }
    try (var connection = connect()) {
      connection.setAutoCommit(true);
      try (var copy = connection.prepareStatement("VACUUM " + schema + " INTO ?")) {
        copy.setString(1, file.toString());
        copy.execute();
      } finally {
        connection.setAutoCommit(false);
      }
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
