package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on with the dialog until a question is open, an emergency is told or nothing is left to say.
 *
 * <p>The safety screen speaks before each move. A state is passed by when what it asks is known, so that running the course twice over the same
 * facts says nothing twice.
 */
final class Course {

  /** Far more moves than any sound dialog makes in one turn; a dialog that needs more runs in a circle without the patient. */
  private static final int MOST_MOVES = 500;

  private final Turn turn;
  private final Wording wording;
  private final Safety safety;

  Course(Turn turn) {
    this.turn = turn;
    this.wording = new Wording(turn);
    this.safety = new Safety(turn, wording);
  }

  void run() {
    for (int moves = 0; moves < MOST_MOVES; moves++) {
      noteWhatFollows();
      if (safety.speaksUp() || !move()) {
        return;
      }
    }
    throw new IllegalStateException(
        "the dialog " + turn.position().dialog() + " goes in a circle at " + turn.position().state());
  }

  /** One move; false when the turn is over. */
  private boolean move() {
    if (interrupt()) {
      return true;
    }
    if (turn.position().open().isPresent()) {
      return !showOpen(turn.position().open().get());
    }
    var state = turn.state();
    if (!(state instanceof State.Say) && turn.position().callers().isEmpty()) {
      if (turn.mayAsk() && askDoubt()) {
        return false;
      }
      if (turn.position().concluded() && !isScreening(state) && !(state instanceof State.Conclude)) {
        if (turn.mayAsk() && askUndecided()) {
          return false;
        }
        if (safety.levelHasChanged()) {
          safety.conclude(false);
          return true;
        }
      }
    }
    return enter(state);
  }

  private boolean enter(State state) {
    return switch (state) {
      case State.Ask ask -> enterAsk(ask);
      case State.AskMany(var id, var checklist, var next) -> {
        var pending = pending(turn.content().checklist(checklist));
        if (pending.isEmpty() || !turn.mayAsk()) {
          yield moveTo(next);
        }
        ask(turn.content().checklist(checklist), pending);
        yield false;
      }
      case State.Say say -> enterSay(say);
      case State.Decide decide -> enterDecide(decide);
      case State.Offer offer -> {
        new Relief(turn, wording).offer(offer);
        yield moveTo(offer.next());
      }
      case State.Conclude(var id, var patterns, var next) -> {
        if (turn.mayAsk() && askUndecided()) {
          yield false;
        }
        safety.conclude(patterns);
        yield turn.position().level().filter(level -> level == Disposition.EMERGENCY_NOW).isEmpty() && moveTo(next);
      }
      case State.Handoff(var id, var reason, var next) -> {
        turn.emit(new DialogEvent.HandoffAsked(reason));
        turn.say(new Reply.Handoff(wording.text(Repairs.Key.HUMAN)));
        yield moveTo(next);
      }
      case State.Call(var id, var dialog, var next) -> {
        turn.emit(new DialogEvent.Called(dialog, turn.content().dialog(dialog).start(), next));
        yield true;
      }
      case State.End end -> enterEnd(end);
    };
  }

  private boolean moveTo(StateId next) {
    turn.emit(new DialogEvent.Moved(next));
    return true;
  }

  private boolean enterAsk(State.Ask ask) {
    var skipped = ask.skipWhen().filter(when -> truth(when).isTrue()).isPresent();
    var target = switch (ask.target()) {
      case State.Target.OfFinding(var finding) -> askable(new Condition.Atom.OfFinding(finding));
      case State.Target.OfAttribute(var attribute) -> askable(new Condition.Atom.OfAttribute(attribute));
    };
    if (skipped || target.isEmpty() || !turn.mayAsk()) {
      return moveTo(ask.next());
    }
    ask(target.get());
    return false;
  }

