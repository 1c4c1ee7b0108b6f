package io.plumbline.nlu.opennlp;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Many maximum-entropy models in one table: each says yes or no to one thing, and all look at the same features. Safe for many threads at once.
 *
 * <p>A hundred model objects of OpenNLP's would look every feature up a hundred times.
 */
final class WeightTable {

  private static final int MAGIC = 0x504C4254;

  private final String[] names;
  private final float[] biases;

  /** Open addressing: the slot of a hash holds the hash, and where its weights are. */
  private final long[] slots;
  private final int[] places;

  private final int[] starts;
  private final short[] owners;
  private final float[] weights;

  private WeightTable(String[] names, float[] biases, long[] hashes, int[] starts, short[] owners, float[] weights) {
    this.names = names;
    this.biases = biases;
    this.starts = starts;
    this.owners = owners;
    this.weights = weights;
    int size = Integer.highestOneBit(Math.max(16, hashes.length) * 2) * 2;
    slots = new long[size];
    places = new int[size];
    Arrays.fill(places, -1);
    for (int i = 0; i < hashes.length; i++) {
      int slot = (int) hashes[i] & (size - 1);
      while (places[slot] >= 0) {
        slot = (slot + 1) & (size - 1);
      }
      slots[slot] = hashes[i];
      places[slot] = i;
    }
  }

  /**
   * Puts single models together.
   *
   * @param models by name, the weights by hash of feature, and the bias
   */
  static WeightTable of(SortedMap<String, Model> models) {
    var names = models.keySet().toArray(String[]::new);
    var hashes = models.values().stream().flatMapToLong(model -> Arrays.stream(model.hashes)).distinct().sorted().toArray();
    var counts = new int[hashes.length + 1];
    for (var model : models.values()) {
      for (long hash : model.hashes) {
        counts[Arrays.binarySearch(hashes, hash) + 1]++;
      }
    }
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
    var next = counts.clone();
    var owners = new short[counts[hashes.length]];
    var weights = new float[owners.length];
    var biases = new float[names.length];
    for (short owner = 0; owner < names.length; owner++) {
      var model = models.get(names[owner]);
      if (model == null) {
        throw new IllegalStateException("no model of " + names[owner]);
      }
      biases[owner] = model.bias;
      for (int i = 0; i < model.hashes.length; i++) {
        int place = next[Arrays.binarySearch(hashes, model.hashes[i])]++;
        owners[place] = owner;
        weights[place] = model.weights[i];
      }
    }
    return new WeightTable(names, biases, hashes, counts, owners, weights);
  }

  /** A table of no models. */
  static WeightTable empty() {
    return of(new java.util.TreeMap<>());
  }

  /** One model: what each feature weighs, and the bias. */
  static final class Model {
    private final long[] hashes;
    private final float[] weights;
    private final float bias;

    Model(long[] hashes, float[] weights, float bias) {
      this.hashes = hashes;
      this.weights = weights;
      this.bias = bias;
    }
  }

  List<String> names() {
    return List.of(names);
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  /** What each feature of a message weighs is looked up once, for all its windows. */
  int[] places(Features features) {
    var found = new int[features.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = place(features.hash(i));
    }
    return found;
  }

  /** The log odds of each model before anything is known. */
  float[] biases() {
    return biases.clone();
  }

  /** Adds what the features weigh that begin in one stretch of words and end in another, which may be the same. */
  void add(float[] odds, Features features, int[] found, Windows.Window begins, Windows.Window ends) {
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0
          && features.first(i) >= begins.first()
          && features.first(i) <= begins.last()
          && features.last(i) >= ends.first()
          && features.last(i) <= ends.last()) {
        for (int at = starts[found[i]]; at < starts[found[i] + 1]; at++) {
          odds[owners[at]] += weights[at];
        }
      }
    }
  }

  /** The log odds of each model for these features. */
  float[] odds(long[] hashes) {
    var odds = biases.clone();
    for (long hash : hashes) {
      int place = place(hash);
      if (place >= 0) {
        for (int at = starts[place]; at < starts[place + 1]; at++) {
          odds[owners[at]] += weights[at];
        }
      }
    }
    return odds;
  }

  /** How likely each model's is the one that is so, of all of them. */
  double[] chances(long[] hashes) {
    var odds = odds(hashes);
    var chances = new double[odds.length];
    double all = 0;
    for (int i = 0; i < odds.length; i++) {
      chances[i] = 1 / (1 + Math.exp(-odds[i]));
      all += chances[i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= all;
    }
    return chances;
  }

  private int place(long hash) {
    int slot = (int) hash & (slots.length - 1);
    while (places[slot] >= 0 && slots[slot] != hash) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return places[slot];
  }

  /** What one feature adds to one model. */
  float weight(int place, int name) {
    for (int at = starts[place]; at < starts[place + 1]; at++) {
      if (owners[at] == name) {
        return weights[at];
      }
    }
    return 0;
  }

  void write(OutputStream to) throws IOException {
    var out = new DataOutputStream(to);
    out.writeInt(MAGIC);
    out.writeInt(names.length);
    for (int i = 0; i < names.length; i++) {
      out.writeUTF(names[i]);
      out.writeFloat(biases[i]);
    }
    out.writeInt(starts.length - 1);
    var hashes = new long[starts.length - 1];
    for (int slot = 0; slot < slots.length; slot++) {
      if (places[slot] >= 0) {
        hashes[places[slot]] = slots[slot];
      }
    }
    for (int i = 0; i < hashes.length; i++) {
      out.writeLong(hashes[i]);
      out.writeShort(starts[i + 1] - starts[i]);
      for (int at = starts[i]; at < starts[i + 1]; at++) {
        out.writeByte(owners[at]);
        out.writeShort(Float.floatToFloat16(weights[at]));
      }
    }
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  static WeightTable read(InputStream from) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(from, 1 << 16));
    if (in.readInt() != MAGIC) {
      throw new IOException("this is no table of weights");
    }
    int size = in.readInt();
    var names = new String[size];
    var biases = new float[size];
    for (int i = 0; i < size; i++) {
      names[i] = in.readUTF();
      biases[i] = in.readFloat();
    }
    int features = in.readInt();
    var hashes = new long[features];
    var starts = new int[features + 1];
    var owners = new short[features * 8];
    var weights = new float[features * 8];
    int at = 0;
    for (int i = 0; i < features; i++) {
      hashes[i] = in.readLong();
      int count = in.readUnsignedShort();
      if (at + count > owners.length) {
        owners = Arrays.copyOf(owners, owners.length * 2);
        weights = Arrays.copyOf(weights, weights.length * 2);
      }
      for (int j = 0; j < count; j++) {
        owners[at] = (short) in.readUnsignedByte();
        weights[at++] = Float.float16ToFloat(in.readShort());
      }
      starts[i + 1] = at;
    }
    return new WeightTable(names, biases, hashes, starts, Arrays.copyOf(owners, at), Arrays.copyOf(weights, at));
  }
}
