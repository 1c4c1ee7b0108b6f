package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One step of a dialog, as a nurse wrote it. */
public sealed interface State {

  StateId id();

  /** Asks one thing; passed by when it is known. */
  record Ask(StateId id, Target target, Optional<Condition> skipWhen, StateId next) implements State {}

  /** Asks a checklist; passed by when all in it is known or can no longer matter. */
  record AskMany(StateId id, ChecklistId checklist, StateId next) implements State {}

  /**
   * Says something.
   *
   * @param onlyWhen said only when TRUE
   * @param reopen checklists whose answers "no" are forgotten, so that they are asked afresh
   */
  record Say(StateId id, String text, Optional<Condition> onlyWhen, Set<ChecklistId> reopen, String source, StateId next)
      implements
        State {
    public Say {
      reopen = Set.copyOf(reopen);
    }
  }

  /** Goes where the one case that is TRUE leads; asks while a case is UNKNOWN. */
  record Decide(StateId id, List<Case> cases, StateId otherwise) implements State {
    public Decide {
      cases = List.copyOf(cases);
    }
  }

  /**
   * Offers the measures that no caution stands against.
   *
   * @param none said when none can be offered
   */
  record Offer(StateId id, List<MeasureId> measures, String text, String none, StateId next) implements State {
    public Offer {
      measures = List.copyOf(measures);
    }
  }

  /**
   * Gives the level of care, after asking whatever could still raise it.
   *
   * @param patterns whether patterns and what triggers mean are told with it
   */
  record Conclude(StateId id, boolean patterns, StateId next) implements State {}

  /** Brings in a nurse. */
  record Handoff(StateId id, String reason, StateId next) implements State {}

  /** Runs another dialog, then goes on. */
  record Call(StateId id, DialogId dialog, StateId next) implements State {}

  /**
   * Nothing more to ask: a called dialog returns, any other rests.
   *
   * @param checkIn where it goes on when the patient writes again later or time has passed
   */
  record End(StateId id, Optional<String> text, Optional<StateId> checkIn) implements State {}

  /**
   * One way out of a {@link Decide}.
   *
   * @param once taken once in a conversation; after that it is passed by
   */
  record Case(Condition when, StateId next, boolean once) {}

  /** What an {@link Ask} asks for. */
  sealed interface Target {
    record OfFinding(FindingId finding) implements Target {}

    record OfAttribute(AttributeId attribute) implements Target {}
  }

  /** Every state that this one can lead to inside its dialog. */
  default List<StateId> exits() {
    return switch (this) {
      case Ask(var id, var target, var skipWhen, var next) -> List.of(next);
      case AskMany(var id, var checklist, var next) -> List.of(next);
      case Say(var id, var text, var onlyWhen, var reopen, var source, var next) -> List.of(next);
      case Decide(var id, var cases, var otherwise) ->
        java.util.stream.Stream.concat(cases.stream().map(Case::next), java.util.stream.Stream.of(otherwise)).toList();
      case Offer(var id, var measures, var text, var none, var next) -> List.of(next);
      case Conclude(var id, var patterns, var next) -> List.of(next);
      case Handoff(var id, var reason, var next) -> List.of(next);
      case Call(var id, var dialog, var next) -> List.of(next);
      case End(var id, var text, var checkIn) -> checkIn.stream().toList();
    };
  }
}
