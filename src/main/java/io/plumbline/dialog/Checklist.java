package io.plumbline.dialog;

import io.plumbline.clinical.FindingId;
import java.util.List;

/**
 * Kindred findings asked in one question.
 *
 * @param screening its items are left out once they can no longer raise the level
 */
public record Checklist(
    ChecklistId id, boolean screening, String text, String again, String why, List<FindingId> items, String source) {
  public Checklist {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("the checklist " + id + " asks nothing");
    }
  }
}
