package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Replay;
import io.plumbline.conversation.Token;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.scripts.Talk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do, whichever database it is. */
abstract class JournalContract {

  static final String RARE = "zibbledorf";

  @TempDir
  Path folder;

  /** The same store each time within one test. */
  abstract Store store();

  /** Where the database keeps its files; everything is on disk. */
  abstract Path files() throws SQLException;

  Path ring() {
    return folder.resolve("ring").resolve("keyring.json");
  }

  JdbcJournal open() {
    return open(KeyringSource.ofFile(ring()));
  }

  JdbcJournal open(KeyringSource keyring) {
    return new JdbcJournal(store(), keyring, Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC));
  }

  static List<ConversationEvent> aConversation() {
    var talk = new Talk("GB");
    talk.say("my back hurts when i look down, since " + RARE + " \ud83d\ude2d and half a pair \ud83d");
    talk.choose("none");
    talk.choose("unsure");
    talk.order(InboundMessage.Order.BACK);
    talk.say("cant feel when i wipe");
    return talk.turns().log(talk.id());
  }

  static ConversationId write(Journal journal, List<ConversationEvent> events) {
    var id = ((ConversationEvent.Opened) events.getFirst()).id();
    for (int seq = 0; seq < events.size(); seq++) {
      journal.append(id, seq, events.get(seq));
    }
    return id;
  }

  static ConversationEvent.Opened as(ConversationEvent.Opened opened, ConversationId id, String hash, String channel, Instant at) {
    return new ConversationEvent.Opened(
        id, hash, channel, opened.locale(), opened.pack(), opened.content(), opened.input(), opened.events(), opened.turn(), opened.why(),
        at);
  }

  @Test
  void everyEventComesBackAsItWasWritten() {
    var events = aConversation();
    ConversationId id;
    try (var journal = open()) {
      id = write(journal, events);
    }
    try (var again = open()) {
      assertThat(again.events(id)).isEqualTo(events);
      assertThat(again.find(id).orElseThrow().latest()).isEqualTo(((ConversationEvent.Answered) events.getLast()).turn());
    }
  }

  @Test
  void aReplayFromTheLogGivesEveryReplyAgain() {
    var events = aConversation();
    try (var journal = open()) {
      var id = write(journal, events);
      var content = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow();
      var pairs = new Replay(version -> content).of(journal.events(id));
      assertThat(pairs).hasSize(events.size()).allSatisfy(pair -> assertThat(pair.again()).isEqualTo(pair.sent()));
    }
  }

  @Test
  void aNumberOrAMessageIdIsTakenOnce() {
    var events = aConversation();
    try (var journal = open()) {
      var id = write(journal, events);
      assertThatThrownBy(() -> journal.append(id, events.size() - 1L, events.getLast())).isInstanceOf(Journal.Conflict.class);
      assertThatThrownBy(() -> journal.append(id, events.size(), events.getLast())).as("same client id")
          .isInstanceOf(Journal.Conflict.class);
      assertThat(journal.events(id)).isEqualTo(events);
    }
  }

  @Test
  void findsAConversationByItsTokenOnly() {
    var events = aConversation();
    try (var journal = open()) {
      var opened = as((ConversationEvent.Opened) events.getFirst(), new ConversationId("c_" + "1".repeat(32)), new Token("t_right").hash(),
          "web",
          Instant.EPOCH);
      journal.append(opened.id(), 0, opened);
      assertThat(journal.findByToken(new Token("t_wrong"))).isEmpty();
      assertThat(journal.findByToken(new Token("t_right"))).contains(opened.id());
    }
  }

  @Test
  void whatHasBeenKeptForLongEnoughIsErasedByChannel() {
    var opened = (ConversationEvent.Opened) aConversation().getFirst();
    var now = Instant.parse("2026-11-25T10:00:00Z");
    try (var journal = open()) {
      var ids = new ArrayList<ConversationId>();
      for (var kept : List.of(Map.entry("web", 31), Map.entry("web", 29), Map.entry("sms", 8), Map.entry("sms", 6))) {
        var id = new ConversationId("c_" + "%032d".formatted(ids.size()));
        journal.append(id, 0, as(opened, id, "hash" + ids.size(), kept.getKey(), now.minus(Duration.ofDays(kept.getValue()))));
        ids.add(id);
      }
      var retention = new JournalConfiguration.Retention(
          journal, new JournalConfiguration.RetentionProperties(30, Map.of("sms", 7)), Clock.fixed(now, ZoneOffset.UTC));
      assertThat(retention.erase()).isEqualTo(2);
      assertThat(journal.all()).containsExactlyInAnyOrder(ids.get(1), ids.get(3));
      assertThat(journal.eraseBefore(channel -> channel.equals("sms") ? now : Instant.EPOCH)).isEqualTo(1);
    }
  }

  @Test
  void whoeverComesBackWhileOldConversationsAreErasedIsNot() {
    var events = aConversation();
    var opened = (ConversationEvent.Opened) events.getFirst();
    var now = Instant.parse("2026-11-25T10:00:00Z");
    try (var journal = open()) {
      var id = new ConversationId("c_" + "7".repeat(32));
      journal.append(id, 0, as(opened, id, "hash", "web", now.minus(Duration.ofDays(31))));
      var isBack = new AtomicBoolean();
      journal.eraseBefore(channel -> {
        if (isBack.compareAndSet(false, true)) {
          journal.append(id, 1, new ConversationEvent.Ended(now));
        }
        return now.minus(Duration.ofDays(30));
      });
      assertThat(journal.events(id)).hasSize(2);
      assertThat(journal.eraseBefore(channel -> now.plusSeconds(1))).isEqualTo(1);
      assertThat(journal.all()).isEmpty();
    }
  }

  @Test
  void whatTheStaffReadIsWrittenDownForGood() throws SQLException {
    try (var journal = open()) {
      journal.audit().add("nurse.a", "replay", "c_1");
      journal.audit().add("nurse.b", "review", "*");
      assertThat(journal.audit().all()).extracting(AuditLog.Reading::who).containsExactlyInAnyOrder("nurse.a", "nurse.b");
      for (var sql : List.of("DELETE FROM audit", "UPDATE audit SET who = 'nobody'")) {
        try (var connection = journal.store().connect()) {
          assertThatThrownBy(() -> Rows.change(connection, sql)).isInstanceOf(SQLException.class).hasMessageContaining("only added to");
          connection.rollback();
        }
      }
      assertThat(journal.audit().all()).hasSize(2);
    }
  }

  @Test
  void manyWritersAtOnceLoseNothing() throws Exception {
    try (var journal = open(); var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<ConversationId>>();
      for (int i = 0; i < 50; i++) {
        var events = aConversation();
        var opened = (ConversationEvent.Opened) events.getFirst();
        var id = new ConversationId("c_" + "%032d".formatted(i));
        var number = i;
        tasks.add(
            () -> {
              journal.append(id, 0, as(opened, id, "hash" + number, opened.channel(), opened.at()));
              for (int seq = 1; seq < events.size(); seq++) {
                journal.append(id, seq, events.get(seq));
              }
              return id;
            });
      }
      for (var written : pool.invokeAll(tasks)) {
        assertThat(journal.events(written.get())).hasSize(6);
      }
      assertThat(journal.all()).hasSize(50);
    }
  }

  @Test
  void saysHowFarEachConversationIs() {
    var events = aConversation();
    var nobody = new ConversationId("c_" + "9".repeat(32));
    try (var journal = open()) {
      var id = write(journal, events);
      assertThat(journal.latest(List.of(id, nobody))).isEqualTo(Map.of(id, events.size() - 1L));
      assertThat(journal.latest(List.of())).isEmpty();
    }
  }

  @Test
  void theDialogsOfAVersionAreKept() {
    var files = new TreeMap<>(Map.of("findings.yaml", "findings: {}\n", "a/dialog.yaml", "dialog: a \u00e9\n"));
    try (var journal = open()) {
      journal.keepContent("v1", files);
      journal.keepContent("v1", files);
      assertThat(journal.content("v1")).contains(files);
      assertThat(journal.content("v2")).isEmpty();
    }
  }
}
