package io.plumbline.clinical;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is known of one patient at one moment; immutable. A finding that is not in here is UNKNOWN.
 *
 * @param findings the latest status of each finding that was spoken of or asked
 * @param attributes age, duration and the like
 * @param settledUnsure findings that stayed unsure after the one plainer way of asking
 */
public record Facts(
    SortedMap<FindingId, Status> findings,
    SortedMap<AttributeId, AttributeValue> attributes,
    SortedSet<FindingId> settledUnsure)
    implements
      Evidence {

  public static final Facts NONE = new Facts(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

  public Facts {
    findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    settledUnsure = Collections.unmodifiableSortedSet(new TreeSet<>(settledUnsure));
  }

  public Facts with(FindingId finding, Status status) {
    var changed = new TreeMap<>(findings);
    changed.put(finding, status);
    var settled = new TreeSet<>(settledUnsure);
    if (status != Status.UNSURE) {
      settled.remove(finding);
    }
    return new Facts(changed, attributes, settled);
  }

  public Facts with(Map<FindingId, Status> more) {
    var changed = this;
    for (var entry : more.entrySet()) {
      changed = changed.with(entry.getKey(), entry.getValue());
    }
    return changed;
  }

  /** The finding was asked about again in plainer words and is still unsure. */
  public Facts withSettledUnsure(FindingId finding) {
    var settled = new TreeSet<>(settledUnsure);
    settled.add(finding);
    return new Facts(with(finding, Status.UNSURE).findings, attributes, settled);
  }

  public Facts with(AttributeId attribute, AttributeValue value) {
    var changed = new TreeMap<>(attributes);
    changed.put(attribute, value);
    return new Facts(findings, changed, settledUnsure);
  }

  public Facts without(Set<FindingId> forgotten, Set<AttributeId> forgottenAttributes) {
    var fewer = new TreeMap<>(findings);
    fewer.keySet().removeAll(forgotten);
    var fewerAttributes = new TreeMap<>(attributes);
    fewerAttributes.keySet().removeAll(forgottenAttributes);
    var settled = new TreeSet<>(settledUnsure);
    settled.removeAll(forgotten);
    return new Facts(fewer, fewerAttributes, settled);
  }

  @Override
  public Optional<Status> statusOf(FindingId finding) {
    return Optional.ofNullable(findings.get(finding));
  }

  /**
   * Whether the finding is true of the patient now. Fears and other people's findings say nothing about the patient, so they leave it UNKNOWN;
   * what is over is FALSE now (rules about history ask with {@link Condition.Is}).
   */
  @Override
  public Truth truthOf(FindingId finding) {
    return statusOf(finding)
        .map(
            status -> switch (status) {
              case PRESENT -> Truth.TRUE;
              case ABSENT, PAST -> Truth.FALSE;
              case UNSURE, HYPOTHETICAL, OTHER_PERSON -> Truth.UNKNOWN;
            })
        .orElse(Truth.UNKNOWN);
  }

  public Optional<AttributeValue> valueOf(AttributeId attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  @Override
  public Optional<Double> numberOf(AttributeId attribute) {
    return valueOf(attribute)
        .flatMap(value -> value instanceof AttributeValue.Number number ? Optional.of(number.value()) : Optional.empty());
  }

  @Override
  public Optional<String> wordOf(AttributeId attribute) {
    return valueOf(attribute)
        .flatMap(value -> value instanceof AttributeValue.Word word ? Optional.of(word.value()) : Optional.empty());
  }
}
