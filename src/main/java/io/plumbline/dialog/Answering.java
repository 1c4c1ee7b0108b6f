package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the answer to the open question, tapped or typed. */
final class Answering {

  static final String YES = "yes";
  static final String NO = "no";
  static final String UNSURE = "unsure";
  static final String NONE = "none";

  /** So few things are asked one by one when the answer is a bare yes. */
  private static final int FEW = 3;

  private final Turn turn;
  private final Noting noting;

  Answering(Turn turn, Noting noting) {
    this.turn = turn;
    this.noting = noting;
  }

  /** Takes a tapped answer; false when it is an answer to another question, or none that this one has. */
  boolean choose(Input.Chose chose) {
    var asked = turn.position().open();
    if (asked.isEmpty()
        || !asked.get().id().equals(chose.question())
        || !asked.get().version().equals(chose.version())
        || chose.options().isEmpty()) {
      return false;
    }
    var open = asked.get();
    return switch (open.kind()) {
      case YES_NO -> chooseYesOrNo(open, chose.options());
      case MULTI_CHOICE -> chooseMany(open, chose.options());
      case CHOICE, NUMBER, DURATION, TEXT -> chooseValue(open, chose.options());
    };
  }

  private boolean chooseYesOrNo(OpenQuestion open, List<String> options) {
    if (options.size() != 1) {
      return false;
    }
    var finding = open.findings().getFirst();
    switch (options.getFirst()) {
      case YES -> settle(open, finding, Status.PRESENT);
      case NO -> settle(open, finding, Status.ABSENT);
      case UNSURE -> settle(open, finding, Status.UNSURE);
      default -> {
        return false;
      }
    }
    taken(open);
    return true;
  }

  private boolean chooseMany(OpenQuestion open, List<String> options) {
    var chosen = new HashSet<>(options);
    var named = open.findings().stream().filter(finding -> chosen.remove(finding.value())).toList();
    var none = chosen.remove(NONE);
    var unsure = chosen.remove(UNSURE);
    if (!chosen.isEmpty() || (none && (unsure || !named.isEmpty()))) {
      return false;
    }
    settleMany(open, named, Optional.of(unsure ? Status.UNSURE : Status.ABSENT), Set.of());
    taken(open);
    return true;
  }

  private boolean chooseValue(OpenQuestion open, List<String> options) {
    var attribute = open.attribute().orElseThrow();
    if (options.size() != 1) {
      return false;
    }
    var option = options.getFirst();
    if (option.equals(UNSURE)) {
      noting.note(attribute, new AttributeValue.NotSaid());
      taken(open);
      return true;
    }
    return switch (form(attribute)) {
      case Attribute.Form.Choice(var known) -> {
        var fits = known.stream().anyMatch(one -> one.id().equals(option));
        if (fits) {
          noting.note(attribute, new AttributeValue.Word(option));
          taken(open);
        }
        yield fits;
      }
      case Attribute.Form.Number number -> number(option).map(value -> takeNumber(open, attribute, value)).orElse(false);
      case Attribute.Form.Duration duration -> number(option).map(value -> takeNumber(open, attribute, value)).orElse(false);
      case Attribute.Form.Text text -> false;
    };
  }

  private static Optional<Double> number(String option) {
    try {
      var number = Double.parseDouble(option);
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty(); // an option that is no number is no answer to a question for one
    }
  }

  /** Takes a typed answer; false when the message did not answer the open question. */
  boolean answer(Input.Said said) {
    var asked = turn.position().open();
    if (asked.isEmpty()) {
      return false;
    }
    var open = asked.get();
    return switch (open.kind()) {
      case YES_NO -> answerYesOrNo(open, said);
      case MULTI_CHOICE -> answerMany(open, said);
      case NUMBER, DURATION -> answerNumber(open, said);
      case CHOICE -> answerChoice(open, said);
      case TEXT -> answerText(open, said);
    };
  }

