package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.HeardAttribute;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.SpanAssertion;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.lexicon.Lexicon.Force;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one verdict per finding and status of what the lexicon and the categorizer heard. Either may raise a finding; neither erases what the other
 * heard. How far each is to be trusted was measured on text that it never saw ({@link Weighing}).
 */
final class Verdicts {

  private final Reading reading;
  private final Assertions assertions;
  private final Describing describing;
  private final Weighing weighing;
  private final WeightTable tones;
  private final List<Sense> senses;
  private final Set<String> breaks;
  private final List<HeardAttribute> attributes;
  private final Map<FindingId, Map<Status, HeardFinding>> heard = new LinkedHashMap<>();

  Verdicts(Reading reading, Assertions assertions, Describing describing, Weighing weighing, WeightTable tones, List<Sense> senses,
      Set<String> breaks, List<HeardAttribute> attributes) {
    this.reading = reading;
    this.assertions = assertions;
    this.describing = describing;
    this.weighing = weighing;
    this.tones = tones;
    this.senses = senses;
    this.breaks = breaks;
    this.attributes = attributes;
  }

  /** What the witnesses say of one finding at one place. */
  private static final class Place {
    private final FindingId finding;
    private final List<Lexicon.Hit> hits = new ArrayList<>();
    private final List<Witnesses.Testimony> testimonies = new ArrayList<>();
    private int first;
    private int last;

    Place(FindingId finding, int first, int last) {
      this.finding = finding;
      this.first = first;
      this.last = last;
    }

    boolean touches(int from, int to) {
      return from <= last && first <= to;
    }

    void reach(int from, int to) {
      first = Math.min(first, from);
      last = Math.max(last, to);
    }

    boolean has(Force force) {
      return hits.stream().anyMatch(hit -> hit.force() == force);
    }

    Set<String> by() {
      var by = new LinkedHashSet<String>();
      if (!hits.isEmpty()) {
        by.add("lexicon");
      }
      if (!testimonies.isEmpty()) {
        by.add("sentence");
      }
      return by;
    }

    /** Where what is said is said: the words of a pattern where one fits, which leave nothing out and bring nothing in. */
    int[] span() {
      var best = hits.stream().filter(hit -> hit.force() == Force.CERTAIN).findFirst()
          .or(() -> testimonies.isEmpty() ? hits.stream().findFirst() : java.util.Optional.empty());
      return best.map(hit -> new int[]{hit.first(), hit.last()})
          .orElseGet(() -> new int[]{testimonies.getFirst().first(), testimonies.getFirst().last()});
    }
  }

  List<HeardFinding> of(List<Lexicon.Hit> hits, List<Witnesses.Testimony> testimonies) {
    var places = new ArrayList<Place>();
    for (var one : testimonies) {
      place(places, FindingId.of(one.finding()), one.first(), one.last()).testimonies.add(one);
    }
    for (var hit : hits) {
      place(places, hit.finding(), hit.first(), hit.last()).hits.add(hit);
    }
    places.forEach(this::judge);
    return heard.values().stream()
        .flatMap(statuses -> statuses.values().stream())
        .sorted(Comparator.comparingInt(HeardFinding::start).thenComparing(HeardFinding::id))
        .toList();
  }

  private static Place place(List<Place> places, FindingId finding, int first, int last) {
    var known = places.stream().filter(place -> place.finding.equals(finding) && place.touches(first, last)).findFirst();
    known.ifPresent(place -> place.reach(first, last));
    return known.orElseGet(() -> {
      var fresh = new Place(finding, first, last);
      places.add(fresh);
      return fresh;
    });
  }

