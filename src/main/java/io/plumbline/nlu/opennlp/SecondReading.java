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

  private record Said(FindingId finding, Status status) {}

  /** @param heard by the other witnesses */
  List<HeardFinding> of(List<HeardFinding> heard, CloseReader.Read read) {
    Map<Said, HeardFinding> known = new HashMap<>();
    var weighed = new ArrayList<HeardFinding>();
    for (var finding : heard) {
      if (read.findings().contains(finding.id().value()) && finding.start() < read.end()) {
        known.put(new Said(finding.id(), finding.status()), finding);
      } else {
        weighed.add(finding);
      }
    }
    for (var finding : read.findings()) {
      one(FindingId.of(finding), known, read).forEach(again -> keepSurer(weighed, again));
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
  private List<HeardFinding> one(FindingId finding, Map<Said, HeardFinding> known, CloseReader.Read read) {
    var ways = new EnumMap<Status, HeardFinding>(Status.class);
    for (var status : Status.values()) {
      read.odds(finding.value(), status)
          .flatMap(odds -> weigh(new Said(finding, status), odds, known, read))
          .ifPresent(way -> ways.put(status, way));
    }
    var present = known.get(new Said(finding, Status.PRESENT));
    if (present != null && isToStay(present)) {
      // What a pattern hears as so is not undone by what the reader alone takes for a denial.
      ways.keySet()
          .removeIf(status -> status != Status.PRESENT && status != Status.UNSURE && !known.containsKey(new Said(finding, status)));
    }
    return List.copyOf(ways.values());
  }

  private Optional<HeardFinding> weigh(Said said, float odds, Map<Said, HeardFinding> known, CloseReader.Read read) {
    var others = Optional.ofNullable(known.get(said));
    var inThisWay = others.stream().mapToDouble(HeardFinding::confidence).max();
    var inAnother = known.values().stream()
        .filter(finding -> finding.id().equals(said.finding()) && finding.status() != said.status())
        .mapToDouble(HeardFinding::confidence).max();
    var close = weighing.reader(said.status());
    double otherwise = NOTHING;
    for (var status : Status.values()) {
      otherwise = status == said.status()
          ? otherwise
          : Math.max(otherwise, read.odds(said.finding().value(), status).orElse((float) NOTHING));
    }
    double weighed = close.weigh(odds, otherwise, inThisWay, inAnother);
    double floor = others.map(this::floor).orElse(0.0);
    double confidence = Math.max(weighed, floor);
    if (confidence < close.least() && floor == 0) {
      return Optional.empty();
    }
    return Optional.of(others.map(finding -> also(finding, confidence, odds)).orElseGet(() -> fresh(said, confidence, read)));
  }

  /** What a nurse's pattern hears, or the others are sure of, stays at least a question: the reader may never have read the like. */
  private double floor(HeardFinding finding) {
    boolean asks = finding.status() == Status.PRESENT || finding.status() == Status.UNSURE;
    if (!asks || !isToStay(finding)) {
      return 0;
    }
    double from = weighing.sure().containsKey(finding.id().value()) ? HeardFinding.CERTAIN : weighing.sureFrom();
    boolean sure = finding.confidence() >= from && finding.by().contains(LEXICON);
    return sure ? weighing.sureStays() : weighing.stays();
  }

  private boolean isToStay(HeardFinding finding) {
    return finding.certain() || (finding.by().contains(LEXICON) && finding.confidence() >= weighing.heardFrom());
  }

  private static HeardFinding also(HeardFinding finding, double confidence, float odds) {
    var by = new ArrayList<>(finding.by());
    if (odds > 0) {
      by.add(READER);
    }
    return new HeardFinding(
        finding.id(), finding.status(), confidence, finding.start(), finding.end(), finding.heard(), by, finding.details());
  }

  private HeardFinding fresh(Said said, double confidence, CloseReader.Read read) {
    var place = read.place(said.finding().value(), said.status());
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
        said.finding(),
        said.status(),
        confidence,
        begin.start(),
        end.end(),
        reading.typed(first, last),
        List.of(READER),
        describing.details(reading, first, last, attributes));
  }
}
