package io.plumbline.dialog;

import io.plumbline.clinical.FindingId;
import java.util.List;

/**
 * One reason for what was just said or asked, for staff.
 *
 * @param what it explains
 * @param id of the rule, state, question, finding or measure
 * @param findings that it rests on
 * @param source of the clinical fact behind it; empty where there is none
 */
public record Why(What what, String id, List<FindingId> findings, String source) {
  public Why {
    findings = List.copyOf(findings);
  }

  /** What the reason is for. */
  public enum What {
    HEARD, ASKED, RULE, LEVEL, OFFERED, WITHHELD, SAID,
    /** Any one of the findings, answered the other way, would have led to the level that is the id. */
    OTHERWISE
  }
}
