package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes an input in: notes what it tells, takes the answer to the open question, and answers what is beside the story. It asks nothing. */
final class Listening {

  private final Turn turn;
  private final Noting noting;
  private final Answering answering;

  Listening(Turn turn) {
    this.turn = turn;
    this.noting = new Noting(turn);
    this.answering = new Answering(turn, noting);
  }

  void take(Input input) {
    switch (input) {
      case Input.Opened again -> repair(Repairs.Key.GREETING_AGAIN);
      case Input.Said said -> hear(said);
      case Input.Chose chose -> {
        if (!answering.choose(chose)) {
          repair(Repairs.Key.STALE);
        }
      }
      case Input.Back back -> goBack();
      case Input.Restart restart -> startOver();
      case Input.AskedForHuman asked -> askNurse("asked");
      case Input.Elapsed(var pause) -> wake(pause);
    }
  }

  private void hear(Input.Said said) {
    var confirming = turn.position().open().filter(open -> open.manner() == OpenQuestion.Manner.CONFIRM);
    said.attributes().forEach(noting::note);
    for (var heard : said.heard()) {
      noting.hear(heard, confirming.filter(open -> open.asksOnly(heard.finding())).isPresent());
    }
    if (said.meaning() == Input.Meaning.CRISIS) {
      hearCrisis(said);
    }
    if (said.meaning() == Input.Meaning.CORRECT && said.heard().isEmpty()) {
      doubtTheEmergency();
    }
    var corrected = corrected();
    var answered = answering.answer(said);
    if (corrected) {
      turn.sayFirst(new Reply.Repair(text(Repairs.Key.CORRECTION)));
    }
    var told = answered || tellsSomethingNew();
    said.topic().ifPresent(this::tell);
    if (!told && said.topic().isPresent()) {
      askStoryOnce();
    }
    beside(said, told);
  }

  /** A question in passing is answered beside the story; the story is asked once more and no oftener. */
  private void askStoryOnce() {
    if (turn.position().misses() > 0) {
      answering.passStoryBy();
    } else if (turn.position().open().filter(open -> open.kind() == OpenQuestion.Kind.TEXT).isPresent()) {
      turn.emit(new DialogEvent.NotUnderstood());
    }
  }

  /** "That was wrong", after an emergency: what made it one is asked about once more. */
  private void doubtTheEmergency() {
    var verdict = turn.verdict();
    if (verdict.level() == Disposition.EMERGENCY_NOW) {
      verdict.because().stream().filter(noting::counts).forEach(noting::doubt);
    }
  }

  /** Words of crisis that no finding was made of: what the first interrupt waits for is asked. */
  private void hearCrisis(Input.Said said) {
    var crisis = new ArrayList<FindingId>();
    for (var interrupt : turn.content().interrupts()) {
      for (var atom : interrupt.when().atoms(turn.content().named())) {
        if (atom instanceof Condition.Atom.OfFinding(var finding)) {
          crisis.add(finding);
        }
      }
    }
    if (!crisis.isEmpty() && said.heard().stream().noneMatch(heard -> crisis.contains(heard.finding()))) {
      noting.check(crisis.getFirst(), Position.Doubt.WEAKLY_HEARD);
    }
  }

  /** What is said a second time in the same words tells nothing. */
  private boolean tellsSomethingNew() {
    return !turn.facts().equals(turn.before().facts()) || !turn.position().toCheck().equals(turn.before().position().toCheck());
  }

  /** Something that was known has turned round. */
  private boolean corrected() {
    return turn.notedFindings().stream()
        .anyMatch(
            finding -> turn.before()
                .facts()
                .statusOf(finding)
                .filter(status -> status == Status.PRESENT || status == Status.ABSENT)
                .filter(status -> turn.facts().statusOf(finding).filter(now -> now != status).isPresent())
                .isPresent());
  }

  /** What a message wants besides telling something. */
  private void beside(Input.Said said, boolean told) {
    switch (said.meaning()) {
      case HUMAN -> askNurse("asked");
      case BACK -> {
        if (!told) {
          goBack();
        }
      }
      case RESTART -> {
        if (!told) {
          startOver();
        }
      }
      case STOP -> stop();
      case REPEAT -> repair(Repairs.Key.REPEAT);
      case FORGET -> repair(Repairs.Key.FORGET);
      case GREET -> unlessTold(told, Repairs.Key.GREETING_AGAIN);
      case THANKS -> unlessTold(told, Repairs.Key.THANKS);
      case GOODBYE -> unlessTold(told, Repairs.Key.GOODBYE);
      case HELP -> unlessTold(told, Repairs.Key.HELP);
      case OFF_TOPIC -> unlessTold(told || said.topic().isPresent(), Repairs.Key.OFF_TOPIC);
      case ABUSE -> unlessTold(told, Repairs.Key.ABUSE);
      case OTHER_LANGUAGE -> unlessTold(told, Repairs.Key.LANGUAGE);
      case DESCRIBE, AFFIRM, DENY, UNSURE, CORRECT, CRISIS, UNCLEAR -> {
        if (!told && said.topic().isEmpty() && !turn.hasReplies()) {
          miss(said.meaning());
        } else if (turn.position().resting() && said.topic().isEmpty() && said.meaning() != Input.Meaning.UNCLEAR) {
          checkIn();
        }
      }
    }
  }

