package io.plumbline.dialog;

import java.util.List;
import java.util.Optional;

/**
 * What one input leads to: decided, not yet done.
 *
 * @param progress where the conversation stands after it
 * @param question that stands open after it
 * @param level the level of care, when this step gives it
 * @param offered relief that this step offers
 * @param urgent this step carries an emergency
 */
public record Step(
    List<DialogEvent> events,
    Progress progress,
    List<Reply> replies,
    Optional<Question> question,
    Optional<CareLevel> level,
    List<MeasureId> offered,
    Status status,
    boolean urgent,
    List<Why> why) {
  public Step {
    events = List.copyOf(events);
    replies = List.copyOf(replies);
    offered = List.copyOf(offered);
    why = List.copyOf(why);
  }

  /** Who has the floor after the step. */
  public enum Status {
    /** A question is open. */
    ACTIVE,
    /** Nothing is asked for now. */
    WAITING
  }
}
