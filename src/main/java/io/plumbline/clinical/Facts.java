package io.plumbline.clinical;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that is known of one patient at one moment; immutable. A finding that is not in here is UNKNOWN.
 */
public final class Facts implements Evidence {

  public static final Facts NONE = new Facts(Map.of(), Map.of(), Set.of());

  private final Map<FindingId, Status> findings;
  private final Map<AttributeId, AttributeValue> attributes;
  private final Set<FindingId> settledUnsure;

  /** Takes over what it is given: nobody else holds on to it. */
  private Facts(Map<FindingId, Status> findings, Map<AttributeId, AttributeValue> attributes, Set<FindingId> settledUnsure) {
    this.findings = findings;
    this.attributes = attributes;
    this.settledUnsure = settledUnsure;
  }

  /** The latest status of each finding that was spoken of or asked. */
  public SortedMap<FindingId, Status> findings() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(findings));
  }

  /** Age, duration and the like. */
  public SortedMap<AttributeId, AttributeValue> attributes() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** Findings that stayed unsure after the one plainer way of asking. */
  public SortedSet<FindingId> settledUnsure() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(settledUnsure));
  }

  public boolean isSettledUnsure(FindingId finding) {
    return settledUnsure.contains(finding);
  }

  public Facts with(FindingId finding, Status status) {
    var changed = new HashMap<>(findings);
    changed.put(finding, status);
    return new Facts(changed, attributes, status == Status.UNSURE ? settledUnsure : without(settledUnsure, finding));
  }

  private static Set<FindingId> without(Set<FindingId> settled, FindingId finding) {
    if (!settled.contains(finding)) {
      return settled;
    }
    var fewer = new HashSet<>(settled);
    fewer.remove(finding);
    return fewer;
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
    var settled = new HashSet<>(settledUnsure);
    settled.add(finding);
    return new Facts(with(finding, Status.UNSURE).findings, attributes, settled);
  }

  public Facts with(AttributeId attribute, AttributeValue value) {
    var changed = new HashMap<>(attributes);
    changed.put(attribute, value);
    return new Facts(findings, changed, settledUnsure);
  }

  public Facts without(Set<FindingId> forgotten, Set<AttributeId> forgottenAttributes) {
    var fewer = new HashMap<>(findings);
    fewer.keySet().removeAll(forgotten);
    var fewerAttributes = new HashMap<>(attributes);
    fewerAttributes.keySet().removeAll(forgottenAttributes);
    var settled = new HashSet<>(settledUnsure);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && findings.equals(facts.findings) && attributes.equals(facts.attributes)
        && settledUnsure.equals(facts.settledUnsure);
  }

  @Override
  public int hashCode() {
    return Objects.hash(findings, attributes, settledUnsure);
  }

  @Override
  public String toString() {
    return "Facts" + findings() + attributes() + (settledUnsure.isEmpty() ? "" : " still unsure " + settledUnsure());
  }
}
