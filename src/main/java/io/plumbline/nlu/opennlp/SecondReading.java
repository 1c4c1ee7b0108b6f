package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.reader.CloseReader;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Weighs what the close reader makes of a message with what the other witnesses heard in it. */
final class SecondReading {

  private static final String READER = "model";
  private static final String LEXICON = "lexicon";

  /** The log odds of what the reader does not know. */
  private static final double NOTHING = -9;

  private final Reading reading;
  private final Describing describing;
  private final List<HeardAttribute> attributes;
  private final Weighing weighing;

  SecondReading(Reading reading, Describing describing, List<HeardAttribute> attributes, Weighing weighing) {
    this.reading = reading;
    this.describing = describing;
    this.attributes = attributes;
    this.weighing = weighing;
  }

  /** @param heard by the other witnesses */
  List<HeardFinding> of(List<HeardFinding> heard, CloseReader.Read read) {
    Map<FindingId, Map<Status, HeardFinding>> known = new HashMap<>();
    var weighed = new ArrayList<HeardFinding>();
    for (var finding : heard) {
      if (read.findings().contains(finding.id()) && finding.start() < read.end()) {
        known.computeIfAbsent(finding.id(), id -> new EnumMap<>(Status.class)).put(finding.status(), finding);
      } else {
        weighed.add(finding);
      }
    }
    for (var finding : read.findings()) {
      ways(finding, known.getOrDefault(finding, Map.of()), read).forEach(again -> keepSurer(weighed, again));
    }
    weighed.sort(Comparator.comparingInt(HeardFinding::start).thenComparing(HeardFinding::id).thenComparing(HeardFinding::status));
    return List.copyOf(weighed);
  }

  /** The same may have been heard where the reader did not come. */
  private static void keepSurer(List<HeardFinding> weighed, HeardFinding again) {
    var before = weighed.stream().filter(one -> one.id().equals(again.id()) && one.status() == again.status()).findFirst();
    if (before.filter(one -> one.confidence() >= again.confidence()).isEmpty()) {
      before.ifPresent(weighed::remove);
      weighed.add(again);
    }
  }

  /** Every way in which the message speaks of one finding. */
  private List<HeardFinding> ways(FindingId finding, Map<Status, HeardFinding> known, CloseReader.Read read) {
    var present = known.get(Status.PRESENT);
    boolean stays = present != null && isToStay(present);
    var ways = new ArrayList<HeardFinding>();
    for (var status : Status.values()) {
      // What a pattern hears as so is not undone by what the reader alone takes for a denial.
      boolean undoes = stays && !asks(status) && !known.containsKey(status);
      if (!undoes) {
        way(finding, status, known, read).ifPresent(ways::add);
      }
    }
    return ways;
  }

  private Optional<HeardFinding> way(FindingId finding, Status status, Map<Status, HeardFinding> known, CloseReader.Read read) {
    double odds = read.odds(finding, status).orElse(NOTHING);
    double otherwise = NOTHING;
    var inAnother = OptionalDouble.empty();
    for (var other : Status.values()) {
      if (other != status) {
        otherwise = Math.max(otherwise, read.odds(finding, other).orElse(NOTHING));
        inAnother = surer(inAnother, known.get(other));
      }
    }
    var others = Optional.ofNullable(known.get(status));
    var close = weighing.reader(status);
    double weighed = close.weigh(odds, otherwise, surer(OptionalDouble.empty(), known.get(status)), inAnother);
    double floor = others.map(this::floor).orElse(0.0);
    if (weighed < close.least() && floor == 0) {
      return Optional.empty();
    }
    double confidence = Math.max(weighed, floor);
    return Optional.of(others.map(heard -> also(heard, confidence, odds)).orElseGet(() -> fresh(finding, status, confidence, read)));
  }

  private static OptionalDouble surer(OptionalDouble confidence, @Nullable HeardFinding finding) {
    return finding == null ? confidence : OptionalDouble.of(Math.max(confidence.orElse(0), finding.confidence()));
  }

  private static boolean asks(Status status) {
    return status == Status.PRESENT || status == Status.UNSURE;
  }

  /** What a nurse's pattern hears, or the others are sure of, stays at least a question: the reader may never have read the like. */
  private double floor(HeardFinding finding) {
    if (!asks(finding.status()) || !isToStay(finding)) {
      return 0;
    }
    double from = weighing.sure().containsKey(finding.id().value()) ? HeardFinding.CERTAIN : weighing.sureFrom();
    boolean sure = finding.confidence() >= from && finding.by().contains(LEXICON);
    return sure ? weighing.sureStays() : weighing.stays();
  }

  private boolean isToStay(HeardFinding finding) {
    return finding.certain() || (finding.by().contains(LEXICON) && finding.confidence() >= weighing.heardFrom());
  }

  private static HeardFinding also(HeardFinding finding, double confidence, double odds) {
    var by = new ArrayList<>(finding.by());
    if (odds > 0) {
      by.add(READER);
    }
    return new HeardFinding(
        finding.id(), finding.status(), confidence, finding.start(), finding.end(), finding.heard(), by, finding.details());
  }

  private HeardFinding fresh(FindingId finding, Status status, double confidence, CloseReader.Read read) {
    var place = read.place(finding, status);
    var words = reading.words();
    int first = 0;
    while (first + 1 < words.size() && words.get(first).end() <= place.start()) {
      first++;
    }
    int last = first;
    while (last + 1 < words.size() && words.get(last + 1).start() < place.end()) {
      last++;
    }
    Word begin = words.get(first);
    Word end = words.get(last);
    return new HeardFinding(
        finding,
        status,
        confidence,
        begin.start(),
        end.end(),
        reading.typed(first, last),
        List.of(READER),
        describing.details(reading, first, last, attributes));
  }
}
