package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.DialogFiles;
import io.plumbline.conversation.DialogLibrary;
import io.plumbline.conversation.Hearing;
import io.plumbline.conversation.Ids;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Turn;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.scripts.Talk;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a patient sees when the disk itself fails: real dialogs, a real journal, real errors of its database. */
class FaultTests {

  private static final String EMERGENCY = "cant pee since this morning and im numb between my legs";
  private static final String STORY = "my lower back hurts when i look down";
  private static final int CONNECTIONS = 6;

  @TempDir
  Path folder;

  private Store store;
  private JdbcJournal journal;
  private TurnHandler turns;
  private TurnHandler.Welcome welcome;

  @BeforeEach
  void begin() {
    store = Store.sqlite(folder);
    journal = new JdbcJournal(store, KeyringSource.ofText(Keyring.fresh().json()), Clock.systemUTC());
    var library = new DialogLibrary(() -> DialogFiles.read(Optional.of(Path.of("dialogs"))), journal);
    turns = new TurnHandler(journal, library, new Hearing(Talk.ENGLISH), new Ids(), Clock.systemUTC());
    welcome = open();
  }

  @AfterEach
  void end() {
    journal.close();
  }

  private TurnHandler.Welcome open() {
    return turns.open(new TurnHandler.Opening("test", "en", Optional.of("GB"), Optional.empty()));
  }

  private Turn say(String id, String text) {
    return turns.handle(welcome.conversation(), new InboundMessage(id, new InboundMessage.What.Text(text)));
  }

  /** On every connection that there is. */
  private void everywhere(String pragma) throws SQLException {
    var all = new ArrayList<Connection>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(store.connect());
    }
    for (var connection : all) {
      try (connection) {
        try (var statement = connection.createStatement()) {
          statement.execute(pragma);
        }
        connection.rollback(); // with a statement still open it would leave the connection reading what was
      }
    }
  }

  @Test
  void onAFullDiskAnEmergencyIsToldAndEverythingElsePlainlyRefusedUntilThereIsRoom() throws SQLException {
    everywhere("PRAGMA main.max_page_count = 1"); // as many as there are, and none more
    assertThatThrownBy(() -> {
      for (int i = 0; i < 500; i++) {
        say("fill" + i, STORY);
      }
    }).isInstanceOf(Journal.Unavailable.class).hasStackTraceContaining("SQLITE_FULL");
    var kept = journal.events(welcome.conversation()).size();
    assertThat(say("a", EMERGENCY).urgent()).isTrue();
    assertThatThrownBy(this::open).isInstanceOf(Journal.Unavailable.class);
    assertThat(journal.events(welcome.conversation())).as("nothing is half written").hasSize(kept);
    everywhere("PRAGMA main.max_page_count = 1000000");
    turns.settle();
    assertThat(journal.find(welcome.conversation()).orElseThrow().latest().urgent()).as("written down once there is room").isTrue();
    assertThat(journal.events(welcome.conversation())).hasSize(kept + 1);
  }

  @Test
  void onASlowDiskTheAnswerComesWhenItIsKeptAndNotBefore() throws Exception {
    var writer = new CompletableFuture<Boolean>();
    var began = new CompletableFuture<Boolean>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = pool.submit(() -> journal.writer().write(connection -> {
        began.complete(true);
        return writer.join();
      }));
      began.join();
      var answer = pool.submit(() -> say("a", STORY));
      assertThat(journal.events(welcome.conversation())).hasSize(1);
      assertThat(answer.isDone()).isFalse();
      writer.complete(true);
      assertThat(answer.get().seq()).isEqualTo(1);
      assertThat(slow.get()).isTrue();
    }
    assertThat(journal.events(welcome.conversation())).hasSize(2);
  }

  @Test
  void aConversationWhoseEventIsPoisonTellsAnEmergencyAndTheOthersGoOn() throws SQLException {
    say("a", STORY);
    try (var connection = store.connect()) {
      Rows.change(connection, "UPDATE events SET sealed = x'00' WHERE conversation = ? AND seq = 1", welcome.conversation().value());
      connection.commit();
    }
    journal.cache().invalidateAll();
    assertThatThrownBy(() -> say("b", "no")).isInstanceOf(Journal.Unreadable.class)
        .hasMessageContaining("event 1 of " + welcome.conversation());
    assertThat(say("c", EMERGENCY)).satisfies(turn -> {
      assertThat(turn.urgent()).isTrue();
      assertThat(turn.seq()).isEqualTo(TurnHandler.NO_SEQ);
    });
    welcome = open();
    assertThat(say("a", STORY).seq()).isEqualTo(1);
  }

  @Test
  void aLogWithAHoleIsNoLogAndAnEmergencyIsToldAllTheSame() throws SQLException {
    say("a", STORY);
    say("b", "none of these");
    try (var connection = store.connect()) {
      Rows.change(connection, "DELETE FROM events WHERE conversation = ? AND seq = 1", welcome.conversation().value());
      connection.commit();
    }
    journal.cache().invalidateAll();
    assertThatThrownBy(() -> say("c", "no")).isInstanceOf(Journal.Unreadable.class)
        .hasMessageContaining("event 1 of " + welcome.conversation() + " is missing");
    assertThat(say("d", EMERGENCY).urgent()).isTrue();
  }
}
