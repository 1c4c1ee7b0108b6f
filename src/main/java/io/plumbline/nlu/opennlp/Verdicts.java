package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.lexicon.Lexicon.Force;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one verdict per finding and status of what the three witnesses heard. Any witness may raise a finding; none erases what another heard; and
 * what only the models heard is never sure.
 */
final class Verdicts {

  private static final double PLAINLY_SAID = 0.95;
  private static final double SAID_AND_AGREED = 0.97;
  private static final double DENIED_IN_SO_MANY_WORDS = 0.9;
  private static final double WEAKLY_SAID = 0.55;
  private static final double BOTH_MODELS = 0.7;
  private static final double ONE_MODEL = 0.55;

  private final Reading reading;
  private final Assertions assertions;
  private final Describing describing;
  private final List<HeardAttribute> attributes;
  private final Map<FindingId, Map<Status, HeardFinding>> heard = new LinkedHashMap<>();

  Verdicts(Reading reading, Assertions assertions, Describing describing, List<HeardAttribute> attributes) {
    this.reading = reading;
    this.assertions = assertions;
    this.describing = describing;
    this.attributes = attributes;
  }

  List<HeardFinding> of(List<Lexicon.Hit> hits, List<Witnesses.Testimony> testimonies) {
    for (var hit : hits) {
      var agreed = testimonies.stream().filter(one -> one.finding().equals(hit.finding().value()) && touches(one, hit)).toList();
      hear(hit, agreed);
    }
    for (var one : testimonies) {
      if (hits.stream().noneMatch(hit -> hit.finding().value().equals(one.finding()))) {
        hear(one);
      }
    }
    return heard.values().stream()
        .flatMap(statuses -> statuses.values().stream())
        .sorted(Comparator.comparingInt(HeardFinding::start).thenComparing(HeardFinding::id))
        .toList();
  }

  private static boolean touches(Witnesses.Testimony one, Lexicon.Hit hit) {
    return one.first() <= hit.last() && hit.first() <= one.last();
  }

  private void hear(Lexicon.Hit hit, List<Witnesses.Testimony> agreed) {
    var by = new LinkedHashSet<String>();
    by.add("lexicon");
    agreed.forEach(one -> by.addAll(one.by()));
    var asserted = asserted(hit);
    if (hit.force() == Force.DENIAL) {
      var said = asserted.status() == Status.PRESENT ? Status.ABSENT : asserted.status();
      add(hit.finding(), said, DENIED_IN_SO_MANY_WORDS, hit.first(), hit.last(), by);
      return;
    }
    double confidence = switch (hit.force()) {
      case WEAK -> agreed.isEmpty() ? WEAKLY_SAID : BOTH_MODELS;
      case CERTAIN -> agreed.isEmpty() ? PLAINLY_SAID : SAID_AND_AGREED;
      case DENIAL, NOT -> DENIED_IN_SO_MANY_WORDS;
    };
    add(hit.finding(), asserted.status(), Math.min(confidence, asserted.certainty() >= Assertions.PLAIN ? 1 : asserted.certainty()),
        hit.first(), hit.last(), by);
  }

  /** A denial that is part of the sign ("wish i wouldnt wake up") denies nothing; one that may be is worth a question. */
  private SpanAssertion asserted(Lexicon.Hit hit) {
    var whole = assertions.of(reading, hit.first(), hit.last());
    return switch (hit.negation()) {
      case NONE -> whole;
      case PART_OF_THE_SIGN -> assertions.of(reading, hit.first(), hit.first());
      case PERHAPS -> {
        var before = assertions.of(reading, hit.first(), hit.first());
        yield whole.status() == Status.ABSENT && before.status() == Status.PRESENT
            ? new SpanAssertion(Status.PRESENT, BOTH_MODELS, whole.cue())
            : whole;
      }
    };
  }

  private void hear(Witnesses.Testimony one) {
    var asserted = one.named() ? assertions.of(reading, one.first(), one.last()) : assertions.of(reading, one.last(), one.last());
    if (asserted.status() != Status.PRESENT && !one.strong()) {
      return; // a guess about words that are denied or feared is worth nothing
    }
    add(FindingId.of(one.finding()), asserted.status(), one.strong() ? BOTH_MODELS : ONE_MODEL, one.first(), one.last(),
        new LinkedHashSet<>(one.by()));
  }

  private void add(FindingId finding, Status status, double confidence, int first, int last, Set<String> by) {
    var statuses = heard.computeIfAbsent(finding, id -> new LinkedHashMap<>());
    var known = statuses.get(status);
    if (known == null || known.confidence() < confidence) {
      var words = reading.words();
      statuses.put(
          status,
          new HeardFinding(
              finding,
              status,
              confidence,
              words.get(first).start(),
              words.get(last).end(),
              reading.typed(first, last),
              new ArrayList<>(by),
              describing.details(reading, first, last, attributes)));
    }
  }
}
