package io.plumbline.clinical;

import java.util.Optional;

/** What a {@link Condition} is decided on: the bare {@link Facts}, or the facts as the safety screen scores them. */
public interface Evidence {

  Truth truthOf(FindingId finding);

  /** The status as it was spoken, before any scoring. */
  Optional<Status> statusOf(FindingId finding);

  Optional<Double> numberOf(AttributeId attribute);

  Optional<String> wordOf(AttributeId attribute);

  /** Whether the screen as it stands gives at least this level; bare facts have no screen and leave it UNKNOWN. */
  default Truth levelAtLeast(Disposition level) {
    return Truth.UNKNOWN;
  }
}
