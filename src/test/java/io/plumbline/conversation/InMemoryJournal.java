package io.plumbline.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that forgets when the test ends. */
public class InMemoryJournal implements Journal {

  private final Map<ConversationId, List<ConversationEvent>> logs = new ConcurrentHashMap<>();
  private final Map<String, SortedMap<String, String>> contents = new ConcurrentHashMap<>();
  private Optional<RuntimeException> writing = Optional.empty();
  private Optional<RuntimeException> reading = Optional.empty();
  private int conflicts;

  /** From now on nothing can be written. */
  public void takeNoMore() {
    writing = Optional.of(new Unavailable("full for the test", new IllegalStateException()));
  }

  /** From now on the store cannot be reached. */
  public void breakDown() {
    takeNoMore();
    reading = Optional.of(new Unavailable("down for the test", new IllegalStateException()));
  }

  /** From now on what is kept cannot be made out. */
  public void garble() {
    reading = Optional.of(new Unreadable("garbled for the test", new IllegalStateException()));
  }

  /** So many times from now on somebody else is first. */
  public void somebodyIsFirst(int times) {
    conflicts = times;
  }

  public boolean isFull() {
    return writing.isPresent();
  }

  /** All is well again. */
  public void mend() {
    writing = Optional.empty();
    reading = Optional.empty();
  }

  private static void mustBeUp(Optional<RuntimeException> failure) {
    failure.ifPresent(
        reason -> {
          throw reason;
        });
  }

  @Override
  public synchronized void append(ConversationId conversation, long seq, ConversationEvent event) {
    mustBeUp(writing);
    var log = logs.computeIfAbsent(conversation, id -> new ArrayList<>());
    if (log.size() != seq || conflicts > 0) {
      conflicts--;
      throw new Conflict(conversation, seq);
    }
    log.add(event);
  }

  @Override
  public Optional<Conversation> find(ConversationId conversation) {
    mustBeUp(reading);
    return Optional.ofNullable(logs.get(conversation)).map(Conversation::of);
  }

  @Override
  public Optional<ConversationId> findByToken(Token token) {
    mustBeUp(reading);
    return logs.values().stream().map(log -> ((ConversationEvent.Opened) log.getFirst()))
        .filter(opened -> token.hasHash(opened.tokenHash()))
        .map(ConversationEvent.Opened::id).findFirst();
  }

  @Override
  public List<ConversationEvent> events(ConversationId conversation) {
    mustBeUp(reading);
    return List.copyOf(logs.getOrDefault(conversation, List.of()));
  }

  @Override
  public Map<ConversationId, Long> latest(Collection<ConversationId> conversations) {
    mustBeUp(reading);
    var latest = new HashMap<ConversationId, Long>();
    for (var one : conversations) {
      var log = logs.get(one);
      if (log != null) {
        latest.put(one, log.size() - 1L);
      }
    }
    return latest;
  }

  @Override
  public void erase(ConversationId conversation) {
    logs.remove(conversation);
  }

  @Override
  public void keepContent(String version, SortedMap<String, String> files) {
    contents.put(version, files);
  }

  @Override
  public Optional<SortedMap<String, String>> content(String version) {
    return Optional.ofNullable(contents.get(version));
  }
}
