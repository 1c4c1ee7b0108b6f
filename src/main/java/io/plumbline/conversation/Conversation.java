package io.plumbline.conversation;

import io.plumbline.dialog.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One conversation as it stands: the fold of its events.
 *
 * @param seq number of its latest event
 * @param latest the latest turn given
 * @param answered client ids of messages that have their turn
 * @param at when its latest event happened
 */
public record Conversation(
    ConversationEvent.Opened opened, long seq, Progress progress, Turn latest, Set<String> answered, boolean ended, Instant at) {

  public Conversation {
    answered = Set.copyOf(answered);
  }

  /**
   * @throws IllegalArgumentException when the events do not begin with Opened
   */
  public static Conversation of(List<ConversationEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof ConversationEvent.Opened opened)) {
      throw new IllegalArgumentException("a conversation's log begins with Opened");
    }
    var conversation = opening(opened);
    for (var event : events.subList(1, events.size())) {
      conversation = conversation.after(event);
    }
    return conversation;
  }

  static Conversation opening(ConversationEvent.Opened opened) {
    return new Conversation(opened, 0, Progress.of(opened.events()), opened.turn(), Set.of(), false, opened.at());
  }

  public ConversationId id() {
    return opened.id();
  }

  public Conversation after(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Opened again -> throw new IllegalArgumentException("the conversation " + id() + " is opened already");
      case ConversationEvent.Answered answer -> {
        var ids = new HashSet<>(answered);
        ids.add(answer.message().clientId());
        yield new Conversation(opened, seq + 1, progress.after(answer.events()), answer.turn(), ids, ended, answer.at());
      }
      case ConversationEvent.Woken woken ->
        new Conversation(opened, seq + 1, progress.after(woken.events()), woken.turn(), answered, ended, woken.at());
      case ConversationEvent.Ended end -> new Conversation(opened, seq + 1, progress, latest, answered, true, end.at());
    };
  }

  /** The turns of a log in order. */
  public static List<Turn> turns(List<ConversationEvent> events) {
    var turns = new ArrayList<Turn>();
    for (var event : events) {
      switch (event) {
        case ConversationEvent.Opened opened -> turns.add(opened.turn());
        case ConversationEvent.Answered answered -> turns.add(answered.turn());
        case ConversationEvent.Woken woken -> turns.add(woken.turn());
        case ConversationEvent.Ended ended -> {
          // gave no turn
        }
      }
    }
    return turns;
  }
}
