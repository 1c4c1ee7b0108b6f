package io.plumbline.studio.proof;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import io.plumbline.dialog.CareLevel;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.DialogEvent;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.Position;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Reply;
import io.plumbline.dialog.Step;
import io.plumbline.safety.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds one step against every invariant. It reads the content's own words for danger, not the interpreter's reckoning of them. */
final class Checks {

  private final Content content;

  Checks(Content content) {
    this.content = content;
  }

  /** What is broken, in words. */
  record Broken(Invariant invariant, String what) {}

  List<Broken> of(Optional<Progress> before, Input input, Step step) {
    var broken = new ArrayList<Broken>();
    if (!(input instanceof Input.Elapsed)) { // to silence nothing need be said
      answered(step, broken);
    }
    emergency(step, broken);
    level(step, broken);
    relief(step, broken);
    before.ifPresent(progress -> denials(progress, step, broken));
    if (input instanceof Input.Chose chose) {
      before.flatMap(progress -> progress.position().open()).filter(open -> isFor(open, chose))
          .ifPresent(open -> {
            noted(open, chose, step, broken);
            goesOn(open, before.get(), step, broken);
          });
    }
    for (var event : step.events()) {
      if (event instanceof DialogEvent.LevelGiven(var level, var rules, var because, var atConclusion)) {
        given(level, step.progress().facts(), broken);
      }
    }
    return broken;
  }

  private static void answered(Step step, List<Broken> broken) {
    if (step.replies().isEmpty() || step.replies().stream().anyMatch(reply -> reply.text().isBlank())) {
      broken.add(new Broken(Invariant.EVERY_INPUT_IS_ANSWERED, "nothing, or nothing but a blank, was said"));
    }
  }

  private void emergency(Step step, List<Broken> broken) {
    for (var flag : content.screen().redFlags()) {
      if (flag.level() == Disposition.EMERGENCY_NOW && isPresent(flag.finding(), step.progress().facts()) && !step.urgent()) {
        broken.add(new Broken(Invariant.PRESENT_SIGN_KEEPS_ITS_LEVEL, flag.finding() + " is present, and no emergency was told"));
      }
    }
    boolean alone = step.replies().size() == 1 && step.replies().getFirst() instanceof Reply.Emergency;
    if (step.urgent() && (!alone || step.question().isPresent() || !step.offered().isEmpty())) {
      broken.add(new Broken(Invariant.EMERGENCY_IS_ONE_MESSAGE, "the emergency did not stand alone"));
    }
    if (step.urgent() != step.level().filter(level -> level.level() == Disposition.EMERGENCY_NOW).isPresent()) {
      broken.add(new Broken(Invariant.EMERGENCY_IS_ONE_MESSAGE, "an emergency level and an emergency message go together"));
    }
  }

  private void level(Step step, List<Broken> broken) {
    step.level().filter(level -> !isWhole(level) || (!step.urgent() && !saysWhenToGetHelp(level, step)))
        .ifPresent(level -> broken.add(
            new Broken(Invariant.EVERY_LEVEL_IS_WHOLE, level.level().wire() + " came without an action, a number or when to get help")));
  }

  private static boolean isWhole(CareLevel level) {
    return !level.headline().isBlank() && !level.safetyNet().isBlank() && !level.actions().isEmpty()
        && level.actions().stream().allMatch(action -> action.href().matches("(tel|sms|https?):.+") && !action.label().isBlank());
  }

  private static boolean saysWhenToGetHelp(CareLevel level, Step step) {
    return step.replies().stream().anyMatch(reply -> reply.text().contains(level.safetyNet()));
  }

  private void relief(Step step, List<Broken> broken) {
    var pack = content.pack(step.progress().position().pack());
    for (var id : step.offered()) {
      var measure = pack.measures().get(id);
      var level = step.progress().position().level();
      if (measure == null || level.filter(measure.upTo()::isAtLeast).isEmpty()) {
        broken.add(new Broken(Invariant.NO_RELIEF_BESIDE_ITS_CAUTION, id + " was offered at a level too urgent for it"));
      } else if (!content.screen().truth(measure.notWhen(), step.progress().facts()).isFalse()) {
        broken.add(new Broken(Invariant.NO_RELIEF_BESIDE_ITS_CAUTION, id + " was offered beside a caution that is present or unknown"));
      }
    }
  }

  /** A warning sign that was there is there still, in doubt and to be asked about, or was denied to that very question. */
  private void denials(Progress before, Step step, List<Broken> broken) {
    for (var flag : content.screen().redFlags()) {
      var finding = flag.finding();
      if (isDerived(finding) || !isPresent(finding, before.facts()) || isPresent(finding, step.progress().facts())) {
        continue;
      }
      var confirmed = before.position().open()
          .filter(open -> open.manner() == OpenQuestion.Manner.CONFIRM && open.findings().contains(finding)).isPresent();
      var inDoubt = step.progress().position().toCheck().get(finding) == Position.Doubt.DENIED
          || step.progress().position().open().filter(open -> open.findings().contains(finding)).isPresent();
      if (!confirmed && !inDoubt) {
        broken.add(new Broken(Invariant.DENIAL_IS_CONFIRMED, finding + " was present and was dropped without being asked about once more"));
      }
    }
  }

