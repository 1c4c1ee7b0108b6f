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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Conversations in a database: each event sealed with the key of its conversation, each key wrapped by the key ring. What the cache holds is only what
 * could be read at any time.
 */
public final class JdbcJournal implements Journal, AutoCloseable {

  private static final Instant EVER = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final String WITHOUT_KEY = " AND NOT EXISTS (SELECT 1 FROM keys.conversation_keys WHERE conversation_keys.conversation = ?)";
  private static final long MOST_CACHED_EVENTS = 200_000;
  private static final int MOST_AT_ONCE = 200;

  /** At the start too: an erasure may have been broken off before it was done. */
  private volatile boolean isCleaningOwed = true;
  private final EventJson json = new EventJson();
  private final Cache<ConversationId, Held> held = Caffeine.newBuilder()
      .maximumWeight(MOST_CACHED_EVENTS).weigher((ConversationId id, Held one) -> (int) one.conversation.seq() + 1).recordStats().build();
  private final Store store;
  private final Writer writer;
  private final Rows rows;
  private final ConversationKeys keys;
  private final AuditLog audit;

  /** A conversation and the key to it. */
  private record Held(Conversation conversation, Seal seal) {}

  JdbcJournal(Store store, KeyringSource keyring, Clock clock) {
    this.store = store;
    writer = new Writer(store);
    rows = new Rows(store);
    keys = new ConversationKeys(rows, keyring);
    audit = new AuditLog(rows, writer, clock);
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
    var seal = sealOf(conversation).orElseThrow(() -> new Conflict(conversation, seq));
    var sealed = seal.seal(seq, json.write(event));
    var message = event instanceof ConversationEvent.Answered answered ? seal.hide(answered.message().clientId()) : null;
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
    var sealed = seal.seal(seq, json.write(opened));
    var at = opened.at().toEpochMilli();
    var written = writer.write(
        connection -> Rows.change(
            connection,
            "INSERT INTO conversations(id, token_hash, channel, opened_at) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
            conversation.value(), opened.tokenHash(), opened.channel(), at)
            && keys.put(connection, conversation, key)
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

  /**
   * With many nodes the number of the latest event says whether what is held is still the whole of it. Reading and holding is one step, so that what is
   * erased meanwhile is not held for good.
   */
  private Optional<Held> held(ConversationId id) {
    if (store.isShared()) {
      var known = held.getIfPresent(id);
      if (known != null && !isWhole(known)) {
        held.asMap().remove(id, known);
      }
    }
    return Optional.ofNullable(held.asMap().computeIfAbsent(id, this::load));
  }

  private @Nullable Held load(ConversationId id) {
    var seal = keys.sealOf(id).orElse(null);
    if (seal == null) {
      return null;
    }
    var events = events(id, seal);
    return events.isEmpty() ? null : new Held(folded(id, events), seal);
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

  private Optional<Seal> sealOf(ConversationId id) {
    return Optional.ofNullable(held.getIfPresent(id)).map(Held::seal).or(() -> keys.sealOf(id));
  }

  @Override
  public Optional<ConversationId> findByToken(Token token) {
    return rows.read(row -> new ConversationId(row.getString(1)), "SELECT id FROM conversations WHERE token_hash = ?", token.hash())
        .stream().findFirst();
  }

  @Override
  public List<ConversationEvent> events(ConversationId conversation) {
    return sealOf(conversation).map(seal -> events(conversation, seal)).orElse(List.of());
  }

  private List<ConversationEvent> events(ConversationId conversation, Seal seal) {
    record Sealed(long seq, String text) {}
    var rowsOfLog = rows.read(
        row -> new Sealed(row.getLong(1), seal.open(row.getLong(1), row.getBytes(2))),
        "SELECT seq, sealed FROM events WHERE conversation = ? ORDER BY seq", conversation.value());
    var events = new ArrayList<ConversationEvent>();
    for (var row : rowsOfLog) {
      if (row.seq != events.size()) {
        throw new Unreadable(
            "event " + events.size() + " of " + conversation + " is missing: the next that is there has number " + row.seq, null);
      }
      try {
        events.add(json.read(row.text));
      } catch (JacksonException unknown) {
        throw new Unreadable("event " + events.size() + " of " + conversation + " is of a shape that this version does not know", unknown);
      }
    }
    return List.copyOf(events);
  }

  /** The failure's own message may hold what was said: only its kind is told. */
  private static Conversation folded(ConversationId id, List<ConversationEvent> events) {
    try {
      return Conversation.of(events);
    } catch (RuntimeException nonsense) {
      throw new Unreadable("the " + events.size() + " events of " + id + " do not follow from each other: " + nonsense.getClass().getName(),
          null);
    }
  }

  @Override
  public Map<ConversationId, Long> latest(Collection<ConversationId> conversations) {
    var latest = new HashMap<ConversationId, Long>();
    var ids = List.copyOf(conversations);
    for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
      var some = ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE));
      rows.read(
          row -> latest.put(new ConversationId(row.getString(1)), row.getLong(2)),
          "SELECT conversation, MAX(seq) FROM events WHERE conversation IN (" + String.join(", ", Collections.nCopies(some.size(), "?"))
              + ") GROUP BY conversation",
          some.stream().map(ConversationId::value).toArray());
    }
    return latest;
  }

