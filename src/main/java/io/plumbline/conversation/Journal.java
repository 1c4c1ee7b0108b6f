package io.plumbline.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where conversations are kept. What {@link #append} has returned from is durable.
 *
 * <p>Every method throws {@link Unavailable} when the store cannot be reached, and those that read throw {@link Unreadable} when what is kept cannot
 * be made out.
 */
public interface Journal {

  /**
   * Adds the event as number {@code seq} of the conversation (0 for Opened).
   *
   * @throws Conflict when that number, or the message's client id, is taken
   */
  void append(ConversationId conversation, long seq, ConversationEvent event);

  Optional<Conversation> find(ConversationId conversation);

  Optional<ConversationId> findByToken(Token token);

  /** All events in order; empty when there is no such conversation. */
  List<ConversationEvent> events(ConversationId conversation);

  /** The number of the latest event of each; those that are not there are left out. */
  Map<ConversationId, Long> latest(Collection<ConversationId> conversations);

  /** Erases the conversation: nothing of it is left. */
  void erase(ConversationId conversation);

  /** Keeps the files of dialogs that conversations stay on. */
  void keepContent(String version, SortedMap<String, String> files);

  Optional<SortedMap<String, String>> content(String version);

  /** Somebody else was first. */
  final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Conflict(ConversationId conversation, long seq) {
      super("event " + seq + " of " + conversation + " is taken");
    }
  }

  /** The journal cannot do what was asked; nothing that it kept is lost by that. */
  abstract sealed class Failure extends RuntimeException permits Unreadable, Unavailable {
    private static final long serialVersionUID = 1;

    private Failure(String what, @Nullable Throwable cause) {
      super(what, cause);
    }
  }

  /** What is kept is not what was written, or its key is not at hand; other conversations are none the worse. */
  final class Unreadable extends Failure {
    private static final long serialVersionUID = 1;

    public Unreadable(String what, @Nullable Throwable cause) {
      super(what, cause);
    }
  }

  /** The store cannot be reached. */
  final class Unavailable extends Failure {
    private static final long serialVersionUID = 1;

    public Unavailable(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