  private boolean answerYesOrNo(OpenQuestion open, Input.Said said) {
    var finding = open.findings().getFirst();
    if (heardFor(said, finding)) {
      if (isStillUnsure(said, finding)) {
        settle(open, finding, Status.UNSURE);
      }
      taken(open);
      return true;
    }
    if (said.answer() instanceof Input.Answered.NoBut && asksForTheBut(open)) {
      return true;
    }
    Optional<Status> status = switch (said.answer()) {
      case Input.Answered.Yes yes -> Optional.of(Status.PRESENT);
      case Input.Answered.No no -> Optional.of(Status.ABSENT);
      case Input.Answered.NoBut but -> Optional.of(Status.ABSENT);
      case Input.Answered.Unsure unsure -> Optional.of(Status.UNSURE);
      // What is not told may be so: it is asked once more, then it counts as unsure.
      case Input.Answered.Refused refused -> Optional.of(Status.UNSURE);
      case Input.Answered.Options(var ids, var only) -> ofOption(ids, finding);
      case Input.Answered.Number number -> Optional.empty();
      case Input.Answered.Duration duration -> Optional.empty();
      case Input.Answered.None none -> Optional.empty();
    };
    status.ifPresent(
        value -> {
          settle(open, finding, value);
          taken(open);
        });
    return status.isPresent();
  }

  private static Optional<Status> ofOption(List<String> ids, FindingId finding) {
    if (ids.contains(YES) || ids.contains(finding.value())) {
      return Optional.of(Status.PRESENT);
    }
    if (ids.contains(NO) || ids.contains(NONE)) {
      return Optional.of(Status.ABSENT);
    }
    return ids.contains(UNSURE) ? Optional.of(Status.UNSURE) : Optional.empty();
  }

  /** The message itself speaks of the finding clearly enough to settle it, or to have it asked again. */
  private boolean heardFor(Input.Said said, FindingId finding) {
    return said.heard().stream()
        .anyMatch(
            heard -> heard.finding().equals(finding)
                && heard.certain()
                && heard.status() != Status.HYPOTHETICAL
                && heard.status() != Status.OTHER_PERSON);
  }

  private boolean isStillUnsure(Input.Said said, FindingId finding) {
    return turn.before().facts().statusOf(finding).filter(status -> status == Status.UNSURE).isPresent()
        && said.heard().stream().filter(heard -> heard.finding().equals(finding))
            .allMatch(heard -> heard.status() != Status.PRESENT && heard.status() != Status.ABSENT);
  }

  private boolean answerMany(OpenQuestion open, Input.Said said) {
    var heard = new HashSet<FindingId>();
    open.findings().stream().filter(finding -> heardFor(said, finding)).forEach(heard::add);
    var left = new HashSet<>(heard);
    left.addAll(noting.doubted()); // "none of these, but ...": the no does not settle the "but"
    switch (said.answer()) {
      case Input.Answered.Options(var ids, var only) -> {
        var named = open.findings().stream().filter(finding -> ids.contains(finding.value()) && !heard.contains(finding)).toList();
        Optional<Status> rest = Optional.empty();
        if (ids.contains(NONE) || only) {
          rest = Optional.of(Status.ABSENT);
        } else if (ids.contains(UNSURE)) {
          rest = Optional.of(Status.UNSURE);
        }
        settleMany(open, named, rest, left);
      }
      case Input.Answered.No no -> settleMany(open, List.of(), Optional.of(Status.ABSENT), left);
      case Input.Answered.NoBut but -> {
        if (asksForTheBut(open)) {
          return true;
        }
        settleMany(open, List.of(), Optional.of(Status.ABSENT), left);
      }
      // "Maybe a bit warm" is unsure of that one; the others are asked about once more.
      case Input.Answered.Unsure unsure ->
        settleMany(open, List.of(), speaksOf(open, left) ? Optional.empty() : Optional.of(Status.UNSURE), left);
      case Input.Answered.Refused refused -> settleMany(open, List.of(), Optional.of(Status.UNSURE), left);
      case Input.Answered.Yes yes -> {
        if (heard.isEmpty()) {
          return askWhich(open);
        }
      }
      case Input.Answered.Number number -> {
        return takeIfTold(open, left);
      }
      case Input.Answered.Duration duration -> {
        return takeIfTold(open, left);
      }
      case Input.Answered.None none -> {
        return takeIfTold(open, left);
      }
    }
    taken(open);
    return true;
  }

