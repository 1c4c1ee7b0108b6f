package io.plumbline.nlu.reader;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.data.DataNode;
import io.plumbline.nlu.data.DataProblem;
import io.plumbline.nlu.data.LanguageData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a message, word order and all, and tells, for every finding and every way of speaking of it, how likely the message does so; safe for many
 * threads at once.
 *
 * <p>Three layers of a transformer (Vaswani et al., Attention Is All You Need, 2017), begun from the published all-MiniLM-L6-v2 and taught on
 * {@code training/}. Each word scores each finding and status; a message's score is its best word's.
 */
public final class CloseReader {

  /** Pieces that are read at once; longer messages are read in parts, and what stands behind the last part is not read. */
  private static final int AT_ONCE = 94;

  private static final int OVERLAP = 14;
  private static final int MOST_PARTS = 2;
  private static final int MOST = (AT_ONCE - OVERLAP) * MOST_PARTS + OVERLAP;
  private static final int LONGEST_REPLY = 64;
  private static final int LONGEST_QUESTION = 48;

  /** The signs at which a text starts and ends. */
  private static final int SIGNS = 2;

  private static final String MARKS = "marks";
  private static final String ANSWER = "answer";

  /** Words beside the best one belong to what is said as long as they score this near to it. */
  private static final float NEAR = 2.5f;

  private final WordPieces pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Map<FindingId, Integer> findings = new HashMap<>();
  private final Map<Status, Integer> statuses = new HashMap<>();
  private final List<String> answers;
  private final Map<FindingId, List<WordPieces.Piece>> asks = new HashMap<>();

  private CloseReader(LanguageData data) {
    DataNode file = data.read("reader/reader.yaml");
    file.entries(Set.of("findings", "statuses", "answers", "asks"));
    file.entry("findings").texts().forEach(finding -> findings.put(FindingId.of(finding), findings.size()));
    file.entry("statuses").texts().forEach(status -> statuses.put(Status.ofWire(status), statuses.size()));
    answers = List.copyOf(file.entry("answers").texts());
    pieces = new WordPieces(List.of(data.text("reader/pieces.txt").strip().split("\n", -1)));
    file.entry("asks").entries()
        .forEach((finding, question) -> asks.put(FindingId.of(finding), pieces.of(question.text(), LONGEST_QUESTION)));
    environment = OrtEnvironment.getEnvironment();
    if (answers.isEmpty() || statuses.size() != Status.values().length) {
      throw new DataProblem(data.place("reader/reader.yaml"), 0,
          "must name all " + Status.values().length + " statuses and the answers; teach the reader again");
    }
    try (var options = new OrtSession.SessionOptions()) {
      // A message is short: one thread each, so that many are read side by side.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(data.bytes("reader/reader.onnx"), options);
    } catch (OrtException unreadable) {
      throw new IllegalStateException(data.place("reader/reader.onnx") + " cannot be read; teach the reader again", unreadable);
    }
    var trial = run(MARKS, List.of(), pieces.of("a", 1)).length;
    if (trial != (1 + SIGNS) * findings.size() * statuses.size()) {
      throw new DataProblem(
          data.place("reader/reader.yaml"), 0,
          "names " + findings.size() + " findings, and reader.onnx scores others; the files belong together: teach the reader again");
    }
  }

  /** Reads {@code reader/} of the language. */
  public static CloseReader load(LanguageData data) {
    return new CloseReader(data);
  }

  /**
   * @param contrast where another thought begins ("no fever but im numb down there"), which is read once more by itself for what it says is so
   * @return empty when there is nothing to read
   */
  public Optional<Read> read(String text, OptionalInt contrast) {
    var all = pieces.of(text, MOST);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<Part>();
    int from = 0;
    while (parts.isEmpty() || from + OVERLAP < all.size()) {
      var part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      parts.add(new Part(part, run(MARKS, List.of(), part), false));
      from += AT_ONCE - OVERLAP;
    }
    contrast.ifPresent(begin -> {
      var behind = all.stream().filter(piece -> piece.start() >= begin).limit(AT_ONCE).toList();
      if (!behind.isEmpty()) {
        parts.add(new Part(behind, run(MARKS, List.of(), behind), true));
      }
    });
    return Optional.of(new Read(parts, all.size() < MOST ? text.length() : all.getLast().start()));
  }

