package io.plumbline.conversation;

import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a whole conversation again from its log: what was understood is taken from the log, what was decided is decided anew. */
public final class Replay {

  private final Function<String, Content> contents;
  private final Interpreter interpreter = new Interpreter();

  /** @param contents dialogs by version */
  public Replay(Function<String, Content> contents) {
    this.contents = contents;
  }

  /** One turn as it was sent and as it comes out now. */
  public record Pair(Turn sent, Turn again) {}

  /** Every turn of the log, in order. */
  public List<Pair> of(List<ConversationEvent> events) {
    var pairs = new ArrayList<Pair>();
    if (events.isEmpty() || !(events.getFirst() instanceof ConversationEvent.Opened opened)) {
      throw new IllegalArgumentException("a conversation's log begins with Opened");
    }
    var pinned = contents.apply(opened.content());
    var step = interpreter.open(pinned, opened.input());
    pairs.add(new Pair(opened.turn(), Rendering.turn(opened.id(), 0, null, step, false)));
    var progress = Progress.of(step.events());
    long seq = 0;
    for (var event : events.subList(1, events.size())) {
      seq++;
      switch (event) {
        case ConversationEvent.Opened again -> throw new IllegalArgumentException("a conversation is opened once");
        case ConversationEvent.Answered answered -> {
          var next = step(pinned, answered.guard(), progress, answered.input());
          pairs.add(pair(opened.id(), seq, answered.message().clientId(), answered.turn(), next));
          progress = next.progress();
        }
        case ConversationEvent.Woken woken -> {
          var next = step(pinned, woken.guard(), progress, woken.input());
          pairs.add(pair(opened.id(), seq, null, woken.turn(), next));
          progress = next.progress();
        }
        case ConversationEvent.Ended ended -> {
          // nothing was said
        }
      }
    }
    return pairs;
  }

  private Step step(Content pinned, String guard, Progress progress, Input input) {
    return interpreter.step(pinned.guardedBy(contents.apply(guard)), progress, input);
  }

  private static Pair pair(ConversationId id, long seq, @Nullable String replyTo, Turn sent, Step step) {
    return new Pair(sent, Rendering.turn(id, seq, replyTo, step, false));
  }
}
