package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import java.util.List;
import java.util.Optional;

/**
 * A question that waits for its answer, without its words: ids only.
 *
 * @param version tells this asking from any other; an answer to another version is stale
 * @param findings that it settles, in the order shown; empty when it asks for an attribute
 * @param checklist the list they come from, when it is one
 * @param manner how it was put
 */
public record OpenQuestion(
    String id,
    String version,
    Kind kind,
    List<FindingId> findings,
    Optional<AttributeId> attribute,
    Optional<ChecklistId> checklist,
    Manner manner) {

  public OpenQuestion {
    findings = List.copyOf(findings);
    if (findings.isEmpty() == attribute.isEmpty()) {
      throw new IllegalArgumentException("the question " + id + " settles either findings or one attribute");
    }
  }

  public boolean asksOnly(FindingId finding) {
    return findings.equals(List.of(finding));
  }

  public enum Kind {
    YES_NO, CHOICE, MULTI_CHOICE, NUMBER, DURATION, TEXT
  }

  /** How a question is put. */
  public enum Manner {
    /** For the first time, in its own words. */
    PLAIN,
    /** In plainer words, after an unsure answer. */
    AGAIN,
    /** The rest of a list, some of which has been answered. */
    REST,
    /** The patient has said otherwise before: "Earlier you told me about ...". */
    CONFIRM
  }
}
