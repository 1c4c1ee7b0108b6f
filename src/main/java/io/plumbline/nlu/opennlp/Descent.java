package io.plumbline.nlu.opennlp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Teaches many maximum-entropy models at once, by stochastic descent on the log likelihood: each step moves a weight by the root of what its feature
 * has taught so far (Duchi, Hazan, Singer 2011), so that rare features learn as much as frequent ones. The same samples give the same weights.
 *
 * <p>OpenNLP's own trainers come to the same end. For a hundred models over a hundred thousand samples they take minutes, and this takes seconds.
 */
final class Descent {

  private static final long SEED = 20261125;
  private static final float START = -4;
  private static final float SMOOTHING = 1e-5f;

  /** Below these log odds a model is as good as sure of its no, and a no teaches it nothing. */
  private static final float SURE_ENOUGH = -7;

  private final String[] names;
  private final int from;
  private final long[] hashes;
  private final Settings settings;
  private final float[] weights;
  private final float[] taught;
  private final float[] odds;

  private Descent(List<String> names, int from, long[] hashes, Settings settings) {
    this.from = from;
    this.names = names.toArray(String[]::new);
    this.hashes = hashes;
    this.settings = settings;
    weights = new float[(hashes.length + 1) * this.names.length];
    taught = new float[weights.length];
    odds = new float[this.names.length];
    Arrays.fill(weights, hashes.length * this.names.length, weights.length, START);
  }

  /**
   * How it is taught.
   *
   * @param rounds over all samples
   * @param rate how far a step goes
   * @param yes how many times a yes counts
   * @param light weights up to this are left out of the table
   */
  record Settings(int rounds, double rate, float yes, float light) {}

  /** What one stretch of words, or one span of it, teaches. */
  static final class Sample {
    private final int[] features;
    private final BitSet says;
    private final BitSet maybe;

    /**
     * @param features numbers of the features it has: indices of the hashes
     * @param says numbers of the models that should say yes
     * @param maybe numbers of the models that it teaches nothing
     */
    Sample(int[] features, BitSet says, BitSet maybe) {
      this.features = features;
      this.says = says;
      this.maybe = maybe;
    }
  }

  /** @param hashes of the features, sorted */
  static WeightTable teach(List<String> names, long[] hashes, List<Sample> samples, Settings settings) {
    int half = (names.size() + 1) / 2;
    // Each model learns for itself, so that two halves of them can be taught side by side.
    var models = new TreeMap<String, WeightTable.Model>();
    List.of(new Part(0, half), new Part(half, names.size())).parallelStream()
        .map(part -> {
          var descent = new Descent(names.subList(part.from(), part.to()), part.from(), hashes, settings);
          descent.run(samples);
          return descent.models();
        })
        .toList()
        .forEach(models::putAll);
    return WeightTable.of(models);
  }

  private record Part(int from, int to) {}

  private void run(List<Sample> samples) {
    var order = IntStream.range(0, samples.size()).toArray();
    var dice = new Random(SEED);
    for (int round = 0; round < settings.rounds(); round++) {
      shuffle(order, dice);
      for (int i : order) {
        step(samples.get(i));
      }
    }
  }

  private static void shuffle(int[] order, Random dice) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = dice.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private void step(Sample sample) {
    int width = names.length;
    System.arraycopy(weights, hashes.length * width, odds, 0, width);
    for (int feature : sample.features) {
      int at = feature * width;
      for (int j = 0; j < width; j++) {
        odds[j] += weights[at + j];
      }
    }
    for (int j = 0; j < width; j++) {
      boolean says = sample.says.get(from + j);
      if (says || (odds[j] > SURE_ENOUGH && !sample.maybe.get(from + j))) {
        double chance = 1 / (1 + Math.exp(-odds[j]));
        float slope = (float) (says ? settings.yes() * (chance - 1) : chance);
        for (int feature : sample.features) {
          move(feature * width + j, slope);
        }
        move(hashes.length * width + j, slope);
      }
    }
  }

  private void move(int at, float slope) {
    float down = slope + SMOOTHING * weights[at];
    taught[at] += down * down;
    weights[at] -= (float) (settings.rate() * down / Math.sqrt(taught[at] + 1e-6));
  }

  private Map<String, WeightTable.Model> models() {
    var models = new TreeMap<String, WeightTable.Model>();
    int width = names.length;
    for (int j = 0; j < width; j++) {
      int of = j;
      int[] kept = IntStream.range(0, hashes.length).filter(i -> Math.abs(weights[i * width + of]) > settings.light()).toArray();
      var heavy = new float[kept.length];
      for (int i = 0; i < kept.length; i++) {
        heavy[i] = weights[kept[i] * width + of];
      }
      models.put(
          names[j],
          new WeightTable.Model(Arrays.stream(kept).mapToLong(i -> hashes[i]).toArray(), heavy, weights[hashes.length * width + of]));
    }
    return models;
  }
}
