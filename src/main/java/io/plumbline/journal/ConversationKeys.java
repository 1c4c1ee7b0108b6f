package io.plumbline.journal;

import io.plumbline.conversation.ConversationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The key of each conversation, wrapped by the key ring, apart from what it seals: when a key is gone, what it sealed is gone in every copy. */
final class ConversationKeys {

  private final Rows rows;
  private final KeyringSource keyring;

  ConversationKeys(Rows rows, KeyringSource keyring) {
    this.rows = rows;
    this.keyring = keyring;
  }

  /** Keeps a key, in the place of one that a conversation of this id had. */
  boolean put(Connection connection, ConversationId conversation, byte[] key) throws SQLException {
    var ring = keyring.current(); // at the last moment, so that a ring that turns does not leave a key behind
    return Rows.change(
        connection,
        "INSERT INTO keys.conversation_keys(conversation, ring_key, wrapped) VALUES(?, ?, ?) "
            + "ON CONFLICT(conversation) DO UPDATE SET ring_key = excluded.ring_key, wrapped = excluded.wrapped",
        conversation.value(), (long) ring.primary(), ring.wrap(key, conversation));
  }

  /** Erases the key, unless something was said at the moment or after it. */
  static void erase(Connection connection, ConversationId conversation, Instant before) throws SQLException {
    Rows.change(
        connection,
        "DELETE FROM keys.conversation_keys WHERE conversation = ? "
            + "AND NOT EXISTS (SELECT 1 FROM events WHERE events.conversation = ? AND events.at >= ?)",
        conversation.value(), conversation.value(), before.toEpochMilli());
  }

  /** @throws io.plumbline.conversation.Journal.Unreadable when the ring is another */
  Optional<Seal> sealOf(ConversationId conversation) {
    return rows
        .read(row -> row.getBytes(1), "SELECT wrapped FROM keys.conversation_keys WHERE conversation = ?", conversation.value())
        .stream().findFirst().map(wrapped -> new Seal(conversation, keyring.unwrap(wrapped, conversation)));
  }

  /** Wraps every key that an older key of the ring wrapped with the newest; returns how many. */
  int rewrap(Writer writer) {
    var ring = keyring.current();
    var old = rows.read(
        row -> Map.entry(new ConversationId(row.getString(1)), row.getBytes(2)),
        "SELECT conversation, wrapped FROM keys.conversation_keys WHERE ring_key <> ?", (long) ring.primary());
    for (var one : old) {
      var conversation = one.getKey();
      var again = ring.wrap(keyring.unwrap(one.getValue(), conversation), conversation);
      writer.write(
          connection -> Rows.change(
              connection, "UPDATE keys.conversation_keys SET ring_key = ?, wrapped = ? WHERE conversation = ?", (long) ring.primary(),
              again,
              conversation.value()));
    }
    return old.size();
  }

  /** Conversations that nobody can read any more. */
  List<ConversationId> lost() {
    return rows.read(
        row -> new ConversationId(row.getString(1)),
        "SELECT id FROM conversations WHERE id NOT IN (SELECT conversation FROM keys.conversation_keys)");
  }

  /** The keys carry the id of another journal; or there are conversations and there are keys, and none belongs to the other. */
  boolean areForeign() {
    return isAny("SELECT 1 FROM journal_id JOIN keys.journal_id AS own ON own.id <> journal_id.id")
        || (isAny("SELECT 1 FROM conversations LIMIT 1") && isAny("SELECT 1 FROM keys.conversation_keys LIMIT 1")
            && !isAny("SELECT 1 FROM conversations JOIN keys.conversation_keys ON conversation = conversations.id LIMIT 1"));
  }

  /** Gives journal and keys one id where either has none yet; never before it is known that they are not foreign. */
  void join(Writer writer) {
    if (!isAny("SELECT 1 FROM journal_id JOIN keys.journal_id AS own ON own.id = journal_id.id")) {
      writer.write(
          connection -> {
            // Two files are written one after the other: a crash in between may leave the id in either of them.
            Rows.change(
                connection, "INSERT INTO journal_id(one, id) SELECT one, id FROM keys.journal_id WHERE one = 1 ON CONFLICT DO NOTHING");
            Rows.change(connection, "INSERT INTO journal_id(one, id) VALUES(1, ?) ON CONFLICT DO NOTHING", UUID.randomUUID().toString());
            Rows.change(
                connection, "INSERT INTO keys.journal_id(one, id) SELECT one, id FROM journal_id WHERE one = 1 ON CONFLICT DO NOTHING");
            return true;
          });
    }
  }

  private boolean isAny(String query) {
    return !rows.read(row -> true, query).isEmpty();
  }
}
