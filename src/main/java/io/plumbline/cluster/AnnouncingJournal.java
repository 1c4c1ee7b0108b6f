package io.plumbline.cluster;

import io.plumbline.conversation.Conversation;
import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.Token;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A journal of which every node hears what is written. */
final class AnnouncingJournal implements Journal {

  private final Journal journal;
  private final Announcements announcements;

  AnnouncingJournal(Journal journal, Announcements announcements) {
    this.journal = journal;
    this.announcements = announcements;
  }

  @Override
  public void append(ConversationId conversation, long seq, ConversationEvent event) {
    journal.append(conversation, seq, event);
    announcements.grew(conversation, seq);
  }

  @Override
  public void erase(ConversationId conversation) {
    journal.erase(conversation);
    announcements.forgotten(conversation);
  }

  @Override
  public Optional<Conversation> find(ConversationId conversation) {
    return journal.find(conversation);
  }

  @Override
  public Optional<ConversationId> findByToken(Token token) {
    return journal.findByToken(token);
  }

  @Override
  public List<ConversationEvent> events(ConversationId conversation) {
    return journal.events(conversation);
  }

  @Override
  public Map<ConversationId, Long> latest(Collection<ConversationId> conversations) {
    return journal.latest(conversations);
  }

  @Override
  public void keepContent(String version, SortedMap<String, String> files) {
    journal.keepContent(version, files);
  }

  @Override
  public Optional<SortedMap<String, String>> content(String version) {
    return journal.content(version);
  }
}