  /** Ids of all conversations, the newest first. */
  public List<ConversationId> all() {
    return rows.read(row -> new ConversationId(row.getString(1)), "SELECT id FROM conversations ORDER BY opened_at DESC, id");
  }

  @Override
  public void erase(ConversationId conversation) {
    erase(List.of(conversation), id -> EVER);
  }

  /**
   * The keys first and by themselves, since two files are not committed as one: whatever of the rest were left, nobody could read it.
   *
   * @param before what was spoken in since then is kept; asked once more with each write, because somebody may have come back meanwhile
   */
  private void erase(List<ConversationId> conversations, Function<ConversationId, Instant> before) {
    for (int from = 0; from < conversations.size(); from += MOST_AT_ONCE) {
      var some = conversations.subList(from, Math.min(conversations.size(), from + MOST_AT_ONCE));
      writer.write(
          connection -> {
            for (var one : some) {
              ConversationKeys.erase(connection, one, before.apply(one));
            }
            return true;
          });
      held.invalidateAll(some);
      writer.write(
          connection -> {
            for (var one : some) {
              Rows.change(connection, "DELETE FROM events WHERE conversation = ?" + WITHOUT_KEY, one.value(), one.value());
              Rows.change(connection, "DELETE FROM conversations WHERE id = ?" + WITHOUT_KEY, one.value(), one.value());
            }
            return true;
          });
      held.invalidateAll(some);
    }
    clean();
  }

  /**
   * Leaves nothing of what was erased in the write-ahead log; what could not be done is owed, and {@link #settle} does it.
   *
   * @throws Unavailable while somebody reads what is to be cleared
   */
  private void clean() {
    isCleaningOwed = true;
    try {
      store.afterErasure();
      isCleaningOwed = false;
    } catch (SQLException failed) {
      throw new Unavailable("what was erased may still stand in the write-ahead log; it is cleared within seconds", failed);
    }
  }

  /** Does what an erasure could not finish; false while it still can not. */
  boolean settle() {
    try {
      if (isCleaningOwed) {
        clean();
      }
      return true;
    } catch (Unavailable still) {
      return false;
    }
  }

  /**
   * Erases what was last spoken in before a moment.
   *
   * @param moment the moment for each channel
   * @return how many conversations were erased
   */
  int eraseBefore(Function<String, Instant> moment) {
    record Last(ConversationId id, String channel, Instant word) {}
    var old = rows.read(
        row -> new Last(new ConversationId(row.getString(1)), row.getString(2), Instant.ofEpochMilli(row.getLong(3))),
        "SELECT id, channel, COALESCE((SELECT at FROM events WHERE conversation = id ORDER BY seq DESC LIMIT 1), opened_at) FROM conversations")
        .stream().filter(last -> last.word.isBefore(moment.apply(last.channel))).collect(Collectors.toMap(Last::id, Last::channel));
    if (!old.isEmpty()) {
      erase(List.copyOf(old.keySet()), id -> moment.apply(String.valueOf(old.get(id))));
    }
    return old.size();
  }

  /** Erases conversations whose key is gone. Returns how many. */
  int eraseWithoutKey() {
    var lost = keys.lost();
    if (!lost.isEmpty()) {
      erase(lost, id -> EVER);
    }
    return lost.size();
  }

  /** Wraps every key that an older key of the ring wrapped with the newest; returns how many. */
  int rewrap() {
    return keys.rewrap(writer);
  }

  /** What the staff read. */
  public AuditLog audit() {
    return audit;
  }

  /**
   * Whether the store answers, its keys are its own, and the ring opens what was written last. Conversations without a key are erased in time, so with
   * the keys of another journal all would be lost.
   *
   * @throws Unavailable when the store does not answer
   * @throws Unreadable when the ring or the keys are another's
   */
  public void check() {
    if (keys.areForeign()) {
      throw new Unreadable(
          "no conversation of the journal has its key here: the keys are of another journal, or all that this one holds was forgotten; "
              + "put the keys there that belong to it",
          null);
    }
    keys.join(writer);
    var newest = rows.read(
        row -> new ConversationId(row.getString(1)),
        "SELECT conversations.id FROM conversations JOIN keys.conversation_keys ON conversation = conversations.id "
            + "ORDER BY opened_at DESC LIMIT 1");
    newest.forEach(keys::sealOf);
  }

  /**
   * Whether both databases answer: one row of each by its index, however many there are.
   *
   * @throws Unavailable when one does not
   */
  void ping() {
    rows.read(row -> row.getString(1), "SELECT id FROM conversations ORDER BY id LIMIT 1");
    rows.read(row -> row.getString(1), "SELECT conversation FROM keys.conversation_keys ORDER BY conversation LIMIT 1");
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

  Writer writer() {
    return writer;
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
