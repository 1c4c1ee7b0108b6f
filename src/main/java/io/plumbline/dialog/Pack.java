package io.plumbline.dialog;

import io.plumbline.clinical.FindingId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One folder of {@code dialogs/}: a dialog and what it speaks of.
 *
 * @param triggers what each trigger means, in patients' words
 * @param patterns by priority
 */
public record Pack(
    PackId id,
    DialogId dialog,
    SequencedMap<FindingId, String> triggers,
    SequencedMap<PatternId, Pattern> patterns,
    Map<MeasureId, Measure> measures,
    Map<TopicId, Topic> topics) {
  public Pack {
    triggers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(triggers));
    patterns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(patterns));
    measures = Map.copyOf(measures);
    topics = Map.copyOf(topics);
  }
}