  private boolean enterSay(State.Say say) {
    var fits = say.onlyWhen().map(this::truth).orElse(Truth.TRUE).isTrue();
    var isNew = !turn.position().said().contains(turn.here());
    if (fits && isNew) {
      turn.say(new Reply.Info(wording.fill(say.text())));
      turn.because(Why.What.SAID, say.id().value(), List.of(), say.source());
      turn.emit(new DialogEvent.Spoke(turn.here()));
      reopen(say.reopen());
    }
    return moveTo(say.next());
  }

  private void reopen(Set<ChecklistId> checklists) {
    var afresh = new HashSet<FindingId>();
    for (var id : checklists) {
      for (var finding : turn.content().checklist(id).items()) {
        if (turn.facts().statusOf(finding).filter(status -> status == Status.ABSENT).isPresent()) {
          afresh.add(finding);
        }
      }
    }
    if (!afresh.isEmpty()) {
      turn.emit(new DialogEvent.FactsForgotten(afresh, Set.of()));
      turn.emit(new DialogEvent.Reopened(afresh));
    }
  }

  private boolean enterDecide(State.Decide decide) {
    var cases = decide.cases().stream().filter(one -> !one.once() || !turn.position().said().contains(turn.at(one.next()))).toList();
    for (var one : cases) {
      if (truth(one.when()).isTrue()) {
        if (one.once()) {
          turn.emit(new DialogEvent.Spoke(turn.at(one.next())));
        }
        return moveTo(one.next());
      }
    }
    for (var one : cases) {
      var missing = one.when()
          .firstUnknown(turn.content().screen().evidence(turn.facts()), turn.content().named())
          .flatMap(this::askable);
      if (missing.isPresent() && turn.mayAsk()) {
        ask(missing.get());
        return false;
      }
    }
    return moveTo(decide.otherwise());
  }

  private boolean enterEnd(State.End end) {
    if (!turn.position().callers().isEmpty()) {
      turn.emit(new DialogEvent.Returned());
      return true;
    }
    if (!turn.position().resting()) {
      end.text().ifPresent(text -> turn.say(new Reply.Info(wording.fill(text))));
      turn.emit(new DialogEvent.Rested());
    }
    return false;
  }

  /** Findings that follow from others, and those that cannot apply, are known without asking. */
  private void noteWhatFollows() {
    for (var finding : turn.content().catalogue().findings().values()) {
      finding
          .derived()
          .ifPresent(
              condition -> {
                var truth = truth(condition);
                if (!truth.isUnknown()) {
                  noteFollowing(finding.id(), truth.isTrue() ? Status.PRESENT : Status.ABSENT);
                }
              });
      if (finding.followsFrom().filter(condition -> truth(condition).isTrue()).isPresent()
          && turn.facts().statusOf(finding.id()).filter(status -> status == Status.PRESENT || status == Status.ABSENT).isEmpty()) {
        noteFollowing(finding.id(), Status.PRESENT);
      }
      finding
          .applies()
          .ifPresent(
              condition -> {
                if (truth(condition).isFalse() && turn.facts().statusOf(finding.id()).isEmpty()) {
                  noteFollowing(finding.id(), Status.ABSENT);
                }
              });
    }
  }

  private void noteFollowing(FindingId finding, Status status) {
    if (turn.facts().statusOf(finding).filter(known -> known == status).isEmpty()) {
      turn.emit(new DialogEvent.FindingNoted(finding, status, DialogEvent.How.FOLLOWED, ""));
    }
  }

  private boolean interrupt() {
    for (var interrupt : turn.content().interrupts()) {
      if (!turn.position().interrupted().contains(interrupt.id()) && truth(interrupt.when()).isTrue()) {
        turn.position().open().ifPresent(open -> turn.emit(new DialogEvent.QuestionDropped(open.id())));
        turn.emit(new DialogEvent.InterruptTaken(interrupt.id()));
        turn.emit(
            new DialogEvent.Called(
                interrupt.dialog(), turn.content().dialog(interrupt.dialog()).start(), turn.position().state()));
        return true;
      }
    }
    return false;
  }

