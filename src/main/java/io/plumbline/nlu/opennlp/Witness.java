package io.plumbline.nlu.opennlp;

/** Who hears findings in a message. */
public enum Witness {
  /** The patterns that nurses write. */
  LEXICON,
  /** OpenNLP's, trained to find where something clinical is said; it proposes, the categorizer says what it is. */
  NAME_FINDER,
  /** One model a finding, over stretches of the message. */
  CATEGORIZER
}
