package io.plumbline.nlu.opennlp;

import io.plumbline.nlu.data.DataNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far each witness is to be trusted: what a testimony adds to the log odds that a finding is spoken of. Fitted on text that the witnesses never
 * saw, so that of all that is said to be likely by nine in ten, nine in ten are so.
 *
 * @param odds what each of the categorizer's log odds counts
 * @param named that the name finder marks the words
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
 */
record Weighing(
    double odds,
    double named,
    double certain,
    double weak,
    double denial,
    double start,
    double least,
    double againstDenial,
    double perhapsPresent,
    double plain,
    double perhapsPlain,
    Map<String, Double> sure) {

  Weighing {
    sure = Map.copyOf(sure);
  }

  private static final double MOST = 8;

  static Weighing read(DataNode file) {
    file.entries(Set.of("odds", "named", "certain", "weak", "denial", "start", "least", "against_denial", "perhaps_present", "plain",
        "perhaps_plain", "sure"));
    return new Weighing(
        file.entry("odds").number(),
        file.entry("named").number(),
        file.entry("certain").number(),
        file.entry("weak").number(),
        file.entry("denial").number(),
        file.entry("start").number(),
        file.entry("least").number(),
        file.entry("against_denial").number(),
        file.entry("perhaps_present").number(),
        file.entry("plain").number(),
        file.entry("perhaps_plain").number(),
        sure(file.entry("sure")));
  }

  private static Map<String, Double> sure(DataNode entry) {
    var sure = new HashMap<String, Double>();
    entry.entries().forEach((finding, more) -> sure.put(finding, more.number()));
    return sure;
  }

  /** The probability that a finding is spoken of. */
  double spoken(String finding, double categorizer, boolean isNamed, boolean isCertain, boolean isWeak, boolean isDenial) {
    double sum = start
        + odds * Math.min(categorizer, MOST)
        + (isNamed ? named : 0)
        + (isCertain ? certain + sure.getOrDefault(finding, 0.0) : 0)
        + (isWeak ? weak : 0)
        + (isDenial ? denial : 0);
    return 1 / (1 + Math.exp(-sum));
  }
}