  /** Shows the open question again; false when it has been answered by the way, and is dropped. */
  private boolean showOpen(OpenQuestion open) {
    var answered = open.attribute().map(this::known).orElseGet(() -> open.findings().stream().allMatch(this::known));
    var confirms = open.manner() == OpenQuestion.Manner.CONFIRM || open.manner() == OpenQuestion.Manner.AGAIN;
    if ((answered && !confirms) || !turn.mayAsk()) {
      turn.emit(new DialogEvent.QuestionDropped(open.id()));
      return false;
    }
    turn.ask(wording.question(open));
    return true;
  }

  /** Asks for what was taken back, is unsure or was heard weakly; false when nothing of it could raise the level. */
  private boolean askDoubt() {
    var relevant = turn.relevant();
    var doubts = new ArrayList<>(turn.position().toCheck().entrySet());
    // What was taken back just now is on the patient's mind.
    doubts.sort(Comparator.comparing(entry -> entry.getValue() != Position.Doubt.DENIED));
    for (var entry : doubts) {
      var finding = entry.getKey();
      if (relevant.contains(new Condition.Atom.OfFinding(finding)) || entry.getValue() == Position.Doubt.DENIED) {
        askDoubt(finding, entry.getValue());
        return true;
      }
    }
    return false;
  }

  private void askDoubt(FindingId finding, Position.Doubt doubt) {
    var list = turn.content().screeningOf(finding);
    if (doubt == Position.Doubt.UNSURE
        && list.isPresent()
        && turn.content().screen().redFlag(finding).filter(flag -> flag.level() == Disposition.EMERGENCY_NOW).isPresent()
        && list.get().items().stream().noneMatch(turn.position().askedFindings()::contains)) {
      ask(list.get(), withDoubted(list.get(), finding));
      return;
    }
    var manner = switch (doubt) {
      case WEAKLY_HEARD -> OpenQuestion.Manner.PLAIN;
      case UNSURE -> OpenQuestion.Manner.AGAIN;
      case DENIED -> OpenQuestion.Manner.CONFIRM;
    };
    ask(new Target(Optional.of(finding), Optional.empty()), manner);
  }

  private List<FindingId> withDoubted(Checklist list, FindingId doubted) {
    var pending = pending(list);
    return list.items().stream().filter(item -> item.equals(doubted) || pending.contains(item)).toList();
  }

  /** Asks for whatever could still raise the level; false when there is nothing. */
  private boolean askUndecided() {
    for (var rule : turn.content().screen().undecided(turn.facts())) {
      var missing = missing(rule);
      if (missing.isPresent()) {
        ask(missing.get());
        return true;
      }
    }
    return false;
  }

  private Optional<Target> missing(Rule rule) {
    return rule.when()
        .firstUnknown(turn.content().screen().evidence(turn.facts()), turn.content().named())
        .flatMap(this::askable);
  }

  /** What to ask to learn the atom: itself, or what it hangs on; empty when it is known or cannot be learned. */
  private Optional<Target> askable(Condition.Atom atom) {
    return askable(atom, new HashSet<>());
  }

  private Optional<Target> askable(Condition.Atom atom, Set<Condition.Atom> followed) {
    if (!followed.add(atom)) {
      return Optional.empty();
    }
    return switch (atom) {
      case Condition.Atom.OfAttribute(var attribute) ->
        known(attribute) || turn.content().catalogue().attribute(attribute).isEmpty()
            ? Optional.empty()
            : Optional.of(new Target(Optional.empty(), Optional.of(attribute)));
      case Condition.Atom.OfFinding(var id) -> {
        var finding = turn.content().catalogue().finding(id);
        if (finding.isEmpty() || known(id)) {
          yield Optional.empty();
        }
        var hangsOn = finding.get().derived().or(() -> finding.get().applies().filter(applies -> truth(applies).isUnknown()));
        var first = hangsOn
            .flatMap(
                condition -> condition.firstUnknown(turn.content().screen().evidence(turn.facts()), turn.content().named()))
            .flatMap(before -> askable(before, followed));
        if (first.isPresent() || finding.get().derived().isPresent()) {
          yield first;
        }
        yield Optional.of(new Target(Optional.of(id), Optional.empty()));
      }
    };
  }

