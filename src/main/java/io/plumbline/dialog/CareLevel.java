package io.plumbline.dialog;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import java.util.List;

/**
 * The level of care as the patient gets it.
 *
 * @param because the findings that decided it
 * @param safetyNet when to get help at once all the same
 */
public record CareLevel(
    Disposition level, String headline, List<Action> actions, List<FindingId> because, String safetyNet) {
  public CareLevel {
    actions = List.copyOf(actions);
    because = List.copyOf(because);
  }

  /** Something to tap: {@code tel:999}. */
  public record Action(String label, String href) {}
}