  /**
   * "None of those, but my waterworks might be a bit off": what nobody could make anything of may be what was asked about. It is asked once more, and no
   * oftener.
   */
  private boolean asksForTheBut(OpenQuestion open) {
    if (turn.position().misses() > 0 || signs(open).isEmpty()) {
      return false;
    }
    turn.emit(new DialogEvent.NotUnderstood());
    turn.say(new Reply.Repair(new Wording(turn).text(Repairs.Key.NO_BUT)));
    return true;
  }

  private List<FindingId> signs(OpenQuestion open) {
    return open.findings().stream().filter(finding -> turn.content().screen().redFlag(finding).isPresent()).toList();
  }

  /** What of the list was told, or was told half clearly and is asked about next, is taken; the others are asked about once more. */
  private boolean takeIfTold(OpenQuestion open, Set<FindingId> told) {
    if (!speaksOf(open, told)) {
      return false;
    }
    taken(open);
    return true;
  }

  private static boolean speaksOf(OpenQuestion open, Set<FindingId> spokenOf) {
    return open.findings().stream().anyMatch(spokenOf::contains);
  }

  /**
   * A yes to a list says that something of it is so: once we ask which, then for each warning sign on its own, the gravest first. Of a short list
   * each is asked at once.
   */
  private boolean askWhich(OpenQuestion open) {
    var signs = signs(open);
    if (turn.position().misses() == 0 && (signs.isEmpty() || open.findings().size() > FEW)) {
      turn.emit(new DialogEvent.NotUnderstood());
      turn.say(new Reply.Repair(new Wording(turn).text(Repairs.Key.YES_WHICH)));
      return true;
    }
    signs.forEach(finding -> noting.check(finding, Position.Doubt.WEAKLY_HEARD));
    if (!signs.isEmpty()) {
      turn.emit(new DialogEvent.QuestionDropped(open.id()));
    }
    return !signs.isEmpty();
  }

  private boolean answerNumber(OpenQuestion open, Input.Said said) {
    var attribute = open.attribute().orElseThrow();
    switch (said.answer()) {
      case Input.Answered.Number(var value) -> {
        if (form(attribute) instanceof Attribute.Form.Duration) {
          return fromMessage(open, attribute, said);
        }
        return takeNumber(open, attribute, value) || outOfRange(attribute);
      }
      case Input.Answered.Duration(var days) -> {
        if (form(attribute) instanceof Attribute.Form.Duration) {
          return takeNumber(open, attribute, days);
        }
        return fromMessage(open, attribute, said);
      }
      case Input.Answered.Unsure unsure -> {
        return leaveOpen(open, attribute);
      }
      case Input.Answered.Refused refused -> {
        return leaveOpen(open, attribute);
      }
      case Input.Answered.Yes yes -> {
        return fromMessage(open, attribute, said);
      }
      case Input.Answered.No no -> {
        return fromMessage(open, attribute, said);
      }
      case Input.Answered.NoBut but -> {
        return fromMessage(open, attribute, said);
      }
      case Input.Answered.Options options -> {
        return fromMessage(open, attribute, said);
      }
      case Input.Answered.None none -> {
        return fromMessage(open, attribute, said);
      }
    }
  }

  private boolean leaveOpen(OpenQuestion open, AttributeId attribute) {
    noting.note(attribute, new AttributeValue.NotSaid());
    taken(open);
    return true;
  }

  private boolean fromMessage(OpenQuestion open, AttributeId attribute, Input.Said said) {
    if (!said.attributes().containsKey(attribute)) {
      return false;
    }
    taken(open);
    return true;
  }

  private boolean takeNumber(OpenQuestion open, AttributeId attribute, double value) {
    var fits = switch (form(attribute)) {
      case Attribute.Form.Number(var min, var max) -> value >= min && value <= max;
      case Attribute.Form.Duration duration -> value >= 0 && value <= 365.25 * 120;
      case Attribute.Form.Choice choice -> false;
      case Attribute.Form.Text text -> false;
    };
    if (fits) {
      noting.note(attribute, new AttributeValue.Number(value));
      taken(open);
    }
    return fits;
  }

  private boolean outOfRange(AttributeId attribute) {
    if (form(attribute) instanceof Attribute.Form.Number(var min, var max)) {
      turn.say(new Reply.Repair(new Wording(turn).outOfRange(min, max)));
    }
    return true;
  }

