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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Conversations in one SQLite file. What the cache holds is only what could be read from the file at any time. */
public final class SqliteJournal implements Journal, AutoCloseable {

  private static final int CACHED_CONVERSATIONS = 10_000;

  private final EventJson json = new EventJson();
  private final Cache<ConversationId, Conversation> folded = Caffeine.newBuilder().maximumSize(CACHED_CONVERSATIONS).build();
  private final Writer writer;
  private final Reader reader;

  /**
   * Opens the file, or makes it.
   *
   * @throws Unavailable when it cannot be opened
   */
  public SqliteJournal(Path file) {
    try {
      writer = new Writer(Sqlite.open(file));
      reader = new Reader(Sqlite.open(file));
    } catch (SQLException broken) {
      throw new Unavailable("cannot open the journal in " + file, broken);
    }
  }

  /** The journal of a data folder. */
  public static SqliteJournal in(Path data) {
    return new SqliteJournal(file(data));
  }

  /** Whether something was kept in a data folder. */
  public static boolean isIn(Path data) {
    return Files.exists(file(data));
  }

  private static Path file(Path data) {
    return data.resolve("plumbline.db");
  }

  @Override
  public void append(ConversationId conversation, long seq, ConversationEvent event) {
    var written = writer.write(insert(conversation, seq, event));
    if (!written) {
      folded.invalidate(conversation);
      throw new Conflict(conversation, seq);
    }
    if (event instanceof ConversationEvent.Opened opened) {
      folded.put(conversation, Conversation.of(List.of(opened)));
    } else {
      folded.asMap().computeIfPresent(conversation, (id, before) -> before.seq() == seq - 1 ? before.after(event) : null);
    }
  }

  private Write insert(ConversationId conversation, long seq, ConversationEvent event) {
    var text = json.write(event);
    return switch (event) {
      case ConversationEvent.Opened opened -> connection -> update(
          connection,
          "INSERT INTO conversations(id, token_hash, opened) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
          conversation.value(),
          opened.tokenHash(),
          opened.at().toString())
          && insert(connection, conversation, seq, null, text);
      case ConversationEvent.Answered answered ->
        connection -> insert(connection, conversation, seq, answered.message().clientId(), text);
      case ConversationEvent.Woken woken -> connection -> insert(connection, conversation, seq, null, text);
      case ConversationEvent.Ended ended -> connection -> insert(connection, conversation, seq, null, text);
    };
  }

  private static boolean insert(
      Connection connection, ConversationId conversation, long seq, @Nullable String clientId, String text)
      throws SQLException {
    return update(
        connection,
        "INSERT INTO events(conversation, seq, client_id, json) SELECT ?, ?, ?, ? "
            + "WHERE EXISTS (SELECT 1 FROM conversations WHERE id = ?1) ON CONFLICT DO NOTHING",
        conversation.value(),
        seq,
        clientId,
        text);
  }

  private static boolean update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate() > 0;
    }
  }

  @Override
  @SuppressWarnings("NullAway") // a loader may return null for "there is none"; the annotations of Caffeine cannot say so
  public Optional<Conversation> find(ConversationId conversation) {
    return Optional.ofNullable(
        folded.get(
            conversation,
            id -> {
              var events = events(id);
              return events.isEmpty() ? null : Conversation.of(events);
            }));
  }

  @Override
  public Optional<ConversationId> findByToken(Token token) {
    return reader.read("SELECT id FROM conversations WHERE token_hash = ?", token.hash()).stream()
        .findFirst()
        .map(ConversationId::new);
  }

  @Override
  public List<ConversationEvent> events(ConversationId conversation) {
    return reader.read("SELECT json FROM events WHERE conversation = ? ORDER BY seq", conversation.value()).stream()
        .map(json::read)
        .toList();
  }

  /** Ids of all conversations, the newest first. */
  public List<ConversationId> all() {
    return reader.read("SELECT id FROM conversations ORDER BY opened DESC").stream().map(ConversationId::new).toList();
  }

  @Override
  public void erase(ConversationId conversation) {
    writer.write(
        connection -> {
          update(connection, "DELETE FROM events WHERE conversation = ?", conversation.value());
          update(connection, "DELETE FROM conversations WHERE id = ?", conversation.value());
          return true;
        });
    folded.invalidate(conversation);
    writer.emptyLog();
  }

  @Override
  public void keepContent(String version, SortedMap<String, String> files) {
    var text = json.write(new ArrayList<>(files.entrySet().stream().map(entry -> List.of(entry.getKey(), entry.getValue())).toList()));
    writer.write(
        connection -> {
          update(connection, "INSERT INTO contents(version, files) VALUES(?, ?) ON CONFLICT DO NOTHING", version, text);
          return true;
        });
  }

  @Override
  public Optional<SortedMap<String, String>> content(String version) {
    return reader.read("SELECT files FROM contents WHERE version = ?", version).stream()
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

  @Override
  public void close() {
    writer.close();
    reader.close();
  }
}
