package io.plumbline.nlu.opennlp;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.answer.Answers;
import io.plumbline.nlu.assertion.Assertions;
import io.plumbline.nlu.reader.CloseReader;
import io.plumbline.nlu.text.Reading;
import io.plumbline.nlu.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a message as the reply to the open question: by the rules of answering, and to a question about one finding by the models as well. */
final class Replies {

  /** What goes on for longer is a story, and its beginning is the reply. */
  private static final int LONGEST_REPLY = 40;

  private final Answers answers;
  private final Assertions assertions;
  private final Texts texts;
  private final Optional<CloseReader> reader;

  Replies(Answers answers, Assertions assertions, Texts texts, Optional<CloseReader> reader) {
    this.answers = answers;
    this.assertions = assertions;
    this.texts = texts;
    this.reader = reader;
  }

  /** The finding that a question is about; empty for a question about none or many. */
  static Optional<FindingId> asked(OpenQuestion question) {
    return question.kind() == OpenQuestion.Kind.YES_NO && question.findings().size() == 1
        ? Optional.of(question.findings().getFirst())
        : Optional.empty();
  }

  /**
   * @param heard by all witnesses
   * @param first heard by all but the close reader, which the model of replies was taught without
   */
  Answer read(OpenQuestion question, LocalDate today, Message message, List<HeardFinding> heard, List<HeardFinding> first) {
    var rule = answers.read(message.reading(), question, today, heard);
    var asked = asked(question);
    if (asked.isEmpty() || question.yesMeansAbsent() || message.isEmpty() || !Reply.isOpen(rule, message.reading())) {
      return rule;
    }
    var reading = message.reading();
    if (answers.isNoAnswerYet(reading) || answers.isNothingBut(reading) || isPlainNoBesideAnother(rule, asked.get(), reading, heard)) {
      return rule;
    }
    var close = reader.map(one -> one.answer(asked.get(), message.reading().text())).orElse(Map.of());
    return Reply.read(message.tools().replies(), features(asked.get(), question, today, message, first), close, rule);
  }

  /**
   * "No, but I can't feel it when I wipe", asked about the bladder: what stands behind the no is told of something else, and the words of another
   * complaint must not turn the answer round.
   */
  private boolean isPlainNoBesideAnother(Answer rule, FindingId asked, Reading reading, List<HeardFinding> heard) {
    return rule instanceof Answer.No
        && heard.stream().noneMatch(finding -> finding.id().equals(asked) && finding.status() == Status.PRESENT)
        && heard.stream().anyMatch(finding -> !finding.id().equals(asked) && finding.status() == Status.PRESENT && finding.certain())
        && answers.deniesPlainly(reading);
  }

  boolean isRefusal(Reading reading) {
    return answers.isRefusal(reading);
  }

  /** Whether the rules find an answer, whatever is heard. */
  boolean isAnswer(OpenQuestion question, LocalDate today, Message message) {
    return !(answers.read(message.reading(), question, today, List.of()) instanceof Answer.None);
  }

  /** What a reply looks like to the model of replies, which is taught with this. */
  long[] features(FindingId asked, OpenQuestion question, LocalDate today, Message message, List<HeardFinding> first) {
    var reading = message.reading();
    int last = Math.min(reading.words().size(), LONGEST_REPLY) - 1;
    var tone = Tone.judge(
        message.tools().tones(),
        Tone.features(asked.value(), assertions.of(reading, 0, last), reading, message.senses(), texts.breaks(), 0, last));
    var rule = answers.read(reading, question, today, first);
    return Reply.features(asked.value(), rule, reading, message.senses(), first, message.witnesses().odds(asked.value()), tone);
  }
}
