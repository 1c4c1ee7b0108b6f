package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.safety.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step while it is being decided: the events so far and what they have made of the progress. Lives for one call of the interpreter. */
final class Turn {

  private final Content content;
  private final Progress before;
  private final List<DialogEvent> events = new ArrayList<>();
  private final List<Reply> replies = new ArrayList<>();
  private final List<MeasureId> offered = new ArrayList<>();
  private final List<Why> why = new ArrayList<>();
  private final Set<FindingId> notedFindings = new LinkedHashSet<>();
  private final Set<AttributeId> notedAttributes = new LinkedHashSet<>();
  private Progress progress;
  private Optional<Question> question = Optional.empty();
  private Optional<CareLevel> level = Optional.empty();
  private boolean urgent;
  private boolean mayAsk = true;

  // Made once for the same facts.
  private @Nullable Verdict verdict;
  private @Nullable Facts judged;
  private @Nullable Set<Condition.Atom> relevant;
  private @Nullable Facts weighed;

  Turn(Content content, Progress progress) {
    this.content = content;
    this.before = progress;
    this.progress = progress;
  }

  Content content() {
    return content;
  }

  Facts facts() {
    return progress.facts();
  }

  Position position() {
    return progress.position();
  }

  /** Where the conversation stood when the input arrived. */
  Progress before() {
    return before;
  }

  /** The level as far as the facts go now. */
  @SuppressWarnings("ReferenceEquality") // facts never change: the same facts are the same object
  Verdict verdict() {
    var facts = facts();
    if (verdict == null || facts != judged) {
      verdict = content.screen().assess(facts);
      judged = facts;
    }
    return verdict;
  }

  /** Findings and attributes whose answer could still raise the level. */
  @SuppressWarnings("ReferenceEquality")
  Set<Condition.Atom> relevant() {
    var facts = facts();
    if (relevant == null || facts != weighed) {
      relevant = content.screen().relevant(facts);
      weighed = facts;
    }
    return relevant;
  }

  void emit(DialogEvent event) {
    events.add(event);
    progress = progress.after(event);
    if (event instanceof DialogEvent.FindingNoted(var finding, var status, var how, var words)) {
      notedFindings.add(finding);
    }
    if (event instanceof DialogEvent.AttributeNoted(var attribute, var value)) {
      notedAttributes.add(attribute);
    }
  }

  void say(Reply reply) {
    if (!replies.contains(reply)) {
      replies.add(reply);
    }
  }

  void sayFirst(Reply reply) {
    if (!replies.contains(reply)) {
      replies.addFirst(reply);
    }
  }

  /** An emergency stands alone: whatever else was about to be said is not. */
  void sayOnly(Reply reply) {
    replies.clear();
    offered.clear();
    question = Optional.empty();
    replies.add(reply);
    urgent = true;
  }

  boolean saysNothing() {
    return replies.isEmpty();
  }

  boolean hasReplies() {
    return !replies.isEmpty();
  }

  void because(Why.What what, String id, List<FindingId> findings, String source) {
    why.add(new Why(what, id, findings, source));
  }

  void ask(Question asked) {
    question = Optional.of(asked);
  }

  void give(CareLevel given) {
    level = Optional.of(given);
  }

  void offer(List<MeasureId> measures) {
    offered.addAll(measures);
  }

  /** The patient wants no more questions. */
  void askNoMore() {
    mayAsk = false;
  }

  boolean mayAsk() {
    return mayAsk;
  }

  Set<FindingId> notedFindings() {
    return notedFindings;
  }

  Set<AttributeId> notedAttributes() {
    return notedAttributes;
  }

  State state() {
    return content.dialog(position().dialog()).state(position().state());
  }

  Pack pack() {
    return content.pack(position().pack());
  }

  Position.Frame here() {
    return at(position().state());
  }

  /** The state in the dialog at hand. */
  Position.Frame at(StateId state) {
    return new Position.Frame(position().dialog(), state);
  }

  Step step() {
    var said = new ArrayList<>(replies);
    question.ifPresent(asked -> said.add(new Reply.Asking(asked.text())));
    return new Step(events, progress, said, question, level, offered, status(), urgent, why);
  }

  private Step.Status status() {
    return question.isPresent() ? Step.Status.ACTIVE : Step.Status.WAITING;
  }
}
