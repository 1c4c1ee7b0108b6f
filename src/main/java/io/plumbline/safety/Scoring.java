package io.plumbline.safety;

import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.clinical.Truth;
import java.util.Set;

/**
 * How words that are neither yes nor no count for the rules.
 *
 * @param unsureIsPresent findings that count as present when still unsure after the plainer question; the others then count as absent
 * @param history findings of which the past counts as present (a cancer that is over still counts)
 */
public record Scoring(Set<FindingId> unsureIsPresent, Set<FindingId> history) {

  public Scoring {
    unsureIsPresent = Set.copyOf(unsureIsPresent);
    history = Set.copyOf(history);
  }

  public Truth truthOf(FindingId finding, Facts facts) {
    if (facts.isSettledUnsure(finding)) {
      return Truth.of(unsureIsPresent.contains(finding));
    }
    if (history.contains(finding) && facts.statusOf(finding).filter(status -> status == Status.PAST).isPresent()) {
      return Truth.TRUE;
    }
    return facts.truthOf(finding);
  }
}
