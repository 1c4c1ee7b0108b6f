package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import io.plumbline.scripts.Talk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  @TempDir
  Path folder;

  private Path data;
  private Path copies;

  @BeforeEach
  void folders() {
    data = folder.resolve("data");
    copies = folder.resolve("copies");
  }

  private static List<ConversationEvent> say(JdbcJournal journal, String id) {
    var talk = new Talk("GB");
    talk.say("my back hurts when i look down");
    var log = talk.turns().log(talk.id());
    var opened = (ConversationEvent.Opened) log.getFirst();
    var own = new ConversationEvent.Opened(
        new ConversationId(id), "hash of " + id, opened.channel(), opened.locale(), opened.pack(), opened.content(), opened.input(),
        opened.events(), opened.turn(), opened.why(), opened.at());
    journal.append(own.id(), 0, own);
    journal.append(own.id(), 1, log.get(1));
    return List.of(own, log.get(1));
  }

  @Test
  void aLostDiskIsPutBackFromTheCopyAndWhatWasForgottenSinceIsNot() throws Exception {
    var kept = "c_" + "1".repeat(32);
    var forgotten = "c_" + "2".repeat(32);
    List<ConversationEvent> events;
    Path copy;
    try (var journal = JdbcJournal.in(data)) {
      events = say(journal, kept);
      say(journal, forgotten);
      copy = Backup.write(journal, copies, NOW);
      journal.erase(new ConversationId(forgotten));
      Backup.write(journal, copies, NOW.plusSeconds(60));
    }
    Files.delete(data.resolve(Store.EVENTS_FILE));
    Files.delete(data.resolve(Store.KEYS_FILE));
    assertThat(Backup.restore(copy, data, Optional.empty())).isEqualTo(1);
    try (var journal = JdbcJournal.in(data)) {
      assertThat(journal.all()).containsExactly(new ConversationId(kept));
      assertThat(journal.events(new ConversationId(kept))).isEqualTo(events);
    }
  }

  @Test
  void aJournalIsNeverOverwritten() {
    try (var journal = JdbcJournal.in(data)) {
      var copy = Backup.write(journal, copies, NOW);
      assertThatThrownBy(() -> Backup.restore(copy, data, Optional.empty())).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("move it away");
    }
  }

  @Test
  void whatIsLeftOfAnotherJournalIsNeverMixedIn() throws Exception {
    Path copy;
    try (var journal = JdbcJournal.in(data)) {
      say(journal, "c_" + "1".repeat(32));
      copy = Backup.write(journal, copies, NOW);
    }
    Files.delete(data.resolve(Store.EVENTS_FILE));
    Files.writeString(data.resolve(Store.EVENTS_FILE + "-wal"), "left");
    assertThatThrownBy(() -> Backup.restore(copy, data, Optional.empty())).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-wal");
    Files.delete(data.resolve(Store.EVENTS_FILE + "-wal"));
    assertThat(Backup.restore(copy, data, Optional.empty())).isZero();
    assertThat(copies).isDirectoryNotContaining("glob:**unfinished").isDirectoryContaining("glob:**keys.db");
    assertThat(data).isDirectoryNotContaining("glob:**unfinished");
  }

  @Test
  void theKeysOfAnotherJournalAreRefusedBeforeAnythingIsErasedForWantOfThem() throws Exception {
    try (var journal = JdbcJournal.in(data)) {
      say(journal, "c_" + "1".repeat(32));
    }
    var own = Files.readAllBytes(data.resolve(Store.KEYS_FILE));
    var elsewhere = putTheKeysOfAnother(another -> say(another, "c_" + "2".repeat(32)));
    try (var journal = JdbcJournal.in(data)) {
      assertThatThrownBy(journal::check).isInstanceOf(Journal.Unreadable.class).hasMessageContaining("keys are of another journal");
    }
    Files.move(data.resolve(Store.KEYS_FILE), elsewhere.resolve(Store.KEYS_FILE), StandardCopyOption.REPLACE_EXISTING);
    Files.write(data.resolve(Store.KEYS_FILE), own);
    for (var folder : List.of(data, elsewhere)) {
      try (var journal = JdbcJournal.in(folder, Optional.of(data.resolve("keyring.json")))) {
        journal.check();
        assertThat(journal.all()).hasSize(1);
      }
    }
    assertThat(idIn(data)).as("keys that are refused are not marked as this journal's").isNotEqualTo(idIn(elsewhere));
  }

  private static String idIn(Path folder) throws Exception {
    try (var file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Store.EVENTS_FILE));
        var found = file.createStatement().executeQuery("SELECT id FROM journal_id")) {
      return found.getString(1);
    }
  }

  @Test
  void aCrashBetweenTheTwoFilesLeavesAnIdThatTheOtherTakesOver() throws Exception {
    for (var left : List.of(Store.EVENTS_FILE, Store.KEYS_FILE)) {
      try (var journal = JdbcJournal.in(data)) {
        journal.check();
      }
      try (var file = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(left)); var statement = file.createStatement()) {
        assertThat(statement.executeUpdate("DELETE FROM journal_id")).isOne();
      }
      try (var journal = JdbcJournal.in(data)) {
        journal.check(); // gives what is missing
        journal.check(); // and finds both the same
      }
    }
  }

  /** Another journal under the same ring, whose keys stand now where those of this one stood. */
  private Path putTheKeysOfAnother(Consumer<JdbcJournal> doing) throws Exception {
    var elsewhere = folder.resolve("elsewhere");
    try (var another = JdbcJournal.in(elsewhere, Optional.of(data.resolve("keyring.json")))) {
      doing.accept(another);
    }
    Files.copy(elsewhere.resolve(Store.KEYS_FILE), data.resolve(Store.KEYS_FILE), StandardCopyOption.REPLACE_EXISTING);
    return elsewhere;
  }

  @Test
  void aTornCopyLeavesNothingInTheFolder() throws Exception {
    Path copy;
    try (var journal = JdbcJournal.in(data)) {
      say(journal, "c_" + "1".repeat(32));
      copy = Backup.write(journal, copies, NOW);
    }
    var whole = Files.readAllBytes(copy);
    Files.write(copy, Arrays.copyOf(whole, whole.length / 2));
    Files.delete(data.resolve(Store.EVENTS_FILE));
    Files.delete(data.resolve(Store.KEYS_FILE));
    assertThatThrownBy(() -> Backup.restore(copy, data, Optional.empty())).isInstanceOf(RuntimeException.class);
    assertThat(data).isDirectoryNotContaining("glob:**.db*");
  }

  @Test
  void keysOfAnotherJournalAreRefusedAlsoWhenThatOneIsEmpty() throws Exception {
    try (var journal = JdbcJournal.in(data)) {
      journal.check();
      say(journal, "c_" + "1".repeat(32));
    }
    putTheKeysOfAnother(JdbcJournal::check);
    try (var journal = JdbcJournal.in(data)) {
      assertThatThrownBy(journal::check).isInstanceOf(Journal.Unreadable.class).hasMessageContaining("another journal");
      assertThat(journal.all()).hasSize(1);
    }
  }

  @Test
  void withoutTheKeyRingACopyIsOfNoUse() {
    Path copy;
    try (var journal = JdbcJournal.in(data)) {
      say(journal, "c_" + "1".repeat(32));
      copy = Backup.write(journal, copies, NOW);
    }
    var elsewhere = folder.resolve("elsewhere");
    assertThatThrownBy(() -> Backup.restore(copy, elsewhere, Optional.empty())).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no key ring");
    KeyringSource.write(elsewhere.resolve("keyring.json"), Keyring.fresh());
    assertThatThrownBy(() -> Backup.restore(copy, elsewhere, Optional.empty())).isInstanceOf(Journal.Unreadable.class)
        .hasMessageContaining("plumbline.keyring");
    assertThat(elsewhere).isDirectoryNotContaining("glob:**.db*");
    assertThat(Backup.restore(copy, elsewhere, Optional.of(data.resolve("keyring.json")))).isZero();
  }

  @Test
  void anOldKeyIsTakenAwayWhenNothingNeedsItAnyMore() {
    var id = "c_" + "1".repeat(32);
    try (var journal = JdbcJournal.in(data)) {
      var events = say(journal, id);
      Keys.rotate(data, Optional.empty());
      assertThat(Keys.ids(data, Optional.empty())).hasSize(2);
      say(journal, "c_" + "2".repeat(32));
      var now = Instant.now();
      assertThatThrownBy(() -> Keys.dropOld(journal, data, Optional.empty(), now)).as("a server may still wrap with the older one")
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("a minute after");
      assertThat(Keys.dropOld(journal, data, Optional.empty(), now.plusSeconds(61))).isEqualTo(1);
      assertThat(Keys.ids(data, Optional.empty())).hasSize(1);
      assertThat(journal.events(new ConversationId(id))).isEqualTo(events);
    }
    try (var again = JdbcJournal.in(data)) {
      assertThat(again.events(new ConversationId(id))).hasSize(2);
    }
  }
}
