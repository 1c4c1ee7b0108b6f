package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what the patient says, with the rules of what may overrule what. */
final class Noting {

  private final Turn turn;
  private final Set<FindingId> doubted = new LinkedHashSet<>();

  Noting(Turn turn) {
    this.turn = turn;
  }

  /** Something said without being asked, or beside the answer. */
  void hear(Input.Heard heard, boolean confirming) {
    var finding = turn.content().catalogue().finding(heard.finding());
    if (finding.isEmpty() || finding.get().derived().isPresent()) {
      return;
    }
    switch (heard.status()) {
      case PRESENT -> hearPresent(finding.get(), heard);
      case ABSENT -> {
        if (heard.certain()) {
          deny(finding.get(), heard.words(), DialogEvent.How.TOLD, confirming);
        }
      }
      case UNSURE -> unsure(finding.get(), heard.words(), DialogEvent.How.TOLD);
      case PAST -> hearPast(finding.get(), heard, confirming);
      case HYPOTHETICAL, OTHER_PERSON -> {
        if (turn.facts().statusOf(heard.finding()).isEmpty()) {
          note(heard.finding(), heard.status(), DialogEvent.How.TOLD, heard.words());
        }
      }
    }
  }

  private void hearPresent(Finding finding, Input.Heard heard) {
    if (heard.certain()) {
      note(finding.id(), Status.PRESENT, DialogEvent.How.TOLD, heard.words());
    } else if (isRedFlag(finding.id())) {
      if (status(finding.id()).filter(known -> known == Status.PRESENT).isEmpty()) {
        check(finding.id(), Position.Doubt.WEAKLY_HEARD);
      }
    }
  }

  /** What is over still counts when it is history; a warning sign that "came and went" is asked about; the rest is over. */
  private void hearPast(Finding finding, Input.Heard heard, boolean confirming) {
    if (finding.history() && isRedFlag(finding.id()) && !heard.certain()) {
      hearPresent(finding, heard);
    } else if (finding.history() || !isRedFlag(finding.id())) {
      if (status(finding.id()).filter(known -> known == Status.PRESENT).isEmpty()) {
        note(finding.id(), Status.PAST, DialogEvent.How.TOLD, heard.words());
      }
    } else if (status(finding.id()).filter(known -> known == Status.PRESENT).isPresent()) {
      deny(finding, heard.words(), DialogEvent.How.TOLD, confirming);
    } else if (status(finding.id()).isEmpty() && heard.certain()) {
      note(finding.id(), Status.UNSURE, DialogEvent.How.TOLD, heard.words());
      check(finding.id(), Position.Doubt.WEAKLY_HEARD);
    }
  }

  /** A no. Against an earlier yes about a warning sign it is a doubt, until it is confirmed. */
  void deny(Finding finding, String words, DialogEvent.How how, boolean confirming) {
    if (isRedFlag(finding.id()) && !confirming && counts(finding.id())) {
      doubt(finding.id());
    } else if (isRedFlag(finding.id())
        && !confirming
        && how == DialogEvent.How.TOLD
        && turn.position().toCheck().get(finding.id()) == Position.Doubt.DENIED) {
      // its confirmation is still to be asked
      return;
    } else {
      note(finding.id(), Status.ABSENT, how, words);
    }
  }

  void doubt(FindingId finding) {
    turn.emit(new DialogEvent.FindingNoted(finding, Status.UNSURE, DialogEvent.How.DOUBTED, ""));
    check(finding, Position.Doubt.DENIED);
  }

  /** Not sure: once more in plainer words where it matters; when that was done, or it does not matter, the doubt stands. */
  void unsure(Finding finding, String words, DialogEvent.How how) {
    if (turn.facts().isSettledUnsure(finding.id())) {
      if (how == DialogEvent.How.ANSWERED && turn.position().toCheck().containsKey(finding.id())) {
        turn.emit(new DialogEvent.StayedUnsure(finding.id())); // it was asked about once more: that doubt is settled too
      }
      return;
    }
    var known = status(finding.id());
    if (how == DialogEvent.How.TOLD && known.filter(status -> status == Status.PRESENT).isPresent()) {
      return;
    }
    if (!isRedFlag(finding.id())) {
      note(finding.id(), Status.UNSURE, how, words);
      turn.emit(new DialogEvent.StayedUnsure(finding.id()));
    } else if (how == DialogEvent.How.ANSWERED && known.filter(status -> status == Status.UNSURE).isPresent()) {
      note(finding.id(), Status.UNSURE, how, words);
      turn.emit(new DialogEvent.StayedUnsure(finding.id()));
    } else {
      note(finding.id(), Status.UNSURE, how, words);
      check(finding.id(), Position.Doubt.UNSURE);
    }
  }

  void note(FindingId finding, Status status, DialogEvent.How how, String words) {
    turn.emit(new DialogEvent.FindingNoted(finding, status, how, words));
    turn.because(Why.What.HEARD, finding.value() + "=" + status.wire(), List.of(finding), "");
  }

  void note(AttributeId attribute, AttributeValue value) {
    if (turn.content().catalogue().attribute(attribute).isEmpty()) {
      return;
    }
    var known = turn.facts().valueOf(attribute);
    if (known.filter(value::equals).isPresent()) {
      return;
    }
    if (known.isPresent()) {
      var stale = followingFrom(attribute);
      if (!stale.isEmpty()) {
        turn.emit(new DialogEvent.FactsForgotten(stale, Set.of()));
      }
    }
    turn.emit(new DialogEvent.AttributeNoted(attribute, value));
  }

  /** Findings that were taken as absent, or followed, because of what the attribute was. */
  Set<FindingId> followingFrom(AttributeId attribute) {
    var atom = new Condition.Atom.OfAttribute(attribute);
    var following = new LinkedHashSet<FindingId>();
    for (var finding : turn.content().catalogue().findings().values()) {
      var reads = java.util.stream.Stream.concat(finding.applies().stream(), finding.derived().stream())
          .anyMatch(condition -> condition.atoms(turn.content().named()).contains(atom));
      if (reads && status(finding.id()).filter(status -> finding.derived().isPresent() || status == Status.ABSENT).isPresent()) {
        following.add(finding.id());
      }
    }
    return following;
  }

  /** Findings that this message has made doubtful, whether or not they were so before. */
  Set<FindingId> doubted() {
    return Collections.unmodifiableSet(doubted);
  }

  void check(FindingId finding, Position.Doubt doubt) {
    var known = turn.content().catalogue().finding(finding);
    if (known.isEmpty() || known.get().asking().isEmpty()) {
      return;
    }
    doubted.add(finding);
    var already = Optional.ofNullable(turn.position().toCheck().get(finding));
    if (already.isEmpty() || (already.get() != Position.Doubt.DENIED && doubt == Position.Doubt.DENIED)) {
      turn.emit(new DialogEvent.CheckWanted(finding, doubt));
    }
  }

  /** Whether the finding counts as present for the rules now. */
  boolean counts(FindingId finding) {
    return turn.content().screen().scoring().truthOf(finding, turn.facts()).isTrue();
  }

  private boolean isRedFlag(FindingId finding) {
    return turn.content().screen().redFlag(finding).isPresent();
  }

  private Optional<Status> status(FindingId finding) {
    return turn.facts().statusOf(finding);
  }
}
