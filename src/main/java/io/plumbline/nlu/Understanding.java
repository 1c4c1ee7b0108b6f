package io.plumbline.nlu;

import java.util.List;
import java.util.Optional;

/**
 * What one message says.
 *
 * @param language ISO 639-1 of the language that it seems to be in; {@code und} when it cannot be told
 * @param answer to the open question; {@link Answer.None} when nothing was asked or it was not answered
 * @param findings each once per status, in the order of their first place in the text
 * @param attributes numbers and words volunteered or answered: age, duration in days, ...
 * @param topic what is asked in passing ("is it a slipped disc?"), as an id of the packs' topics
 * @param corrections spelling that was repaired before reading
 * @param notUnderstood pieces with content words that no witness could use; of a no, what it keeps back with a "but"
 */
public record Understanding(
    String text,
    String language,
    Intent intent,
    Answer answer,
    List<HeardFinding> findings,
    List<HeardAttribute> attributes,
    Optional<String> topic,
    List<Correction> corrections,
    List<Unread> notUnderstood) {

  public Understanding {
    findings = List.copyOf(findings);
    attributes = List.copyOf(attributes);
    corrections = List.copyOf(corrections);
    notUnderstood = List.copyOf(notUnderstood);
  }

  /** A word as typed and the word that it was read as. */
  public record Correction(String from, String to, int start, int end) {}

  /** A piece of the text that nothing was made of. */
  public record Unread(int start, int end, String text) {}
}
