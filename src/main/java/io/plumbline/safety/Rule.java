package io.plumbline.safety;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import java.util.Optional;

/** Something that raises the level of care when it is true. Rules only ever raise. */
public sealed interface Rule {

  String id();

  Condition when();

  Disposition level();

  Instruction instruction();

  /** Where the rule comes from, as tags of the clinical sources. */
  String source();

  /**
   * One warning sign.
   *
   * @param unsureLevel the level when the patient stays unsure after the plainer question; empty when unsure does not raise
   */
  record RedFlag(
      FindingId finding,
      Disposition level,
      Optional<Disposition> unsureLevel,
      Instruction instruction,
      String source)
      implements
        Rule {

    @Override
    public String id() {
      return finding.value();
    }

    @Override
    public Condition when() {
      return new Condition.Has(finding);
    }
  }

  /** Several facts that mean more together than each alone. */
  record Combination(String id, Condition when, Disposition level, Instruction instruction, String source) implements Rule {}

  /** The lowest level that a harmless-looking fact still deserves. */
  record Floor(String id, Condition when, Disposition level, String source) implements Rule {

    @Override
    public Instruction instruction() {
      return Instruction.NONE;
    }
  }
}
