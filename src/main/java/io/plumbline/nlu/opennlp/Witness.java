package io.plumbline.nlu.opennlp;

/** Who hears findings in a message. */
public enum Witness {
  /** The patterns that nurses write. */
  LEXICON,
  /** One model a finding, over stretches of the message. */
  CATEGORIZER,
  /** The transformer that reads the message as a whole. */
  READER
}