  /** What of a checklist is still to be asked. */
  private List<FindingId> pending(Checklist list) {
    var relevant = turn.relevant();
    var pending = new ArrayList<FindingId>();
    for (var item : list.items()) {
      var applies = turn.content().catalogue().finding(item).filter(finding -> finding.derived().isEmpty()).isPresent();
      if (applies && !known(item) && (!list.screening() || relevant.contains(new Condition.Atom.OfFinding(item)))) {
        pending.add(item);
      }
    }
    return pending;
  }

  private boolean isScreening(State state) {
    return state instanceof State.AskMany(var id, var checklist, var next) && turn.content().checklist(checklist).screening();
  }

  private boolean known(FindingId finding) {
    if (turn.facts().isSettledUnsure(finding)) {
      return true;
    }
    return turn.facts()
        .statusOf(finding)
        .map(
            status -> switch (status) {
              case PRESENT, ABSENT, PAST -> true;
              case UNSURE, HYPOTHETICAL, OTHER_PERSON -> false;
            })
        .orElse(false);
  }

  private boolean known(AttributeId attribute) {
    return turn.facts().valueOf(attribute).isPresent();
  }

  private Truth truth(Condition condition) {
    return turn.content().screen().truth(condition, turn.facts());
  }

  private void ask(Checklist list, List<FindingId> pending) {
    if (pending.size() == 1) {
      ask(new Target(Optional.of(pending.getFirst()), Optional.empty()));
      return;
    }
    var partly = list.items().stream().anyMatch(turn.position().askedFindings()::contains)
        && pending.stream().allMatch(turn.position().askedFindings()::contains);
    open(
        new OpenQuestion(
            "ask_" + list.id(),
            version(),
            OpenQuestion.Kind.MULTI_CHOICE,
            pending,
            Optional.empty(),
            Optional.of(list.id()),
            partly ? OpenQuestion.Manner.REST : OpenQuestion.Manner.PLAIN),
        list.source());
  }

  private void ask(Target target) {
    ask(target, OpenQuestion.Manner.PLAIN);
  }

  private void ask(Target target, OpenQuestion.Manner manner) {
    if (target.finding().isPresent()) {
      var finding = target.finding().get();
      open(
          new OpenQuestion(
              "ask_" + finding,
              version(),
              OpenQuestion.Kind.YES_NO,
              List.of(finding),
              Optional.empty(),
              Optional.empty(),
              manner),
          turn.content().catalogue().finding(finding).map(Finding::source).orElse(""));
    } else {
      var attribute = turn.content().catalogue().attribute(target.attribute().orElseThrow()).orElseThrow();
      var kind = switch (attribute.form()) {
        case Attribute.Form.Number number -> OpenQuestion.Kind.NUMBER;
        case Attribute.Form.Duration duration -> OpenQuestion.Kind.DURATION;
        case Attribute.Form.Choice choice -> OpenQuestion.Kind.CHOICE;
        case Attribute.Form.Text text -> OpenQuestion.Kind.TEXT;
      };
      open(
          new OpenQuestion(
              "ask_" + attribute.id(),
              version(),
              kind,
              List.of(),
              Optional.of(attribute.id()),
              Optional.empty(),
              manner),
          attribute.source());
    }
  }

  private void open(OpenQuestion question, String source) {
    turn.emit(new DialogEvent.QuestionAsked(question));
    turn.because(Why.What.ASKED, question.id(), question.findings(), source);
    turn.ask(wording.question(question));
  }

  private String version() {
    var hash = turn.content().version();
    return hash.substring(0, Math.min(8, hash.length())) + "-" + (turn.position().asked() + 1);
  }

  /** One finding or one attribute to ask for. */
  private record Target(Optional<FindingId> finding, Optional<AttributeId> attribute) {}
}