  private boolean answerChoice(OpenQuestion open, Input.Said said) {
    var attribute = open.attribute().orElseThrow();
    if (said.attributes().containsKey(attribute)) {
      taken(open);
      return true;
    }
    if (said.answer() instanceof Input.Answered.Options(var ids, var only)
        && form(attribute) instanceof Attribute.Form.Choice(var known)) {
      for (var option : known) {
        if (ids.contains(option.id())) {
          noting.note(attribute, new AttributeValue.Word(option.id()));
          taken(open);
          return true;
        }
      }
    }
    return (said.answer() instanceof Input.Answered.Unsure || said.answer() instanceof Input.Answered.Refused)
        && leaveOpen(open, attribute);
  }

  /** Any telling answers "tell me more"; small talk, a bare yes and a question in passing do not. */
  private boolean answerText(OpenQuestion open, Input.Said said) {
    var tells = switch (said.meaning()) {
      case DESCRIBE, CORRECT, CRISIS -> said.topic().isEmpty() || speaksOfOneself(said);
      case STOP, UNSURE -> true;
      case AFFIRM, DENY, GREET, THANKS, GOODBYE, HELP, HUMAN, REPEAT, BACK, RESTART, FORGET, ABUSE, OFF_TOPIC, UNCLEAR, OTHER_LANGUAGE ->
        speaksOfOneself(said);
    };
    if (tells) {
      noting.note(open.attribute().orElseThrow(), new AttributeValue.Word("told"));
      taken(open);
    }
    return tells;
  }

  private static boolean speaksOfOneself(Input.Said said) {
    return said.heard().stream().filter(Input.Heard::certain)
        .anyMatch(
            heard -> switch (heard.status()) {
              case PRESENT, ABSENT, UNSURE, PAST -> true;
              case HYPOTHETICAL, OTHER_PERSON -> false;
            });
  }

  /** A story that cannot be understood is not asked for a third time: the questions go on without it. */
  void passStoryBy() {
    turn.position().open().filter(open -> open.kind() == OpenQuestion.Kind.TEXT).ifPresent(this::passBy);
  }

  /** So it is with any question that asks for no warning sign; a warning sign is never passed by. */
  void passByUnlessDanger() {
    turn.position()
        .open()
        .filter(open -> open.findings().stream().allMatch(finding -> turn.content().screen().redFlag(finding).isEmpty()))
        .ifPresent(this::passBy);
  }

  private void passBy(OpenQuestion open) {
    open.attribute().ifPresent(attribute -> noting.note(attribute, new AttributeValue.NotSaid()));
    open.findings().forEach(finding -> settle(open, finding, Status.UNSURE));
    taken(open);
  }

  private void settle(OpenQuestion open, FindingId id, Status status) {
    var finding = turn.content().catalogue().finding(id);
    if (finding.isEmpty()) {
      return;
    }
    switch (status) {
      case UNSURE -> noting.unsure(finding.get(), "", DialogEvent.How.ANSWERED);
      case ABSENT -> noting.deny(finding.get(), "", DialogEvent.How.ANSWERED, open.manner() == OpenQuestion.Manner.CONFIRM);
      case PRESENT, PAST, HYPOTHETICAL, OTHER_PERSON -> noting.note(id, status, DialogEvent.How.ANSWERED, "");
    }
  }

  /**
   * @param rest what the other items are; empty leaves them open
   * @param left items that {@code rest} does not settle
   */
  private void settleMany(OpenQuestion open, List<FindingId> named, Optional<Status> rest, Set<FindingId> left) {
    named.forEach(finding -> settle(open, finding, Status.PRESENT));
    rest.ifPresent(
        status -> {
          var others = new ArrayList<>(open.findings());
          others.removeAll(named);
          others.removeAll(left);
          others.forEach(finding -> settle(open, finding, status));
        });
  }

  private void taken(OpenQuestion open) {
    if (turn.position().open().isPresent()) {
      turn.emit(new DialogEvent.AnswerTaken(open.id(), turn.notedFindings(), turn.notedAttributes()));
    }
  }

  private Attribute.Form form(AttributeId attribute) {
    return turn.content().catalogue().attribute(attribute).orElseThrow().form();
  }
}
