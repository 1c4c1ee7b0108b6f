package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a real PostgreSQL; each test has a database of its own. */
class PostgresJournalTests extends SealedJournalContract {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir
  static Path server;

  private static EmbeddedPostgres postgres;

  private String database = "";

  @BeforeAll
  static void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.builder().setDataDirectory(server.resolve("pg")).setCleanDataDirectory(false).start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void newDatabase() throws SQLException {
    database = "journal" + NUMBER.incrementAndGet();
    sql("CREATE DATABASE " + database);
  }

  private static void sql(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  Store store() {
    return Store.postgresql(postgres.getJdbcUrl("postgres", database), "postgres", "", Duration.ofSeconds(5));
  }

  @Override
  Path files() throws SQLException {
    sql("CHECKPOINT");
    return server.resolve("pg");
  }

  @Test
  void whatOneNodeWritesTheOtherSees() throws Exception {
    var keyring = KeyringSource.ofFile(folder.resolve("keyring.json"));
    var talk = new io.plumbline.scripts.Talk("GB");
    talk.say("my back hurts when i look down");
    talk.choose("none");
    var events = talk.turns().log(talk.id());
    try (var one = new JdbcJournal(store(), keyring, java.time.Clock.systemUTC());
        var other = new JdbcJournal(store(), keyring, java.time.Clock.systemUTC())) {
      one.append(talk.id(), 0, events.get(0));
      one.append(talk.id(), 1, events.get(1));
      assertThat(other.find(talk.id()).orElseThrow().seq()).isEqualTo(1);
      other.append(talk.id(), 2, events.get(2));
      assertThat(one.find(talk.id()).orElseThrow().seq()).isEqualTo(2);
      other.erase(talk.id());
      assertThat(one.find(talk.id())).isEmpty();
    }
  }
}
