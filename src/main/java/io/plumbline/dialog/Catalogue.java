package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Every finding and attribute that a conversation can speak of, in the order written. */
public record Catalogue(
    SequencedMap<FindingId, Finding> findings, SequencedMap<AttributeId, Attribute> attributes) {

  public Catalogue {
    findings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(findings));
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
  }

  public Optional<Finding> finding(FindingId id) {
    return Optional.ofNullable(findings.get(id));
  }

  public Optional<Attribute> attribute(AttributeId id) {
    return Optional.ofNullable(attributes.get(id));
  }
}
