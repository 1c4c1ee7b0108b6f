package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.data.DataNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What of all that was heard is told, where one thing is heard in more ways than one. */
final class Told {

  private static final double UNCHANGED = 0.6;
  private static final double ANSWERED = 0.95;
  private static final double ASKED = 0.5;

  /** The old and unchanged, and what it would be if it were new. */
  private final Map<FindingId, FindingId> unchanged = new HashMap<>();

  /** @param unchanged that entry of {@code details.yaml} */
  Told(DataNode unchanged) {
    unchanged.entries().forEach((old, fresh) -> this.unchanged.put(FindingId.of(old), FindingId.of(fresh.text())));
  }

  /** What is surely old and unchanged is not taken as new; being a guess, that is asked about all the same. */
  List<HeardFinding> oldIsNotNew(List<HeardFinding> heard) {
    var result = new ArrayList<>(heard);
    for (var old : heard) {
      var fresh = unchanged.get(old.id());
      if (fresh != null && old.status() == Status.PRESENT && old.certain()) {
        result.replaceAll(
            finding -> finding.id().equals(fresh) && finding.status() != Status.ABSENT ? asOld(finding, old) : finding);
        if (result.stream().noneMatch(finding -> finding.id().equals(fresh))) {
          result.add(
              new HeardFinding(fresh, Status.ABSENT, UNCHANGED, old.start(), old.end(), old.heard(), old.by(), HeardFinding.Details.NONE));
        }
      }
    }
    return oncePerStatus(result);
  }

  /** Told of the old thing itself it is absent; told elsewhere in the message it may be new, and is asked about. */
  private static HeardFinding asOld(HeardFinding finding, HeardFinding old) {
    if (finding.start() < old.end() && old.start() < finding.end()) {
      return with(finding, Status.ABSENT, UNCHANGED);
    }
    return finding.certain() && finding.status() == Status.PRESENT ? with(finding, Status.PRESENT, ASKED) : finding;
  }

  private static List<HeardFinding> oncePerStatus(List<HeardFinding> heard) {
    var seen = new HashSet<String>();
    return heard.stream().filter(finding -> seen.add(finding.id() + " " + finding.status())).toList();
  }

  private static HeardFinding with(HeardFinding finding, Status status, double confidence) {
    return new HeardFinding(
        finding.id(), status, confidence, finding.start(), finding.end(), finding.heard(), finding.by(), finding.details());
  }

  /** "No wait, I did": of two ways of speaking of one thing the later one counts. */
  static List<HeardFinding> latestWord(List<HeardFinding> heard) {
    return heard.stream()
        .filter(
            finding -> heard.stream().noneMatch(other -> other.id().equals(finding.id()) && other.start() > finding.start()))
        .toList();
  }

  /** Said and denied in one breath: what is said counts, and a question will follow where it matters. */
  static List<HeardFinding> withoutContradiction(List<HeardFinding> heard) {
    return heard.stream()
        .filter(
            finding -> (finding.status() != Status.ABSENT && finding.status() != Status.PAST)
                || heard.stream()
                    .noneMatch(
                        other -> other.id().equals(finding.id())
                            && other.status() == Status.PRESENT
                            && other.confidence() >= finding.confidence()))
        .toList();
  }

  /** A plain yes or no to a question about one finding says that finding, unless the message itself surely speaks of it. */
  static List<HeardFinding> withAnswer(List<HeardFinding> heard, Utterance utterance, Answer answer) {
    var asked = utterance.question().flatMap(Replies::asked);
    if (asked.isEmpty()) {
      return heard;
    }
    var sure = heard.stream().filter(finding -> finding.id().equals(asked.get()) && finding.certain()).toList();
    var denied = sure.stream()
        .anyMatch(finding -> (finding.status() == Status.ABSENT || finding.status() == Status.PAST) && finding.confidence() < ANSWERED);
    if (!sure.isEmpty() && !(denied && (answer instanceof Answer.Yes || answer instanceof Answer.Unsure))) {
      return heard;
    }
    var status = switch (answer) {
      // One hears a yes and another a no: that is for the patient to say.
      case Answer.Yes yes -> denied ? Status.UNSURE : Status.PRESENT;
      case Answer.No no -> Status.ABSENT;
      case Answer.Unsure unsure -> Status.UNSURE;
      case Answer.Options options -> null;
      case Answer.Number number -> null;
      case Answer.Duration duration -> null;
      case Answer.Refused refused -> null;
      case Answer.None none -> null;
    };
    if (status == null) {
      return heard;
    }
    var all = new ArrayList<>(heard);
    all.removeIf(finding -> finding.id().equals(asked.get()));
    all.add(
        new HeardFinding(
            asked.get(),
            status,
            ANSWERED,
            0,
            utterance.text().length(),
            utterance.text(),
            List.of("answer"),
            HeardFinding.Details.NONE));
    return all;
  }
}