  private void unlessTold(boolean told, Repairs.Key key) {
    if (!told) {
      turn.say(new Reply.Info(text(key)));
    }
  }

  /** Not understood: once in other words, then with choices, then with a person, and on to the next question if this one is about no danger. */
  private void miss(Input.Meaning meaning) {
    if (turn.position().resting() && meaning != Input.Meaning.UNCLEAR && checkIn()) {
      return;
    }
    var misses = turn.position().misses();
    turn.emit(new DialogEvent.NotUnderstood());
    if (misses == 0) {
      repair(Repairs.Key.NOT_UNDERSTOOD);
    } else if (misses == 1) {
      repair(Repairs.Key.CHOICES);
      answering.passStoryBy();
    } else {
      if (turn.position().nurseAsked()) {
        repair(Repairs.Key.CHOICES);
      } else {
        turn.emit(new DialogEvent.HandoffAsked("not-understood"));
        turn.say(new Reply.Handoff(text(Repairs.Key.HUMAN_OFFER)));
      }
      answering.passByUnlessDanger();
    }
  }

  private boolean checkIn() {
    if (turn.state() instanceof State.End(var id, var text, var checkIn) && checkIn.isPresent()) {
      turn.emit(new DialogEvent.Moved(checkIn.get()));
      return true;
    }
    return false;
  }

  private void tell(TopicId id) {
    var topic = turn.pack().topics().get(id);
    if (topic != null) {
      turn.say(new Reply.Info(topic.says()));
      turn.because(Why.What.SAID, id.value(), List.of(), topic.source());
    }
  }

  private void askNurse(String reason) {
    turn.emit(new DialogEvent.HandoffAsked(reason));
    turn.say(new Reply.Handoff(text(Repairs.Key.HUMAN)));
  }

  /** What the patient will not say counts as what the patient cannot say: every open warning sign is scored as unsure. */
  private void stop() {
    turn.askNoMore();
    turn.say(new Reply.Repair(text(Repairs.Key.STOP)));
    turn.position().open().ifPresent(open -> turn.emit(new DialogEvent.QuestionDropped(open.id())));
    for (var rule : turn.content().screen().undecided(turn.facts())) {
      if (rule instanceof io.plumbline.safety.Rule.RedFlag flag) {
        turn.emit(new DialogEvent.StayedUnsure(flag.finding()));
      }
    }
    while (!turn.position().callers().isEmpty()) {
      turn.emit(new DialogEvent.Returned());
    }
    if (!turn.position().concluded()) {
      turn.content().dialog(turn.position().dialog()).states().values().stream()
          .filter(State.Conclude.class::isInstance)
          .findFirst()
          .ifPresent(conclude -> turn.emit(new DialogEvent.Moved(conclude.id())));
    }
  }

  private void goBack() {
    var answers = turn.position().answers();
    if (answers.isEmpty()) {
      repair(Repairs.Key.BACK_NOTHING);
      return;
    }
    var last = answers.getLast();
    turn.emit(new DialogEvent.WentBack());
    takeBack(last.findings(), last.attributes());
    repair(Repairs.Key.BACK);
  }

  private void startOver() {
    var dialog = turn.content().dialog(turn.pack().dialog());
    var attributes = new LinkedHashSet<>(turn.facts().attributes().keySet());
    attributes.remove(AttributeId.REGION);
    turn.emit(new DialogEvent.Restarted(new Position.Frame(dialog.id(), dialog.start())));
    takeBack(turn.facts().findings().keySet(), attributes);
    repair(Repairs.Key.RESTART);
  }

  /** A warning sign that was there is not forgotten with its answer: it is asked about once more. */
  private void takeBack(Set<FindingId> findings, Set<AttributeId> attributes) {
    var doubted = new ArrayList<FindingId>();
    for (var finding : findings) {
      if (turn.content().screen().redFlag(finding).isPresent() && noting.counts(finding)) {
        doubted.add(finding);
      }
    }
    var forgotten = new LinkedHashSet<>(findings);
    attributes.forEach(attribute -> forgotten.addAll(noting.followingFrom(attribute)));
    turn.emit(new DialogEvent.FactsForgotten(forgotten, attributes));
    for (var finding : doubted) {
      noting.doubt(finding);
    }
  }

  private void wake(Input.Pause pause) {
    switch (pause) {
      case SHORT -> {
        if (turn.position().open().isPresent() && !turn.position().reminded()) {
          turn.emit(new DialogEvent.Reminded());
          turn.say(new Reply.Info(text(Repairs.Key.SILENCE)));
        }
      }
      case LONG ->
        turn.position().toCheck().keySet().stream()
            .filter(finding -> turn.facts().statusOf(finding).filter(status -> status == Status.UNSURE).isPresent())
            .forEach(finding -> turn.emit(new DialogEvent.StayedUnsure(finding)));
      case CHECK_IN -> {
        if (turn.position().resting()) {
          checkIn();
        }
      }
    }
  }

  private void repair(Repairs.Key key) {
    turn.say(new Reply.Repair(text(key)));
  }

  private String text(Repairs.Key key) {
    return new Wording(turn).text(key);
  }
}
