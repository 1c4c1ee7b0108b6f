package io.plumbline.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.conversation.Conversation;
import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Conversations in a database: each event sealed with the key of its conversation, each key wrapped by the key ring. What the cache holds is only what
 * could be read at any time.
 */
public final class JdbcJournal implements Journal, AutoCloseable {

  private static final long MOST_CACHED_EVENTS = 200_000;

  private final EventJson json = new EventJson();
  private final Cache<ConversationId, Held> held = Caffeine.newBuilder()
      .maximumWeight(MOST_CACHED_EVENTS).weigher((ConversationId id, Held one) -> (int) one.conversation.seq() + 1).recordStats().build();
  private final Store store;
  private final KeyringSource keyring;
  private final Clock clock;
  private final Writer writer;
  private final Rows rows;

  /** A conversation and the key to it. */
  private record Held(Conversation conversation, Seal seal) {}

  JdbcJournal(Store store, KeyringSource keyring, Clock clock) {
    this.store = store;
    this.keyring = keyring;
    this.clock = clock;
    writer = new Writer(store);
    rows = new Rows(store);
  }

  /** The journal of a data folder, with the key ring that lies in it. */
  public static JdbcJournal in(Path data) {
    return in(data, Optional.empty());
  }

  /** @param keyring the file of the key ring; in the data folder when empty */
  public static JdbcJournal in(Path data, Optional<Path> keyring) {
    return new JdbcJournal(Store.sqlite(data), KeyringSource.ofFile(Keys.file(data, keyring)), Clock.systemUTC());
  }

  /** A journal whose keys are nowhere but in memory: when it is closed, nobody can read it any more. */
  public static JdbcJournal passing(Path data) {
    return new JdbcJournal(Store.sqlite(data), KeyringSource.ofText(Keyring.fresh().json()), Clock.systemUTC());
  }

  /** Whether something was kept in a data folder. */
  public static boolean isIn(Path data) {
    return Files.exists(data.resolve(Store.EVENTS_FILE));
  }

  @Override
  public void append(ConversationId conversation, long seq, ConversationEvent event) {
    if (event instanceof ConversationEvent.Opened opened) {
      open(conversation, seq, opened);
      return;
    }
    var before = held(conversation).orElseThrow(() -> new Conflict(conversation, seq));
    var sealed = before.seal.seal(seq, json.write(event));
    var message = event instanceof ConversationEvent.Answered answered ? before.seal.hide(answered.message().clientId()) : null;
    var at = event.at().toEpochMilli();
    if (!writer.write(connection -> insert(connection, conversation, seq, message, at, sealed))) {
      held.invalidate(conversation);
      throw new Conflict(conversation, seq);
    }
    held.asMap().computeIfPresent(
        conversation, (id, now) -> now.conversation.seq() == seq - 1 ? new Held(now.conversation.after(event), now.seal) : null);
  }

  private void open(ConversationId conversation, long seq, ConversationEvent.Opened opened) {
    var key = Seal.newKey();
    var seal = new Seal(conversation, key);
    var ring = keyring.current();
    var wrapped = ring.wrap(key, conversation);
    var sealed = seal.seal(seq, json.write(opened));
    var at = opened.at().toEpochMilli();
    var written = writer.write(
        connection -> Rows.change(
            connection,
            "INSERT INTO conversations(id, token_hash, channel, opened_at) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
            conversation.value(), opened.tokenHash(), opened.channel(), at)
            && Rows.change(
                connection,
                "INSERT INTO keys.conversation_keys(conversation, ring_key, wrapped) VALUES(?, ?, ?) "
                    + "ON CONFLICT(conversation) DO UPDATE SET ring_key = excluded.ring_key, wrapped = excluded.wrapped",
                conversation.value(), (long) ring.primary(), wrapped)
            && insert(connection, conversation, seq, null, at, sealed));
    if (!written) {
      throw new Conflict(conversation, seq);
    }
    held.put(conversation, new Held(Conversation.of(List.of(opened)), seal));
  }