  /**
   * What a reply says to the question about one finding.
   *
   * @return the probability of each of {@code yes}, {@code no}, {@code unsure}, {@code none}; empty when the question is not known
   */
  public Map<String, Double> answer(FindingId finding, String reply) {
    var question = asks.get(finding);
    var said = pieces.of(reply, LONGEST_REPLY);
    if (question == null || said.isEmpty()) {
      return Map.of();
    }
    var scores = run(ANSWER, question, said);
    double all = 0;
    for (float score : scores) {
      all += Math.exp(score);
    }
    var chances = new HashMap<String, Double>();
    for (int i = 0; i < scores.length; i++) {
      chances.put(answers.get(i), Math.exp(scores[i]) / all);
    }
    return chances;
  }

  /**
   * @param output for each piece, the start and end signs included, the scores of each finding and status; or those of each answer
   * @param question that what is said answers; may be empty
   */
  private float[] run(String output, List<WordPieces.Piece> question, List<WordPieces.Piece> said) {
    int before = question.isEmpty() ? 0 : question.size() + 1;
    int size = SIGNS + before + said.size();
    var ids = new long[1][size];
    var types = new long[1][size];
    int at = 0;
    ids[0][at++] = pieces.start();
    for (var piece : question) {
      ids[0][at++] = piece.number();
    }
    if (before > 0) {
      ids[0][at++] = pieces.end();
    }
    for (var piece : said) {
      types[0][at] = before > 0 ? 1 : 0;
      ids[0][at++] = piece.number();
    }
    types[0][at] = before > 0 ? 1 : 0;
    ids[0][at] = pieces.end();
    try (var in = OnnxTensor.createTensor(environment, ids);
        var kinds = OnnxTensor.createTensor(environment, types);
        var out = session.run(Map.of("ids", in, "types", kinds), Set.of(output))) {
      var scores = ((OnnxTensor) out.get(0)).getFloatBuffer();
      var copied = new float[scores.remaining()];
      scores.get(copied);
      return copied;
    } catch (OrtException broken) {
      throw new IllegalStateException("the reader failed on " + size + " pieces", broken);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // made here, read here, never compared
  private record Part(List<WordPieces.Piece> pieces, float[] marks, boolean bySelf) {
    boolean tells(Status status) {
      return !bySelf || status == Status.PRESENT;
    }
  }

  /** Where a finding is said: UTF-16 indices into the text. */
  public record Place(int start, int end) {}

  /** What one message says. */
  public final class Read {

    private final List<Part> parts;
    private final int width = findings.size() * statuses.size();
    private final int end;
    private final float[] best = new float[width];

    private Read(List<Part> parts, int end) {
      this.parts = parts;
      this.end = end;
      Arrays.fill(best, Float.NEGATIVE_INFINITY);
      int present = statuses.getOrDefault(Status.PRESENT, 0);
      for (var part : parts) {
        for (int at = 0; at < part.marks().length; at++) {
          int column = at % width;
          if (!part.bySelf() || column % statuses.size() == present) {
            best[column] = Math.max(best[column], part.marks()[at]);
          }
        }
      }
    }

    /** The findings that were looked for. */
    public Set<FindingId> findings() {
      return Collections.unmodifiableSet(findings.keySet());
    }

    /** How far the text was read: the UTF-16 index behind the last word. */
    public int end() {
      return end;
    }

    /** The log odds that the message speaks of the finding in this way; empty for a finding that the reader does not know. */
    public OptionalDouble odds(FindingId finding, Status status) {
      var known = findings.get(finding);
      return known == null ? OptionalDouble.empty() : OptionalDouble.of(best[column(known, status)]);
    }

    private int column(int finding, Status status) {
      return finding * statuses.size() + statuses.getOrDefault(status, 0);
    }

    /** The words that say best, of a finding that was looked for, that it is spoken of in this way. */
    public Place place(FindingId finding, Status status) {
      int column = column(findings.getOrDefault(finding, 0), status);
      Part best = parts.getFirst();
      int bestRow = 1;
      float most = Float.NEGATIVE_INFINITY;
      for (var part : parts.stream().filter(one -> one.tells(status)).toList()) {
        for (int row = 1; row <= part.pieces().size(); row++) {
          float score = part.marks()[row * width + column];
          if (score > most) {
            most = score;
            best = part;
            bestRow = row;
          }
        }
      }
      int first = bestRow;
      while (first > 1 && best.marks()[(first - 1) * width + column] >= most - NEAR) {
        first--;
      }
      int last = bestRow;
      while (last < best.pieces().size() && best.marks()[(last + 1) * width + column] >= most - NEAR) {
        last++;
      }
      return new Place(best.pieces().get(first - 1).start(), best.pieces().get(last - 1).end());
    }
  }
}
