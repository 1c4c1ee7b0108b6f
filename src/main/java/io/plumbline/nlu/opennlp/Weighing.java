package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.Status;
import io.plumbline.nlu.data.DataNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How far each witness is to be trusted: what a testimony adds to the log odds that a finding is spoken of. Fitted on text that the witnesses never
 * saw, so that of all that is said to be likely by nine in ten, nine in ten are so.
 *
 * @param odds what each of the categorizer's log odds counts
 * @param certain that a certain pattern of the lexicon fits
 * @param weak that a weak one does
 * @param denial that words of denial of this very finding do
 * @param start before anything is heard
 * @param least probability from which a finding is told at all
 * @param againstDenial so sure must the words around be to overrule words of denial
 * @param plain how likely a sure pattern that no cue reaches is present, whatever the words around seem to say
 * @param sure what certain patterns of a finding count more than others: better heard once too often than missed once
 * @param perhapsPlain unless they leave less than this for it
 * @param perhapsPresent from here on what is probably not so is asked about all the same
 * @param heardFrom what a pattern of the lexicon hears this likely is not left out, whatever the reader makes of it
 * @param stays so likely it is told at least, so that it is asked about
 * @param sureFrom what a pattern hears this likely, or only just surely where it stands under {@code sure}, is taken as said
 * @param sureStays namely so likely
 * @param present how the close reader is weighed where a finding is said to be so
 * @param otherwise how it is weighed where a finding is spoken of in another way
 */
record Weighing(
    double odds,
    double certain,
    double weak,
    double denial,
    double start,
    double least,
    double againstDenial,
    double perhapsPresent,
    double plain,
    double perhapsPlain,
    Map<String, Double> sure,
    double heardFrom,
    double stays,
    double sureFrom,
    double sureStays,
    Close present,
    Close otherwise) {

  Weighing {
    sure = Map.copyOf(sure);
  }

  /**
   * How far the close reader is trusted, beside the other witnesses.
   *
   * @param start before anything is heard
   * @param odds what each of the reader's log odds counts
   * @param against what its best log odds count, that it is spoken of in another way
   * @param others what the others' log odds count, that it is spoken of in this way
   * @param otherwise what they count, that it is spoken of in another way
   * @param least probability from which a finding is told
   */
  record Close(double start, double odds, double against, Others others, Others otherwise, double least) {

    static Close read(DataNode entry) {
      entry.entries(Set.of("start", "odds", "against", "others", "otherwise", "least"));
      return new Close(
          entry.entry("start").number(),
          entry.entry("odds").number(),
          entry.entry("against").number(),
          Others.read(entry.entry("others")),
          Others.read(entry.entry("otherwise")),
          entry.entry("least").number());
    }

    /**
     * @param reader its log odds
     * @param readerOtherwise its best log odds for another way
     * @param inThisWay confidence of the others; empty where they heard nothing
     * @param inAnother theirs, that it is spoken of in another way; empty where they heard nothing
     * @return the probability of all together
     */
    double weigh(double reader, double readerOtherwise, OptionalDouble inThisWay, OptionalDouble inAnother) {
      return 1
          / (1 + Math.exp(-(start + odds * reader + against * readerOtherwise + others.weigh(inThisWay) + otherwise.weigh(inAnother))));
    }
  }

  /**
   * @param odds what each of the others' log odds counts
   * @param heard that they heard it at all
   */
  record Others(double odds, double heard) {

    /** Confidences count as at least so far from none and from all. */
    private static final double LEAST = 0.01;
    private static final double MOST = 0.995;

    /** The log odds of what was not heard. */
    private static final double UNHEARD = -3;

    static Others read(DataNode entry) {
      entry.entries(Set.of("odds", "heard"));
      return new Others(entry.entry("odds").number(), entry.entry("heard").number());
    }

    double weigh(OptionalDouble confidence) {
      if (confidence.isEmpty()) {
        return odds * UNHEARD;
      }
      double sure = Math.clamp(confidence.getAsDouble(), LEAST, MOST);
      return heard + odds * Math.log(sure / (1 - sure));
    }
  }

  /** How the reader is weighed for a way of speaking of a finding. */
  Close reader(Status status) {
    return status == Status.PRESENT ? present : otherwise;
  }

  private static final double MOST = 8;

  /**
   * @param file {@code weighing.yaml}
   * @param reader {@code reader/weighing.yaml}
   */
  static Weighing read(DataNode file, DataNode reader) {
    file.entries(Set.of("odds", "certain", "weak", "denial", "start", "least", "against_denial", "perhaps_present", "plain",
        "perhaps_plain", "sure"));
    reader.entries(Set.of("heard_from", "stays", "sure_from", "sure_stays", "present", "otherwise"));
    return new Weighing(
        file.entry("odds").number(),
        file.entry("certain").number(),
        file.entry("weak").number(),
        file.entry("denial").number(),
        file.entry("start").number(),
        file.entry("least").number(),
        file.entry("against_denial").number(),
        file.entry("perhaps_present").number(),
        file.entry("plain").number(),
        file.entry("perhaps_plain").number(),
        sure(file.entry("sure")),
        reader.entry("heard_from").number(),
        reader.entry("stays").number(),
        reader.entry("sure_from").number(),
        reader.entry("sure_stays").number(),
        Close.read(reader.entry("present")),
        Close.read(reader.entry("otherwise")));
  }

  private static Map<String, Double> sure(DataNode entry) {
    var sure = new HashMap<String, Double>();
    entry.entries().forEach((finding, more) -> sure.put(finding, more.number()));
    return sure;
  }

  /** The probability that a finding is spoken of. */
  double spoken(String finding, double categorizer, boolean isCertain, boolean isWeak, boolean isDenial) {
    double sum = start
        + odds * Math.min(categorizer, MOST)
        + (isCertain ? certain + sure.getOrDefault(finding, 0.0) : 0)
        + (isWeak ? weak : 0)
        + (isDenial ? denial : 0);
    return 1 / (1 + Math.exp(-sum));
  }
}