  private static boolean insert(
      Connection connection, ConversationId conversation, long seq, @Nullable String message, long at, byte[] sealed)
      throws SQLException {
    return Rows.change(
        connection,
        "INSERT INTO events(conversation, seq, message, at, sealed) "
            + "SELECT id, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS BIGINT), ? FROM conversations WHERE id = ? ON CONFLICT DO NOTHING",
        seq, message, at, sealed, conversation.value());
  }

  @Override
  public Optional<Conversation> find(ConversationId conversation) {
    return held(conversation).map(Held::conversation);
  }

  /** With many nodes the number of the latest event says whether what is held is still the whole of it. */
  private Optional<Held> held(ConversationId id) {
    var known = held.getIfPresent(id);
    if (known != null && (!store.isShared() || isWhole(known))) {
      return Optional.of(known);
    }
    held.invalidate(id);
    var seal = seal(id);
    var events = seal.map(key -> events(id, key)).orElse(List.of());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var fresh = new Held(Conversation.of(events), seal.orElseThrow());
    held.put(id, fresh);
    return Optional.of(fresh);
  }

  /** While the server is away what is held has to do: an emergency is told by it, and nothing is written by it that is not checked. */
  private boolean isWhole(Held known) {
    try {
      return rows.read(
          row -> row.getLong(1), "SELECT seq FROM events WHERE conversation = ? ORDER BY seq DESC LIMIT 1", known.conversation.id().value())
          .equals(List.of(known.conversation.seq()));
    } catch (Unavailable away) {
      return true;
    }
  }

  private Optional<Seal> seal(ConversationId id) {
    return rows.read(row -> row.getBytes(1), "SELECT wrapped FROM keys.conversation_keys WHERE conversation = ?", id.value())
        .stream().findFirst().map(wrapped -> new Seal(id, keyring.unwrap(wrapped, id)));
  }

  @Override
  public Optional<ConversationId> findByToken(Token token) {
    return rows.read(row -> new ConversationId(row.getString(1)), "SELECT id FROM conversations WHERE token_hash = ?", token.hash())
        .stream().findFirst();
  }

  @Override
  public List<ConversationEvent> events(ConversationId conversation) {
    var known = held.getIfPresent(conversation);
    var seal = known == null ? seal(conversation) : Optional.of(known.seal);
    return seal.map(key -> events(conversation, key)).orElse(List.of());
  }

  private List<ConversationEvent> events(ConversationId conversation, Seal seal) {
    var texts = rows.read(
        row -> seal.open(row.getLong(1), row.getBytes(2)), "SELECT seq, sealed FROM events WHERE conversation = ? ORDER BY seq",
        conversation.value());
    var events = new ArrayList<ConversationEvent>();
    for (var text : texts) {
      try {
        events.add(json.read(text));
      } catch (JacksonException unknown) {
        throw new Unreadable("event " + events.size() + " of " + conversation + " is of a shape that this version does not know", unknown);
      }
    }
    return List.copyOf(events);
  }

  /** Ids of all conversations, the newest first. */
  public List<ConversationId> all() {
    return rows.read(row -> new ConversationId(row.getString(1)), "SELECT id FROM conversations ORDER BY opened_at DESC, id");
  }

  @Override
  public void erase(ConversationId conversation) {
    writer.write(
        connection -> {
          Rows.change(connection, "DELETE FROM keys.conversation_keys WHERE conversation = ?", conversation.value());
          Rows.change(connection, "DELETE FROM events WHERE conversation = ?", conversation.value());
          Rows.change(connection, "DELETE FROM conversations WHERE id = ?", conversation.value());
          return true;
        });
    held.invalidate(conversation);
    try {
      store.afterErasure();
    } catch (SQLException failed) {
      throw new Unavailable("what was erased may still stand in the write-ahead log", failed);
    }
  }

