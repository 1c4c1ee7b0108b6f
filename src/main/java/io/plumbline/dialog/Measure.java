package io.plumbline.dialog;

import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import java.util.Optional;

/**
 * Something that may ease the pain.
 *
 * @param notWhen its cautions: it is offered only when this is FALSE
 * @param upTo the most urgent level at which it may be offered
 * @param withheld said when a caution stands against it
 */
public record Measure(
    MeasureId id,
    String title,
    String how,
    String limits,
    String why,
    String stop,
    Condition notWhen,
    Disposition upTo,
    Optional<String> withheld,
    String source) {}
