package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something that happened in the dialog; the {@link Progress} of a patient is the fold of these. */
public sealed interface DialogEvent {

  record Started(PackId pack, DialogId dialog, StateId state) implements DialogEvent {}

  record Moved(StateId to) implements DialogEvent {}

  /** @param back the state of the calling dialog to go on at */
  record Called(DialogId dialog, StateId entry, StateId back) implements DialogEvent {}

  record Returned() implements DialogEvent {}

  /** @param words as typed; empty when nothing was typed for it */
  record FindingNoted(FindingId finding, Status status, How how, String words) implements DialogEvent {}

  /** The finding was asked about in plainer words, and is unsure still. */
  record StayedUnsure(FindingId finding) implements DialogEvent {}

  record AttributeNoted(AttributeId attribute, AttributeValue value) implements DialogEvent {}

  record FactsForgotten(Set<FindingId> findings, Set<AttributeId> attributes) implements DialogEvent {
    public FactsForgotten {
      findings = Collections.unmodifiableSet(new TreeSet<>(findings));
      attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
    }
  }

  /** The finding is to be asked about on its own next. */
  record CheckWanted(FindingId finding, Position.Doubt doubt) implements DialogEvent {}

  record QuestionAsked(OpenQuestion question) implements DialogEvent {}

  /** The open question is answered, and this is what it settled. */
  record AnswerTaken(String question, Set<FindingId> findings, Set<AttributeId> attributes) implements DialogEvent {
    public AnswerTaken {
      findings = Collections.unmodifiableSet(new TreeSet<>(findings));
      attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
    }
  }

  /** The open question no longer matters. */
  record QuestionDropped(String question) implements DialogEvent {}

  record NotUnderstood() implements DialogEvent {}

  /** A state has said its words. */
  record Spoke(Position.Frame at) implements DialogEvent {}

  /** These may be asked afresh. */
  record Reopened(Set<FindingId> findings) implements DialogEvent {
    public Reopened {
      findings = Collections.unmodifiableSet(new TreeSet<>(findings));
    }
  }

  record InterruptTaken(String interrupt) implements DialogEvent {}

  /** A rule of the safety screen became true. */
  record FlagRaised(String rule) implements DialogEvent {}

  /** @param atConclusion after all questions, not in the middle of them */
  record LevelGiven(Disposition level, List<String> rules, List<FindingId> because, boolean atConclusion)
      implements
        DialogEvent {
    public LevelGiven {
      rules = List.copyOf(rules);
      because = List.copyOf(because);
    }
  }

  /** What gave the level was taken back, and confirmed. */
  record LevelWithdrawn(Disposition level) implements DialogEvent {}

  record ReliefOffered(List<MeasureId> measures) implements DialogEvent {
    public ReliefOffered {
      measures = List.copyOf(measures);
    }
  }

  record HandoffAsked(String reason) implements DialogEvent {}

  record WentBack() implements DialogEvent {}

  record Restarted(Position.Frame to) implements DialogEvent {}

  /** Nothing more is asked for now. */
  record Rested() implements DialogEvent {}

  /** The silent patient was reminded once. */
  record Reminded() implements DialogEvent {}

  /** How a finding came to be known. */
  enum How {
    /** Told without being asked. */
    TOLD,
    /** In answer to its question. */
    ANSWERED,
    /** It follows from other facts. */
    FOLLOWED,
    /** An earlier answer was put in doubt by a later one. */
    DOUBTED
  }
}
