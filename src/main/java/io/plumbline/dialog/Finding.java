package io.plumbline.dialog;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.FindingId;
import java.util.Optional;

/**
 * One thing that may be true of the patient, as the catalogue defines it.
 *
 * @param means definition for staff
 * @param asking how it is asked; empty for what follows from other facts
 * @param told fits into "You told me about ..."
 * @param unsure how it scores when it stays unsure after the plainer question
 * @param history the past counts as present (a cancer that is over)
 * @param applies when this is FALSE the finding is absent and never asked
 * @param followsFrom while this is TRUE the finding is present, unless the patient has said otherwise; it is asked all the same while it is not
 * @param derived when there, the finding is never asked: it is just as true as this
 */
public record Finding(
    FindingId id,
    Kind kind,
    String means,
    Optional<Asking> asking,
    String told,
    Unsure unsure,
    boolean history,
    Optional<Condition> applies,
    Optional<Condition> followsFrom,
    Optional<Condition> derived,
    String source) {

  /**
   * The words that ask for a finding.
   *
   * @param label as one item of a checklist
   * @param ask as a yes-or-no question of its own
   * @param again the same in plainer words, after an unsure answer
   * @param why why it is asked
   */
  public record Asking(String label, String ask, String again, String why) {}

  /** What kind of fact it is; the words of the clinical brief. */
  public enum Kind {
    TRIGGER, RED_FLAG, PLAIN, MEDICINE_CAUTION, SKIN_CAUTION, MEDICINE_AND_SKIN_CAUTION, FACT
  }

  /** How a doubt that stays is scored. */
  public enum Unsure {
    PRESENT, ABSENT
  }
}
