package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.InboundMessage;
import io.plumbline.conversation.Journal;
import io.plumbline.scripts.Talk;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every store must keep to itself, whichever database it is. */
abstract class SealedJournalContract extends JournalContract {

  private static final String MESSAGE = "wamid.447700900123";

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
  void whoReadsWhileItIsErasedDoesNotKeepItAlive() throws Exception {
    var events = aConversation();
    try (var journal = open(); var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        var id = new ConversationId("c_" + "%032d".formatted(i));
        journal.append(id, 0, as((ConversationEvent.Opened) events.getFirst(), id, "hash" + i, "web", Instant.EPOCH));
        journal.cache().invalidateAll();
        var reading = pool.submit(() -> journal.find(id));
        journal.erase(id);
        reading.get();
        assertThat(journal.find(id)).isEmpty();
      }
    }
  }
}