  private void judge(Place place) {
    double spoken = weighing.spoken(
        place.finding.value(),
        place.testimonies.stream().mapToDouble(Witnesses.Testimony::odds).max().orElse(Witnesses.HEARD),
        place.has(Force.CERTAIN),
        place.has(Force.WEAK),
        place.has(Force.DENIAL));
    var isVague = hearVague(place);
    if (spoken < weighing.least()) {
      return;
    }
    var span = place.span();
    var rule = rule(place, span);
    var judged = Tone.judge(tones, Tone.features(place.finding.value(), rule, reading, senses, breaks, span[0], span[1]));
    if (isVague && judged.status() == Status.ABSENT && rule.status() == Status.PRESENT) {
      return; // the only word of denial is the complaint: "not right"
    }
    if (isPlainlyPresent(place, rule) && judged.status() != Status.PRESENT) {
      add(place, Status.PRESENT, spoken * (judged.present() >= weighing.perhapsPlain() ? weighing.plain() : weighing.perhapsPresent()),
          span);
      return;
    }
    var status = place.has(Force.DENIAL) && judged.status() == Status.PRESENT && judged.probability() < weighing.againstDenial()
        ? Status.ABSENT
        : judged.status();
    double confidence = spoken * (status == judged.status() ? judged.probability() : 1 - judged.probability());
    add(place, status, confidence, span);
    if (status != Status.PRESENT && judged.present() >= weighing.perhapsPresent()) {
      add(place, Status.PRESENT, spoken * judged.present(), span);
    }
  }

  /** "Waterworks not right": at least a question, unless what stands around denies it. */
  private boolean hearVague(Place place) {
    var vague = place.hits.stream()
        .filter(hit -> hit.force() == Force.VAGUE)
        .filter(hit -> around(hit).status() == Status.PRESENT)
        .toList();
    vague.forEach(hit -> add(place, Status.PRESENT, weighing.heardFrom(), new int[]{hit.first(), hit.last()}));
    return !vague.isEmpty();
  }

  private static boolean isComplaint(Lexicon.Hit hit) {
    return hit.force() == Force.VAGUE && hit.negation() == Lexicon.Negation.PART_OF_THE_SIGN;
  }

  /** The good word of a complaint ("not ok") is no cue; of other trouble only where it begins is asked about. */
  private SpanAssertion around(Lexicon.Hit vague) {
    return assertions.of(reading, vague.first(), isComplaint(vague) ? vague.last() : vague.first());
  }

  /** A sure pattern that no cue reaches: a doubtful denial does not undo it. */
  private static boolean isPlainlyPresent(Place place, SpanAssertion rule) {
    return place.has(Force.CERTAIN)
        && !place.has(Force.DENIAL)
        && rule.status() == Status.PRESENT
        && rule.certainty() >= Assertions.PLAIN;
  }

  /** What the cues say; a denial that is part of the sign ("wish i wouldnt wake up") denies nothing. */
  private SpanAssertion rule(Place place, int[] span) {
    var complaint = place.hits.stream().filter(Verdicts::isComplaint).findFirst();
    if (complaint.isPresent()) {
      return around(complaint.get());
    }
    boolean partOfTheSign = place.hits.stream()
        .anyMatch(hit -> hit.first() == span[0] && hit.last() == span[1] && hit.negation() == Lexicon.Negation.PART_OF_THE_SIGN);
    return assertions.of(reading, span[0], partOfTheSign ? span[0] : span[1]);
  }

  private void add(Place place, Status status, double confidence, int[] span) {
    if (confidence < weighing.least()) {
      return;
    }
    var statuses = heard.computeIfAbsent(place.finding, id -> new LinkedHashMap<>());
    var known = statuses.get(status);
    if (known == null || known.confidence() < confidence) {
      var words = reading.words();
      statuses.put(
          status,
          new HeardFinding(
              place.finding,
              status,
              Math.clamp(confidence, 0, 1),
              words.get(span[0]).start(),
              words.get(span[1]).end(),
              reading.typed(span[0], span[1]),
              new ArrayList<>(place.by()),
              describing.details(reading, span[0], span[1], attributes)));
    }
  }
}
