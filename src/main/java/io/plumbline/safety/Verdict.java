package io.plumbline.safety;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * A level of care and why.
 *
 * @param fired the rules that are true, most urgent first
 * @param because the findings that made the rules of this very level true
 */
public record Verdict(Disposition level, List<Rule> fired, SequencedSet<FindingId> because) {

  public Verdict {
    fired = List.copyOf(fired);
    because = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(because));
  }

  /** The rules that gave this level. */
  public List<Rule> deciding() {
    return fired.stream().filter(rule -> rule.level() == level).toList();
  }
}
