package io.plumbline.dialog;

import java.util.ArrayList;
import java.util.List;

/** Offers what may ease the pain, each measure only when it is known that no caution stands against it. */
final class Relief {

  private final Turn turn;
  private final Wording wording;

  Relief(Turn turn, Wording wording) {
    this.turn = turn;
    this.wording = wording;
  }

  void offer(State.Offer offer) {
    var fits = new ArrayList<Measure>();
    var withheld = new ArrayList<Measure>();
    for (var id : offer.measures()) {
      var measure = turn.pack().measures().get(id);
      if (measure == null || !isAllowed(measure) || turn.position().offered().contains(id)) {
        continue;
      }
      if (turn.content().screen().truth(measure.notWhen(), turn.facts()).isFalse()) {
        fits.add(measure);
      } else {
        withheld.add(measure);
      }
    }
    tell(offer, fits);
    withheld.forEach(this::withhold);
    if (fits.isEmpty() && withheld.stream().allMatch(measure -> measure.withheld().isEmpty())) {
      turn.say(new Reply.Info(wording.fill(offer.none())));
    }
  }

  /** Relief is for those who have their level, and for no level more urgent than the measure allows. */
  private boolean isAllowed(Measure measure) {
    return turn.position().level().filter(level -> measure.upTo().isAtLeast(level)).isPresent();
  }

  private void tell(State.Offer offer, List<Measure> fits) {
    if (fits.isEmpty()) {
      return;
    }
    turn.say(new Reply.Info(wording.fill(offer.text())));
    for (var measure : fits) {
      turn.say(new Reply.Advice(wording.measure(measure)));
      turn.because(Why.What.OFFERED, measure.id().value(), List.of(), measure.source());
    }
    var ids = fits.stream().map(Measure::id).toList();
    turn.offer(ids);
    turn.emit(new DialogEvent.ReliefOffered(ids));
  }

  private void withhold(Measure measure) {
    measure.withheld().ifPresent(text -> turn.say(new Reply.Info(wording.fill(text))));
    turn.because(Why.What.WITHHELD, measure.id().value(), List.of(), measure.source());
  }
}
