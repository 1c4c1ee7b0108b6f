package io.plumbline.dialog;

import io.plumbline.clinical.Facts;
import java.util.List;

/** What is known of the patient and where the conversation stands: the fold of all {@link DialogEvent}s so far. */
public record Progress(Facts facts, Position position) {

  /** The progress that a conversation's first events make; the first of them must be {@link DialogEvent.Started}. */
  public static Progress of(List<DialogEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof DialogEvent.Started(var pack, var dialog, var state))) {
      throw new IllegalArgumentException("a conversation's events begin with Started");
    }
    var progress = new Progress(Facts.NONE, Position.start(pack, dialog, state));
    for (var event : events.subList(1, events.size())) {
      progress = progress.after(event);
    }
    return progress;
  }

  public Progress after(DialogEvent event) {
    return new Progress(factsAfter(event), position.after(event));
  }

  public Progress after(List<DialogEvent> events) {
    var progress = this;
    for (var event : events) {
      progress = progress.after(event);
    }
    return progress;
  }

  private Facts factsAfter(DialogEvent event) {
    return switch (event) {
      case DialogEvent.FindingNoted(var finding, var status, var how, var words) -> facts.with(finding, status);
      case DialogEvent.StayedUnsure(var finding) -> facts.withSettledUnsure(finding);
      case DialogEvent.AttributeNoted(var attribute, var value) -> facts.with(attribute, value);
      case DialogEvent.FactsForgotten(var findings, var attributes) -> facts.without(findings, attributes);
      case DialogEvent.Started started -> facts;
      case DialogEvent.Moved moved -> facts;
      case DialogEvent.Called called -> facts;
      case DialogEvent.Returned returned -> facts;
      case DialogEvent.CheckWanted wanted -> facts;
      case DialogEvent.QuestionAsked asked -> facts;
      case DialogEvent.AnswerTaken taken -> facts;
      case DialogEvent.QuestionDropped dropped -> facts;
      case DialogEvent.NotUnderstood not -> facts;
      case DialogEvent.Spoke spoke -> facts;
      case DialogEvent.Reopened reopened -> facts;
      case DialogEvent.InterruptTaken taken -> facts;
      case DialogEvent.FlagRaised raised -> facts;
      case DialogEvent.LevelGiven given -> facts;
      case DialogEvent.LevelWithdrawn withdrawn -> facts;
      case DialogEvent.ReliefOffered offered -> facts;
      case DialogEvent.HandoffAsked asked -> facts;
      case DialogEvent.WentBack back -> facts;
      case DialogEvent.Restarted restarted -> facts;
      case DialogEvent.Rested rested -> facts;
      case DialogEvent.Reminded reminded -> facts;
    };
  }
}