  private static boolean isFor(OpenQuestion open, Input.Chose chose) {
    return open.id().equals(chose.question()) && open.version().equals(chose.version());
  }

  /** What was tapped is on record as it was tapped. */
  private void noted(OpenQuestion open, Input.Chose chose, Step step, List<Broken> broken) {
    var facts = step.progress().facts();
    boolean isList = open.kind() == OpenQuestion.Kind.MULTI_CHOICE;
    for (var finding : open.findings()) {
      boolean yes = chose.options().contains(isList ? finding.value() : "yes");
      if (yes && !isPresent(finding, facts)) {
        broken.add(new Broken(Invariant.PRESENT_SIGN_KEEPS_ITS_LEVEL, finding + " was tapped, and is not on record as present"));
      }
      // What follows from another fact is known for all that it was left unsure.
      if (!yes && chose.options().contains("unsure") && !isUnsure(finding, facts) && !isPresent(finding, facts)) {
        broken.add(new Broken(Invariant.UNSURE_IS_NEVER_ABSENT, finding + " was left unsure, and is not on record as unsure"));
      }
    }
  }

  /** An answer that was taken and changes nothing must not bring the same question again: it would do so for ever. */
  private static void goesOn(OpenQuestion asked, Progress before, Step step, List<Broken> broken) {
    var now = step.progress();
    boolean taken = step.events().stream().anyMatch(DialogEvent.AnswerTaken.class::isInstance);
    boolean again = now.position().open()
        .filter(open -> open.id().equals(asked.id()) && open.findings().equals(asked.findings()) && open.manner() == asked.manner())
        .isPresent();
    if (taken && again && now.facts().equals(before.facts()) && now.position().toCheck().equals(before.position().toCheck())) {
      broken.add(new Broken(Invariant.NO_LOOP_WITHOUT_THE_PATIENT, asked.id() + " was answered, and is asked again as if it were not"));
    }
  }

  private void given(Disposition level, Facts facts, List<Broken> broken) {
    for (var flag : content.screen().redFlags()) {
      var finding = flag.finding();
      if (isPresent(finding, facts) && !facts.isSettledUnsure(finding) && !level.isAtLeast(flag.level())) {
        broken.add(
            new Broken(Invariant.PRESENT_SIGN_KEEPS_ITS_LEVEL, finding + " is present, and the level given was " + level.wire()));
      }
      if (isUnsure(finding, facts) && unsureLevel(flag).filter(least -> !level.isAtLeast(least)).isPresent()) {
        broken.add(new Broken(Invariant.UNSURE_IS_NEVER_ABSENT, finding + " is unsure, and the level given was " + level.wire()));
      }
      if (isOpen(finding, facts) && !level.isAtLeast(unsureLevel(flag).orElse(flag.level()))) {
        broken.add(
            new Broken(Invariant.NO_LEVEL_PAST_AN_OPEN_SIGN, finding + " was not asked about, and the level given was " + level.wire()));
      }
    }
    for (var rule : content.screen().rules()) {
      if (!(rule instanceof Rule.RedFlag) && content.screen().truth(rule.when(), facts).isTrue() && !level.isAtLeast(rule.level())) {
        broken.add(new Broken(Invariant.PRESENT_SIGN_KEEPS_ITS_LEVEL, rule.id() + " is true, and the level given was " + level.wire()));
      }
    }
  }

  /** The level of an unsure sign by the catalogue's own word; empty where unsure is scored as absent. */
  private Optional<Disposition> unsureLevel(Rule.RedFlag flag) {
    return content.catalogue().finding(flag.finding()).filter(finding -> finding.unsure() == Finding.Unsure.PRESENT)
        .map(finding -> flag.unsureLevel().orElse(flag.level()));
  }

  private boolean isDerived(FindingId finding) {
    return content.catalogue().finding(finding).filter(known -> known.derived().isPresent()).isPresent();
  }

  private boolean isPresent(FindingId finding, Facts facts) {
    var status = facts.statusOf(finding);
    var history = content.catalogue().finding(finding).filter(Finding::history).isPresent();
    return status.filter(known -> known == Status.PRESENT || (history && known == Status.PAST)).isPresent();
  }

  private static boolean isUnsure(FindingId finding, Facts facts) {
    return facts.statusOf(finding).filter(status -> status == Status.UNSURE).isPresent();
  }

  /** Nobody has said whether it is so of the patient; what cannot apply, or follows from what is known, is not open. */
  private boolean isOpen(FindingId finding, Facts facts) {
    var status = facts.statusOf(finding);
    if (status.filter(known -> known != Status.HYPOTHETICAL && known != Status.OTHER_PERSON).isPresent()) {
      return false;
    }
    var known = content.catalogue().finding(finding);
    return known.flatMap(Finding::applies).map(when -> !truth(when, facts).isFalse()).orElse(true)
        && known.flatMap(Finding::derived).map(when -> truth(when, facts).isUnknown()).orElse(true);
  }

  private Truth truth(Condition when, Facts facts) {
    return content.screen().truth(when, facts);
  }
}