  /**
   * Erases what was last spoken in before that moment.
   *
   * @param channel empty for every channel that {@code others} does not name
   * @return how many conversations were erased
   */
  int eraseBefore(Instant moment, Optional<String> channel, List<String> others) {
    record Old(ConversationId id, String channel) {}
    var old = rows.read(
        row -> new Old(new ConversationId(row.getString(1)), row.getString(2)),
        "SELECT id, channel FROM conversations WHERE NOT EXISTS (SELECT 1 FROM events WHERE events.conversation = conversations.id AND at >= ?)",
        moment.toEpochMilli());
    var due = old.stream().filter(one -> channel.map(one.channel::equals).orElse(!others.contains(one.channel))).toList();
    due.forEach(one -> erase(one.id));
    return due.size();
  }

  /** Erases conversations whose key is gone: nobody can read them any more. Returns how many. */
  int eraseWithoutKey() {
    var lost = rows.read(
        row -> new ConversationId(row.getString(1)),
        "SELECT id FROM conversations WHERE id NOT IN (SELECT conversation FROM keys.conversation_keys)");
    lost.forEach(this::erase);
    return lost.size();
  }

  /** Writes down that somebody of the staff read a conversation. */
  public void audit(String who, String what, String conversation) {
    var at = clock.millis();
    writer.write(
        connection -> Rows.change(connection, "INSERT INTO audit(at, who, what, conversation) VALUES(?, ?, ?, ?)", at, who, what,
            conversation));
  }

  /** What was written down of the staff's reading, the newest first. */
  public List<Reading> audited() {
    return rows.read(
        row -> new Reading(Instant.ofEpochMilli(row.getLong(1)), row.getString(2), row.getString(3), row.getString(4)),
        "SELECT at, who, what, conversation FROM audit ORDER BY at DESC");
  }

  /** Somebody read a conversation. */
  public record Reading(Instant at, String who, String what, String conversation) {}

  /** Wraps every key that an older key of the ring wrapped with the newest; returns how many. */
  int rewrap() {
    var ring = keyring.current();
    var old = rows.read(
        row -> Map.entry(new ConversationId(row.getString(1)), row.getBytes(2)),
        "SELECT conversation, wrapped FROM keys.conversation_keys WHERE ring_key <> ?", (long) ring.primary());
    for (var one : old) {
      var again = ring.wrap(keyring.unwrap(one.getValue(), one.getKey()), one.getKey());
      writer.write(
          connection -> Rows.change(
              connection, "UPDATE keys.conversation_keys SET ring_key = ?, wrapped = ? WHERE conversation = ?", (long) ring.primary(),
              again,
              one.getKey().value()));
    }
    return old.size();
  }

  /**
   * Whether the store answers, and the ring opens what was written last.
   *
   * @throws Unavailable when the store does not answer
   * @throws Unreadable when the ring is another
   */
  public void check() {
    var newest = rows.read(
        row -> new ConversationId(row.getString(1)),
        "SELECT conversations.id FROM conversations JOIN keys.conversation_keys ON conversation = conversations.id "
            + "ORDER BY opened_at DESC LIMIT 1");
    newest.forEach(this::seal);
  }

  @Override
  public void keepContent(String version, SortedMap<String, String> files) {
    var text = json.write(files.entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList());
    writer.write(
        connection -> {
          Rows.change(connection, "INSERT INTO contents(version, files) VALUES(?, ?) ON CONFLICT DO NOTHING", version, text);
          return true;
        });
  }

  @Override
  public Optional<SortedMap<String, String>> content(String version) {
    return rows.read(row -> row.getString(1), "SELECT files FROM contents WHERE version = ?", version).stream()
        .findFirst()
        .map(
            text -> {
              var files = new TreeMap<String, String>();
              for (var file : json.read(text, String[][].class)) {
                files.put(file[0], file[1]);
              }
              return files;
            });
  }

  Cache<?, ?> cache() {
    return held;
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    writer.close();
    store.close();
  }
}
