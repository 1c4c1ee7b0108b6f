package io.plumbline.dialog;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What single answer would have led to another level, for staff. */
public final class Otherwise {

  private Otherwise() {}

  /** One reason for each other level: the findings of which any one, had it been answered the other way, would have led there. */
  public static List<Why> of(Content content, Facts facts) {
    var screen = content.screen();
    var level = screen.conclude(facts).level();
    Map<Disposition, List<FindingId>> others = new EnumMap<>(Disposition.class);
    for (var finding : content.catalogue().findings().values()) {
      if (finding.derived().isPresent()) {
        continue; // nobody answers it
      }
      var other = screen.conclude(facts.with(finding.id(), otherStatus(finding.id(), facts))).level();
      if (other != level) {
        others.computeIfAbsent(other, same -> new ArrayList<>()).add(finding.id());
      }
    }
    return others.entrySet().stream().map(one -> new Why(Why.What.OTHERWISE, one.getKey().wire(), one.getValue(), "")).toList();
  }

  private static Status otherStatus(FindingId finding, Facts facts) {
    return facts.statusOf(finding).filter(status -> status == Status.PRESENT || status == Status.UNSURE || status == Status.PAST)
        .isPresent()
            ? Status.ABSENT
            : Status.PRESENT;
  }
}
