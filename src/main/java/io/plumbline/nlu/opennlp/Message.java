package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import java.util.List;

/**
 * One message while it is listened to, each part made once.
 *
 * @param senses what its words mean
 * @param tools lent for it alone
 */
record Message(Reading reading, List<Sense> senses, Witnesses witnesses, Tools tools) {

  boolean isEmpty() {
    return reading.words().isEmpty();
  }
}
