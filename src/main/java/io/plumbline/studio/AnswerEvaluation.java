package io.plumbline.studio;

import io.plumbline.clinical.Status;
import io.plumbline.conversation.Hearing;
import io.plumbline.dialog.Content;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** How well answers to an open question are read, measured on {@code evaluation/answers.txt}. */
final class AnswerEvaluation {

  private static final String MARK = " \\| ?";

  /** A length of time may be a tenth off: "a couple of weeks" is no exact figure. */
  private static final double ABOUT = 0.1;

  private final List<Read> pairs;

  private AnswerEvaluation(List<Read> pairs) {
    this.pairs = pairs;
  }

  /** @param volunteered findings told besides, each behind the sign of its status */
  record Pair(String question, String text, String answer, List<String> volunteered) {

    /** @param line {@code question | what they type | answer | what else they tell} */
    static Pair of(String line) {
      var parts = line.split(MARK, -1);
      if (parts.length < 3) {
        throw new IllegalArgumentException("a pair is 'question | text | answer | what else', not: " + line);
      }
      var more = parts.length > 3 && !parts[3].isBlank() ? List.of(parts[3].strip().split("\\s+")) : List.<String>of();
      return new Pair(parts[0].strip(), parts[1].strip(), parts[2].strip(), more);
    }

    boolean isAmount() {
      return answer.startsWith("number") || answer.startsWith("duration");
    }

    private double amount() {
      return Double.parseDouble(answer.split(" ")[1]);
    }
  }

  /** A pair and what was made of it. */
  record Read(Pair pair, Understanding understanding) {

    boolean isRight() {
      return switch (understanding.answer()) {
        case Answer.Yes yes -> pair.answer.equals("yes");
        case Answer.No no -> pair.answer.equals("no");
        case Answer.Unsure unsure -> pair.answer.equals("unsure");
        case Answer.Options options -> false;
        case Answer.Number(var value) -> pair.answer.startsWith("number") && Math.abs(value - pair.amount()) < 0.51;
        case Answer.Duration(var value, var unit, var days) ->
          pair.answer.startsWith("duration") && Math.abs(days - pair.amount()) <= Math.max(1, ABOUT * pair.amount());
        case Answer.Refused refused -> pair.answer.equals("none");
        case Answer.None none -> pair.answer.equals("none");
      };
    }

    /** A yes read as a no, or a no as a yes. */
    boolean isFlipped() {
      return (understanding.answer() instanceof Answer.Yes && pair.answer.equals("no"))
          || (understanding.answer() instanceof Answer.No && pair.answer.equals("yes"));
    }

    boolean hears(String volunteered) {
      var status = switch (volunteered.charAt(0)) {
        case '-' -> Status.ABSENT;
        case '?' -> Status.UNSURE;
        case '<' -> Status.PAST;
        case '~' -> Status.HYPOTHETICAL;
        case '@' -> Status.OTHER_PERSON;
        default -> Status.PRESENT;
      };
      return understanding.findings().stream()
          .anyMatch(one -> one.id().value().equals(volunteered.substring(1)) && one.status() == status);
    }
  }

  static AnswerEvaluation of(Understander understander, List<Pair> pairs, Content content) {
    var read = new ArrayList<Read>();
    for (var pair : pairs) {
      var question = Hearing.named(pair.question(), content).map(open -> Hearing.question(open, content));
      if (question.isEmpty()) {
        throw new IllegalArgumentException("no question is called '" + pair.question() + "'");
      }
      read.add(new Read(pair, understander.understand(new Utterance(pair.text(), Locale.ENGLISH, question, Evaluation.TODAY))));
    }
    return new AnswerEvaluation(List.copyOf(read));
  }

  private Evaluation.Share share(List<Read> of, Predicate<Read> fits) {
    return new Evaluation.Share(of.stream().filter(fits).count(), of.size());
  }

  Evaluation.Share right() {
    return share(pairs, Read::isRight);
  }

  Evaluation.Share flips() {
    return share(pairs.stream().filter(one -> Set.of("yes", "no").contains(one.pair().answer())).toList(), Read::isFlipped);
  }

  Evaluation.Share amounts() {
    return share(pairs.stream().filter(one -> one.pair().isAmount()).toList(), Read::isRight);
  }

  Evaluation.Share volunteered() {
    long all = pairs.stream().mapToLong(one -> one.pair().volunteered().size()).sum();
    long of = pairs.stream().mapToLong(one -> one.pair().volunteered().stream().filter(one::hears).count()).sum();
    return new Evaluation.Share(of, all);
  }

  /** Answers misread: the question, the words, what they are and what was made of them. */
  List<String> misread() {
    return pairs.stream().filter(one -> !one.isRight())
        .map(
            one -> one.pair().question() + " | " + one.pair().text() + " | " + one.pair().answer() + " | read as "
                + one.understanding().answer())
        .toList();
  }

  int size() {
    return pairs.size();
  }
}
