package io.plumbline.studio.proof;

import java.util.Locale;

/** What must be so in every conversation; named in {@code docs/safety-case.md} by its {@link #id()}. */
public enum Invariant {
  NO_LEVEL_PAST_AN_OPEN_SIGN(
      "no level of care below that of a warning sign that was not asked about, or is unsure"), PRESENT_SIGN_KEEPS_ITS_LEVEL(
          "a present warning sign ends at its level or above, and an emergency is told at once"), UNSURE_IS_NEVER_ABSENT(
              "a warning sign that stays unsure counts as present"), MORE_SIGNS_NEVER_LOWER(
                  "one more present finding never lowers the level"), DENIAL_IS_CONFIRMED(
                      "a present warning sign is never erased by a later denial, a step back or a new start without being asked about once more"), NO_RELIEF_BESIDE_ITS_CAUTION(
                          "no relief is offered while one of its cautions is present or unknown, or at a level too urgent for it"), EVERY_INPUT_IS_ANSWERED(
                              "every state answers every input, back and restart included"), NO_LOOP_WITHOUT_THE_PATIENT(
                                  "the dialog never goes on in a circle by itself, nor asks the same again when the answer was taken"), EVERY_LEVEL_IS_WHOLE(
                                      "every level of care comes with its action, a number to call and when to get help at once"), EMERGENCY_IS_ONE_MESSAGE(
                                          "an emergency is one message, action first, with no question behind it");

  private final String means;

  Invariant(String means) {
    this.means = means;
  }

  public String means() {
    return means;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
