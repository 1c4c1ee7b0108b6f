package io.plumbline.nlu;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import java.util.List;
import java.util.Optional;

/**
 * The question that stands open when a message arrives.
 *
 * @param findings the findings that it settles, in the order shown
 * @param attribute the attribute that it settles, when it asks for no finding
 * @param options what can be chosen, in the order shown (so that "the second one" can be read)
 * @param yesMeansAbsent a question put the other way round ("Is your bladder normal?")
 */
public record OpenQuestion(
    String id,
    Kind kind,
    List<FindingId> findings,
    Optional<AttributeId> attribute,
    List<Option> options,
    boolean yesMeansAbsent) {

  public OpenQuestion {
    findings = List.copyOf(findings);
    options = List.copyOf(options);
  }

  public enum Kind {
    YES_NO, CHOICE, MULTI_CHOICE, NUMBER, DURATION, TEXT
  }

  /** One thing to choose; in a multi-choice the id is the finding that it settles, or {@code none} or {@code unsure}. */
  public record Option(String id, String label) {}
}
