package io.plumbline.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** A state machine that nurses wrote: shared, immutable; where a patient is in it is a {@link Position}. */
public record Dialog(DialogId id, String title, StateId start, SequencedMap<StateId, State> states) {

  public Dialog {
    states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    if (!states.containsKey(start)) {
      throw new IllegalArgumentException("the dialog " + id + " starts at " + start + ", which it does not have");
    }
  }

  public State state(StateId id) {
    var state = states.get(id);
    if (state == null) {
      throw new IllegalArgumentException("the dialog " + this.id + " has no state " + id);
    }
    return state;
  }
}
