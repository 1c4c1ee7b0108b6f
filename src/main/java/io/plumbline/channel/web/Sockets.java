package io.plumbline.channel.web;

import io.plumbline.conversation.Attention;
import io.plumbline.conversation.Audience;
import io.plumbline.conversation.ConversationEvent;
import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Journal;
import io.plumbline.conversation.TurnHandler;
import io.plumbline.dialog.Repairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which sockets show which conversation: two tabs show one, on whichever node they are. */
final class Sockets implements Audience, Line.Log {

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

  private final Map<ConversationId, Set<Line>> open = new ConcurrentHashMap<>();
  private final TurnHandler turns;
  private final Attention attention;

  Sockets(TurnHandler turns, Attention attention) {
    this.turns = turns;
    this.attention = attention;
  }

  /** Shows it on the line from the event after {@code seq} on. */
  void join(ConversationId conversation, Line line, long seq) {
    line.turnTo(conversation, seq);
    open.compute(
        conversation,
        (id, lines) -> {
          var now = lines;
          if (now == null) {
            now = ConcurrentHashMap.newKeySet();
            attention.turnsTo(id);
          }
          now.add(line);
          return now;
        });
  }

  void leave(Line line) {
    line.conversation().ifPresent(
        conversation -> open.computeIfPresent(
            conversation,
            (id, lines) -> {
              lines.remove(line);
              if (!lines.isEmpty()) {
                return lines;
              }
              attention.leaves(id);
              return null;
            }));
    line.leave();
  }

  @Override
  public Set<ConversationId> conversations() {
    return Set.copyOf(open.keySet());
  }

  @Override
  public void grew(ConversationId conversation, long seq) {
    grew(conversation, seq, null);
  }

  /** As {@link #grew(ConversationId, long)}, for all but the line that has it. Each on a thread of its own: a tab that is stuck keeps nobody waiting. */
  void grew(ConversationId conversation, long seq, @Nullable Line but) {
    for (var line : open.getOrDefault(conversation, Set.of())) {
      if (!line.equals(but) && seq > line.shown()) {
        Thread.startVirtualThread(() -> hear(line, seq));
      }
    }
  }

  private void hear(Line line, long seq) {
    try {
      line.hear(seq, this);
    } catch (Journal.Failure away) {
      LOG.warn("news of {} cannot be read: {}", line.conversation(), away.getMessage());
    }
  }

  @Override
  public void forgotten(ConversationId conversation) {
    forgotten(conversation, null);
  }

  void forgotten(ConversationId conversation, @Nullable Line but) {
    var gone = forgotten();
    for (var line : List.copyOf(open.getOrDefault(conversation, Set.of()))) {
      if (!line.equals(but)) {
        leave(line);
        Thread.startVirtualThread(() -> line.send(gone));
      }
    }
  }

  Frames.Event forgotten() {
    return new Frames.Event("event", 0, "plumbline", "forgotten", turns.repair(Repairs.Key.FORGOTTEN));
  }

  Frames.Event farewell(long seq) {
    return new Frames.Event("event", seq, "plumbline", "ended", turns.repair(Repairs.Key.GOODBYE));
  }

  @Override
  public List<Line.Numbered> after(ConversationId conversation, long seq) {
    var frames = new ArrayList<Line.Numbered>();
    var events = turns.log(conversation);
    for (long number = seq + 1; number < events.size(); number++) {
      frames.add(new Line.Numbered(number, frame(events.get((int) number), number)));
    }
    return frames;
  }

  private Object frame(ConversationEvent event, long seq) {
    return switch (event) {
      case ConversationEvent.Opened opened -> Frames.TurnFrame.of(opened.turn());
      case ConversationEvent.Answered answered -> Frames.TurnFrame.of(answered.turn());
      case ConversationEvent.Woken woken -> Frames.TurnFrame.of(woken.turn());
      case ConversationEvent.Ended ended -> farewell(seq);
    };
  }
}
