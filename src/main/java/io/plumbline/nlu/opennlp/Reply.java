package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reply to a question about one finding, as a yes, a no, a doubt or none of these.
 *
 * <p>Half of all replies hold neither yes nor no: "takes ages to get started now", "tubes tied", "only my insulin". What the rules of answering make of
 * a reply, what the witnesses hear in it and its own words are weighed together by a model taught on replies.
 */
final class Reply {

  private static final int SHORT = 2;
  private static final double AGAINST_THE_RULES = 0.85;
  private static final double LIKELY = 0.5;

  private Reply() {}

  /** What a reply can be, as the training text names it. */
  enum Kind {
    YES, NO, UNSURE, NONE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    Answer answer() {
      return switch (this) {
        case YES -> new Answer.Yes();
        case NO -> new Answer.No();
        case UNSURE -> new Answer.Unsure();
        case NONE -> new Answer.None();
      };
    }

    /** Empty for an answer that is none of these: an option, an amount. */
    static Optional<Kind> of(Answer answer) {
      return switch (answer) {
        case Answer.Yes yes -> Optional.of(YES);
        case Answer.No no -> Optional.of(NO);
        case Answer.Unsure unsure -> Optional.of(UNSURE);
        case Answer.None none -> Optional.of(NONE);
        case Answer.Options options -> Optional.empty();
        case Answer.Number number -> Optional.empty();
        case Answer.Duration duration -> Optional.empty();
      };
    }
  }

  /**
   * @param asked the finding
   * @param rule what the rules of answering make of it
   * @param heard what the witnesses hear in it
   * @param odds the categorizer's, that it says the finding
   * @param tone how the whole reply speaks of it
   */
  static long[] features(
      String asked, Answer rule, Reading reading, List<Sense> senses, List<HeardFinding> heard, float odds, Tone.Judged tone) {
    var features = new LinkedHashSet<String>();
    var ruled = Kind.of(rule).map(Kind::wire).orElse("other");
    features.add("r=" + ruled);
    features.add("q=" + asked);
    features.add("qr=" + asked + "_" + ruled);
    int bucket = Math.clamp(Math.round(odds), -4, 4);
    features.add("o=" + bucket);
    features.add("t=" + tone.status().wire());
    features.add("ot=" + bucket + "_" + tone.status().wire());
    features.add("rot=" + ruled + "_" + (bucket > -1) + "_" + tone.status().wire());
    for (var one : heard) {
      features.add((one.id().value().equals(asked) ? "h=" : "hx=") + one.status().wire() + (one.certain() ? "" : "?"));
    }
    String before = "|";
    int length = 0;
    for (var word : reading.words()) {
      features.add("w=" + word.folded());
      features.add("rw=" + ruled + "_" + word.folded());
      features.add("qw=" + asked + "_" + word.lemma());
      features.add("b=" + before + "_" + word.folded());
      before = word.folded();
      length++;
    }
    features.add("b=" + before + "_|");
    features.add("n=" + Math.min(length, 8));
    features.add("rn=" + ruled + "_" + Math.min(length, 8));
    for (var sense : senses) {
      features.add("k=" + sense.name());
      features.add("qk=" + asked + "_" + sense.name());
    }
    return features.stream().mapToLong(Features::hash).toArray();
  }

  /** The likeliest; against a plain yes or no only when it is all but sure, and a yes never turns into a no by a guess. */
  static Answer read(WeightTable table, long[] features, Answer rule, Reading reading) {
    var ruled = Kind.of(rule);
    if (table.size() == 0 || ruled.isEmpty() || (reading.words().size() <= SHORT && ruled.get() != Kind.NONE)) {
      return rule;
    }
    var odds = table.odds(features);
    double all = 0;
    int best = 0;
    for (int i = 0; i < odds.length; i++) {
      all += 1 / (1 + Math.exp(-odds[i]));
      best = odds[i] > odds[best] ? i : best;
    }
    double chance = 1 / (1 + Math.exp(-odds[best])) / all;
    var kind = Kind.valueOf(table.name(best).toUpperCase(Locale.ROOT));
    boolean turnsRound = (ruled.get() == Kind.YES && kind == Kind.NO) || (ruled.get() == Kind.NO && kind == Kind.YES);
    if (turnsRound && chance < AGAINST_THE_RULES) {
      return new Answer.Unsure();
    }
    return chance >= LIKELY ? kind.answer() : rule;
  }
}
