package io.plumbline.dialog;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import java.util.Optional;

/**
 * A pattern that findings like these are sometimes seen with; never a diagnosis.
 *
 * @param towards what points to it
 * @param away what points away from it
 * @param floor the lowest level at which it may be spoken of
 */
public record Pattern(
    PatternId id, Condition when, String says, String towards, String away, Optional<Disposition> floor, String source) {}
