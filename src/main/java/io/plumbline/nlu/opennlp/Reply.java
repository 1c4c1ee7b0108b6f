package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.lexicon.Sense;
import io.plumbline.nlu.text.Reading;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** A no that no word says closes a question about danger; so sure must it be. */
  private static final double SURE_NO = 0.65;

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
        case Answer.Refused refused -> Optional.empty();
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

  /** A plain word or two is what it is, and a bare number says neither yes nor no. */
  static boolean isOpen(Answer rule, Reading reading) {
    var ruled = Kind.of(rule);
    return reading.words().stream().anyMatch(word -> word.folded().chars().anyMatch(Character::isLetter)) && ruled.isPresent()
        && (reading.words().size() > SHORT || ruled.get() == Kind.NONE);
  }

  /**
   * The likeliest; against a plain yes or no only when it is all but sure, and a yes never turns into a no by a guess.
   *
   * @param close what the close reader makes of the reply; empty when it was not asked
   */
  static Answer read(WeightTable table, long[] features, Map<String, Double> close, Answer rule) {
    if (table.size() == 0) {
      return rule;
    }
    var alone = table.chances(features);
    var chances = new EnumMap<Kind, Double>(Kind.class);
    double sum = 0;
    for (int i = 0; i < alone.length; i++) {
      double both = Math.sqrt(alone[i] * close.getOrDefault(table.name(i), alone[i]));
      chances.put(Kind.valueOf(table.name(i).toUpperCase(Locale.ROOT)), both);
      sum += both;
    }
    var kind = chances.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    double chance = kind.getValue() / sum;
    var ruled = Kind.of(rule).orElse(Kind.NONE);
    boolean turnsRound = (ruled == Kind.YES && kind.getKey() == Kind.NO) || (ruled == Kind.NO && kind.getKey() == Kind.YES);
    boolean guessesNo = kind.getKey() == Kind.NO && ruled != Kind.NO;
    if ((turnsRound && chance < AGAINST_THE_RULES) || (guessesNo && chance < SURE_NO)) {
      return new Answer.Unsure();
    }
    return chance >= LIKELY ? kind.getKey().answer() : rule;
  }
}
