package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where one patient is: ids only, never the definitions.
 *
 * @param callers the states that called the dialogs that run now, outermost first
 * @param asked how many questions were asked, for their versions
 * @param askedFindings findings that have stood in a question
 * @param toCheck findings to be asked one by one next, and why
 * @param misses messages in a row that nothing could be made of
 * @param level the level given last
 * @param concluded whether the level was given at the end of the questions
 * @param said states that have spoken
 * @param answers what each answer settled, for going back
 */
public record Position(
    PackId pack,
    DialogId dialog,
    StateId state,
    List<Frame> callers,
    Optional<OpenQuestion> open,
    int asked,
    Set<FindingId> askedFindings,
    SequencedMap<FindingId, Doubt> toCheck,
    int misses,
    Optional<Disposition> level,
    boolean concluded,
    Set<Frame> said,
    Set<String> interrupted,
    Set<MeasureId> offered,
    List<Answer> answers,
    boolean nurseAsked,
    boolean resting,
    boolean reminded) {

  public Position {
    callers = List.copyOf(callers);
    askedFindings = Collections.unmodifiableSet(new TreeSet<>(askedFindings));
    toCheck = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(toCheck));
    said = Collections.unmodifiableSet(new LinkedHashSet<>(said));
    interrupted = Collections.unmodifiableSet(new TreeSet<>(interrupted));
    offered = Collections.unmodifiableSet(new TreeSet<>(offered));
    answers = List.copyOf(answers);
  }

  static Position start(PackId pack, DialogId dialog, StateId state) {
    return new Position(
        pack,
        dialog,
        state,
        List.of(),
        Optional.empty(),
        0,
        Set.of(),
        new LinkedHashMap<>(),
        0,
        Optional.empty(),
        false,
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        false,
        false,
        false);
  }

  /** A state of a dialog. */
  public record Frame(DialogId dialog, StateId state) {}

  /** Why a finding must be asked about once more. */
  public enum Doubt {
    /** Heard, but not clearly. */
    WEAKLY_HEARD,
    /** The patient is not sure. */
    UNSURE,
    /** The patient said yes before and no later, or took the answer back. */
    DENIED
  }

  /** One answer: where it was given and what it settled. */
  public record Answer(Frame at, List<Frame> callers, Set<FindingId> findings, Set<AttributeId> attributes) {
    public Answer {
      callers = List.copyOf(callers);
      findings = Collections.unmodifiableSet(new TreeSet<>(findings));
      attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
    }
  }

  /** The position after the event. */
  Position after(DialogEvent event) {
    if (isOfFactsAlone(event)) {
      return this;
    }
    var next = new Draft(this);
    switch (event) {
      case DialogEvent.Started(var startedPack, var startedDialog, var startedState) -> {
        return start(startedPack, startedDialog, startedState);
      }
      case DialogEvent.Moved(var to) -> {
        if (resting) { // a check-in: what it says is said anew
          next.said.remove(new Frame(dialog, to));
        }
        next.state = to;
        next.resting = false;
      }
      case DialogEvent.Called(var called, var entry, var back) -> {
        next.callers.add(new Frame(dialog, back));
        next.dialog = called;
        next.state = entry;
        next.resting = false;
      }
      case DialogEvent.Returned() -> {
        var caller = next.callers.removeLast();
        next.dialog = caller.dialog();
        next.state = caller.state();
      }
      case DialogEvent.FindingNoted(var finding, var status, var how, var words) -> {
        if (!status.equals(io.plumbline.clinical.Status.UNSURE)) {
          next.toCheck.remove(finding);
        }
      }
      case DialogEvent.StayedUnsure(var finding) -> next.toCheck.remove(finding);
      case DialogEvent.AttributeNoted(var attribute, var value) -> {
        // a fact, not a place
      }
      case DialogEvent.FactsForgotten(var findings, var attributes) -> {
        // facts, not a place
      }
      case DialogEvent.CheckWanted(var finding, var doubt) -> next.toCheck.putLast(finding, doubt);
      case DialogEvent.QuestionAsked(var question) -> {
        next.open = Optional.of(question);
        next.asked = asked + 1;
        next.askedFindings.addAll(question.findings());
        next.reminded = false;
      }
      case DialogEvent.AnswerTaken(var question, var findings, var attributes) -> {
        next.open = Optional.empty();
        next.misses = 0;
        next.answers.add(new Answer(new Frame(dialog, state), callers, findings, attributes));
      }
      case DialogEvent.QuestionDropped(var question) -> {
        next.open = Optional.empty();
        next.misses = 0;
      }
      case DialogEvent.NotUnderstood() -> next.misses = misses + 1;
      case DialogEvent.Spoke(var at) -> next.said.add(at);
      case DialogEvent.Reopened(var findings) -> next.askedFindings.removeAll(findings);
      case DialogEvent.InterruptTaken(var interrupt) -> next.interrupted.add(interrupt);
      case DialogEvent.FlagRaised(var rule) -> {
        // told to staff; the facts already say it
      }
      case DialogEvent.LevelGiven(var given, var rules, var because, var atConclusion) -> {
        next.level = Optional.of(given);
        next.concluded = concluded || atConclusion;
        next.misses = 0;
      }
      case DialogEvent.LevelWithdrawn(var withdrawn) -> next.level = Optional.empty();
      case DialogEvent.ReliefOffered(var measures) -> next.offered.addAll(measures);
      case DialogEvent.HandoffAsked(var reason) -> {
        next.nurseAsked = true;
        next.misses = 0;
      }
      case DialogEvent.WentBack() -> {
        var last = next.answers.removeLast();
        next.open = Optional.empty();
        next.misses = 0;
        next.dialog = last.at().dialog();
        next.state = last.at().state();
        next.callers = new ArrayList<>(last.callers());
        next.askedFindings.removeAll(last.findings());
        next.resting = false;
      }
      case DialogEvent.Restarted(var to) -> {
        var fresh = new Draft(start(pack, to.dialog(), to.state()));
        fresh.asked = asked;
        return fresh.done();
      }
      case DialogEvent.Rested() -> next.resting = true;
      case DialogEvent.Reminded() -> next.reminded = true;
    }
    return next.done();
  }

  /** Most events are of this kind, and leave the place as it is. */
  private boolean isOfFactsAlone(DialogEvent event) {
    return event instanceof DialogEvent.FindingNoted noted
        ? !toCheck.containsKey(noted.finding())
        : event instanceof DialogEvent.AttributeNoted || event instanceof DialogEvent.FactsForgotten
            || event instanceof DialogEvent.FlagRaised;
  }

  /** The parts of a position while one event changes them. */
  private static final class Draft {
    private final PackId pack;
    private DialogId dialog;
    private StateId state;
    private List<Frame> callers;
    private Optional<OpenQuestion> open;
    private int asked;
    private final Set<FindingId> askedFindings;
    private final LinkedHashMap<FindingId, Doubt> toCheck;
    private int misses;
    private Optional<Disposition> level;
    private boolean concluded;
    private final Set<Frame> said;
    private final Set<String> interrupted;
    private final Set<MeasureId> offered;
    private final List<Answer> answers;
    private boolean nurseAsked;
    private boolean resting;
    private boolean reminded;

    Draft(Position from) {
      pack = from.pack;
      dialog = from.dialog;
      state = from.state;
      callers = new ArrayList<>(from.callers);
      open = from.open;
      asked = from.asked;
      askedFindings = new TreeSet<>(from.askedFindings);
      toCheck = new LinkedHashMap<>(from.toCheck);
      misses = from.misses;
      level = from.level;
      concluded = from.concluded;
      said = new LinkedHashSet<>(from.said);
      interrupted = new TreeSet<>(from.interrupted);
      offered = new TreeSet<>(from.offered);
      answers = new ArrayList<>(from.answers);
      nurseAsked = from.nurseAsked;
      resting = from.resting;
      reminded = from.reminded;
    }

    Position done() {
      return new Position(
          pack,
          dialog,
          state,
          callers,
          open,
          asked,
          askedFindings,
          toCheck,
          misses,
          level,
          concluded,
          said,
          interrupted,
          offered,
          answers,
          nurseAsked,
          resting,
          reminded);
    }
  }
}
