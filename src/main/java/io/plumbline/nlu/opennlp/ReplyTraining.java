package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.data.DataProblem;
import io.plumbline.nlu.opennlp.Reply.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Teaches what replies to a question about one finding mean. */
final class ReplyTraining {

  private static final Descent.Settings SETTINGS = new Descent.Settings(8, 0.05, 1, 0.02f);
  private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

  private ReplyTraining() {}

  /** A reply to the question whether a finding is so. */
  record Said(String asked, String text, Kind kind) {}

  /**
   * Every reply of a file, one a line: {@code finding | what they type | yes, no, unsure or none}.
   *
   * @throws DataProblem where a line is something else
   */
  static List<Said> read(String place, String file) {
    var replies = new ArrayList<Said>();
    int number = 0;
    for (var line : file.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        var parts = line.split("\\|", -1);
        if (parts.length != 3) {
          throw new DataProblem(place, number, "is not 'finding | reply | answer'; write it so");
        }
        replies.add(new Said(parts[0].strip(), parts[1].strip(), kind(place, number, parts[2].strip())));
      }
    }
    return replies;
  }

  private static Kind kind(String place, int line, String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.wire().equals(word))
        .findFirst()
        .orElseThrow(() -> new DataProblem(place, line, "calls a reply '" + word + "'; write yes, no, unsure or none"));
  }

  /** @param listener taught already in all but replies */
  static WeightTable teach(Listener listener, List<Said> replies) {
    var looks = replies.stream().map(reply -> listener.replyFeatures(utterance(reply))).toList();
    var sorted = looks.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    var known = IntStream.range(1, sorted.length).filter(i -> sorted[i] == sorted[i - 1]).mapToLong(i -> sorted[i]).distinct().toArray();
    var kinds = Arrays.stream(Kind.values()).map(Kind::wire).toList();
    var samples = new ArrayList<Descent.Sample>();
    for (int i = 0; i < looks.size(); i++) {
      var says = new BitSet();
      says.set(kinds.indexOf(replies.get(i).kind().wire()));
      samples.add(
          new Descent.Sample(
              Arrays.stream(looks.get(i)).mapToInt(hash -> Arrays.binarySearch(known, hash)).filter(at -> at >= 0).toArray(),
              says,
              new BitSet()));
    }
    return Descent.teach(kinds, known, samples, SETTINGS);
  }

  private static Utterance utterance(Said reply) {
    var question = new OpenQuestion(
        "ask_" + reply.asked(), OpenQuestion.Kind.YES_NO, List.of(FindingId.of(reply.asked())), Optional.empty(), List.of(), false);
    return new Utterance(reply.text(), Locale.ENGLISH, Optional.of(question), ANY_DAY);
  }
}
