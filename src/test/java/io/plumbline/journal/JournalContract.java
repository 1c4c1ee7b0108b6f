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
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do, whichever database it is. */
abstract class JournalContract {

  private static final String RARE = "zibbledorf";
  private static final String MESSAGE = "wamid.447700900123";

  @TempDir
  Path folder;

  /** The same store each time within one test. */
  abstract Store store();

  /** Where the database keeps its files; everything is on disk. */
  abstract Path files() throws SQLException;

  private Path ring() {
    return folder.resolve("ring").resolve("keyring.json");
  }

  private JdbcJournal open() {
    return open(KeyringSource.ofFile(ring()));
  }

  private JdbcJournal open(KeyringSource keyring) {
    return new JdbcJournal(store(), keyring, Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC));
  }

  private static List<ConversationEvent> aConversation() {
    var talk = new Talk("GB");
    talk.say("my back hurts when i look down, since " + RARE + " \ud83d\ude2d and half a pair \ud83d");
    talk.choose("none");
    talk.choose("unsure");
    talk.order(InboundMessage.Order.BACK);
    talk.say("cant feel when i wipe");
    return talk.turns().log(talk.id());
  }

  private static ConversationId write(Journal journal, List<ConversationEvent> events) {
    var id = ((ConversationEvent.Opened) events.getFirst()).id();
    for (int seq = 0; seq < events.size(); seq++) {
      journal.append(id, seq, events.get(seq));
    }
    return id;
  }

  private static ConversationEvent.Opened as(ConversationEvent.Opened opened, ConversationId id, String hash, String channel, Instant at) {
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
  void nothingThatWasSaidCanBeReadInAnyFileBeforeAndAfterItIsErased() throws Exception {
    var events = aConversation();
    try (var journal = open()) {
      var id = write(journal, events);
      assertNothingIsReadable();
      journal.erase(id);
      assertThat(journal.events(id)).isEmpty();
      assertThat(journal.find(id)).isEmpty();
      assertThatThrownBy(() -> journal.append(id, events.size(), events.getLast())).isInstanceOf(Journal.Conflict.class);
      assertNothingIsReadable();
      assertThat(journal.all()).isEmpty();
    }
  }

  /** In no encoding that a word may hide in. */
  private void assertNothingIsReadable() throws IOException, SQLException {
    var words = List.of(RARE, "cant feel when", "hurts when i look");
    try (var files = Files.walk(files())) {
      int seen = 0;
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        seen++;
        for (var word : words) {
          for (var form : forms(word)) {
            assertThat(text.contains(form)).as(word + " in " + file).isFalse();
          }
        }
      }
      assertThat(seen).isPositive();
    }
  }

  private static List<String> forms(String word) {
    var forms = new ArrayList<String>();
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      forms.add(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1));
    }
    forms.add(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
    for (int shift = 0; shift < 3; shift++) {
      var encoded = Base64.getEncoder().encodeToString((" ".repeat(shift) + word).getBytes(StandardCharsets.UTF_8));
      forms.add(encoded.substring(shift == 0 ? 0 : 4, encoded.length() - 4));
    }
    return forms;
  }

  @Test
  void withAnotherKeyRingNothingCanBeReadAndTheErrorSaysWhatIsMissing() {
    ConversationId id;
    try (var journal = open()) {
      id = write(journal, aConversation());
    }
    try (var stranger = open(KeyringSource.ofText(Keyring.fresh().json()))) {
      assertThatThrownBy(() -> stranger.events(id)).isInstanceOf(Journal.Unreadable.class).hasMessageContaining("plumbline.keyring");
      assertThatThrownBy(stranger::check).isInstanceOf(Journal.Unreadable.class).hasMessageContaining("key ring");
    }
  }

  @Test
  void theRingIsTurnedWhileTheServerRuns() {
    var events = aConversation();
    try (var journal = open()) {
      var id = write(journal, events);
      var before = journal.find(id).orElseThrow();
      var turned = KeyringSource.ofFile(ring()).current().rotated();
      KeyringSource.write(ring(), turned);
      assertThat(journal.events(id)).isEqualTo(events);
      assertThat(journal.rewrap()).isEqualTo(1);
      assertThat(journal.rewrap()).isZero();
      KeyringSource.write(ring(), turned.withoutOldKeys());
      assertThat(journal.find(id)).contains(before);
    }
    try (var again = open()) {
      assertThat(again.all()).hasSize(1);
      assertThat(again.events(again.all().getFirst())).isEqualTo(events);
    }
  }

  @Test
  void anEventThatWasMovedOrChangedIsRefusedAndTheOthersAreNoneTheWorse() throws SQLException {
    var events = aConversation();
    try (var journal = open()) {
      var id = write(journal, events);
      var other = as((ConversationEvent.Opened) events.getFirst(), new ConversationId("c_" + "2".repeat(32)), "other", "web",
          Instant.EPOCH);
      journal.append(other.id(), 0, other);
      try (var connection = journal.store().connect()) {
        Rows.change(connection, "UPDATE events SET sealed = (SELECT e.sealed FROM events e WHERE e.conversation = ? AND e.seq = 1) "
            + "WHERE conversation = ? AND seq = 2", id.value(), id.value());
        connection.commit();
      }
      assertThatThrownBy(() -> journal.events(id)).isInstanceOf(Journal.Unreadable.class).hasMessageContaining("event 2 of " + id);
      assertThat(journal.events(other.id())).containsExactly(other);
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
      assertThat(journal.eraseBefore(now, Optional.of("sms"), List.of())).isEqualTo(1);
    }
  }

  @Test
  void whatTheStaffReadIsWrittenDownForGood() throws SQLException {
    try (var journal = open()) {
      journal.audit("nurse.a", "replay", "c_1");
      journal.audit("nurse.b", "review", "*");
      assertThat(journal.audited()).extracting(JdbcJournal.Reading::who).containsExactlyInAnyOrder("nurse.a", "nurse.b");
      for (var sql : List.of("DELETE FROM audit", "UPDATE audit SET who = 'nobody'")) {
        try (var connection = journal.store().connect()) {
          assertThatThrownBy(() -> Rows.change(connection, sql)).isInstanceOf(SQLException.class).hasMessageContaining("only added to");
          connection.rollback();
        }
      }
      assertThat(journal.audited()).hasSize(2);
    }
  }

  @Test
  void aMessageIdOfAProviderCannotBeReadEither() throws Exception {
    var talk = new Talk("GB");
    talk.turns().handle(talk.id(), new InboundMessage(MESSAGE, new InboundMessage.What.Text("hello")));
    try (var journal = open()) {
      write(journal, talk.turns().log(talk.id()));
      try (var files = Files.walk(files())) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MESSAGE)).as(file.toString()).isFalse();
        }
      }
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
