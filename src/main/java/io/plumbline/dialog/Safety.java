package io.plumbline.dialog;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.safety.Rule;
import io.plumbline.safety.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The safety screen's voice inside a turn: it stops everything for an emergency and gives the level of care. */
final class Safety {

  /** More reasons than this are not read by anyone in pain. */
  private static final int MOST_PATTERNS = 2;

  private final Turn turn;
  private final Wording wording;
  private final Set<String> raisedBefore;

  Safety(Turn turn, Wording wording) {
    this.turn = turn;
    this.wording = wording;
    this.raisedBefore = turn.content().screen().assess(turn.before().facts()).fired().stream().map(Rule::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Tells an emergency if there is one; true when nothing else is to be said. */
  boolean speaksUp() {
    var verdict = turn.verdict();
    for (var rule : verdict.fired()) {
      if (raisedBefore.add(rule.id())) {
        turn.emit(new DialogEvent.FlagRaised(rule.id()));
        turn.because(Why.What.RULE, rule.id(), List.copyOf(verdict.because()), rule.source());
      }
    }
    if (verdict.level() == Disposition.EMERGENCY_NOW) {
      tellEmergency(verdict);
      return true;
    }
    if (isEmergency() && !isDoubted()) {
      turn.emit(new DialogEvent.LevelWithdrawn(Disposition.EMERGENCY_NOW));
    }
    return false;
  }

  /** What made the emergency was denied, and the denial still waits to be confirmed. */
  private boolean isDoubted() {
    return turn.position().toCheck().containsValue(Position.Doubt.DENIED);
  }

  private boolean isEmergency() {
    return turn.position().level().filter(level -> level == Disposition.EMERGENCY_NOW).isPresent();
  }

  private void tellEmergency(Verdict verdict) {
    turn.position().open().ifPresent(open -> turn.emit(new DialogEvent.QuestionDropped(open.id())));
    var toldBefore = turn.before().position().level().filter(level -> level == Disposition.EMERGENCY_NOW).isPresent()
        && turn.content().screen().assess(turn.before().facts()).because().equals(verdict.because());
    turn.sayOnly(new Reply.Emergency(toldBefore ? wording.emergencyAgain(verdict) : wording.emergency(verdict)));
    turn.give(wording.careLevel(verdict));
    if (!toldBefore) {
      note(verdict, false);
    }
  }

  boolean levelHasChanged() {
    return turn.position().level().filter(given -> given == turn.content().screen().conclude(turn.facts()).level()).isEmpty();
  }

  /** Gives the level: nothing more is asked before it, so what is still open counts as unsure. */
  void conclude(boolean patterns) {
    var verdict = turn.content().screen().conclude(turn.facts());
    if (verdict.level() == Disposition.EMERGENCY_NOW) {
      tellEmergency(verdict);
      return;
    }
    turn.say(new Reply.Advice(wording.advice(verdict)));
    if (patterns && !verdict.level().isAtLeast(Disposition.URGENT_SAME_DAY)) {
      tellPatterns(verdict.level());
    }
    turn.say(new Reply.Advice(wording.comeBack(verdict)));
    turn.give(wording.careLevel(verdict));
    note(verdict, true);
  }

  private void note(Verdict verdict, boolean atConclusion) {
    var rules = verdict.deciding().stream().map(Rule::id).toList();
    turn.emit(new DialogEvent.LevelGiven(verdict.level(), rules, List.copyOf(verdict.because()), atConclusion));
    turn.because(
        Why.What.LEVEL,
        verdict.level().wire(),
        List.copyOf(verdict.because()),
        verdict.deciding().stream().map(Rule::source).distinct().collect(Collectors.joining(" ")));
  }

  private void tellPatterns(Disposition level) {
    var pack = turn.pack();
    var triggers = pack.triggers().keySet().stream().filter(this::isPresent).limit(MOST_PATTERNS).toList();
    for (var trigger : triggers) {
      turn.say(new Reply.Info(wording.fill(pack.triggers().getOrDefault(trigger, ""))));
      turn.because(Why.What.SAID, trigger.value(), List.of(trigger), source(trigger));
    }
    pack.patterns().values().stream()
        .filter(pattern -> pattern.floor().map(level::isAtLeast).orElse(true))
        .filter(pattern -> turn.content().screen().truth(pattern.when(), turn.facts()).isTrue())
        .limit(MOST_PATTERNS)
        .forEach(
            pattern -> {
              turn.say(new Reply.Info(wording.fill(pattern.says() + " " + pattern.towards() + " " + pattern.away())));
              turn.because(Why.What.SAID, pattern.id().value(), List.of(), pattern.source());
            });
  }

  private boolean isPresent(FindingId finding) {
    return turn.content().screen().evidence(turn.facts()).truthOf(finding).isTrue();
  }

  private String source(FindingId finding) {
    return turn.content().catalogue().finding(finding).map(Finding::source).orElse("");
  }
}
