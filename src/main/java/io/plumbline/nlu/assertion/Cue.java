package io.plumbline.nlu.assertion;

/**
 * What a phrase says about the words near it.
 *
 * @param plain false for a cue that leaves doubt ("i dont think")
 */
record Cue(Means means, Looks looks, Reach reach, boolean plain) {

  enum Means {
    ABSENT,
    /** Denies a denial when one follows ("cant say i havent"), and denies when none does. */
    FLIPS,
    /** Says that the thing named works as it should: absent, outside of questions. */
    FINE, UNSURE,
    /** Takes certainty away and nothing else. */
    HEDGE, HYPOTHETICAL,
    /** Hypothetical, unless it is about something definite: "worried about my numb leg". */
    WORRY,
    /** The first word of a question; counts where the question mark stands. */
    QUESTION,
    /** A condition; counts where the sentence asks what to do then. */
    IF, OTHER_PERSON, PAST,
    /** Over now, whatever else was said: "dont have it any more". */
    GONE,
    /** Takes {@link #PAST} away: "since", "still". */
    ONGOING, PRESENT,
    /** An answer told on: "she asked about X and I said yes". */
    AFFIRMED,
    /** Looks like a cue and is none. */
    NOTHING
  }

  enum Looks {
    AHEAD, BACK, AROUND
  }

  enum Reach {
    /** A thing and the list that it begins. */
    PHRASE,
    /** To the next subject. */
    CLAUSE, SENTENCE,
    /** The thing right beside. */
    NEXT
  }

  boolean looksAhead() {
    return looks != Looks.BACK;
  }

  boolean looksBack() {
    return looks != Looks.AHEAD;
  }
}
