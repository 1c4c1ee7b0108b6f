package io.plumbline.conversation;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.CareLevel;
import io.plumbline.dialog.MeasureId;
import io.plumbline.dialog.Question;
import io.plumbline.dialog.Reply;
import io.plumbline.dialog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a decided step into the public form; the same step gives the same turn, ids included. */
final class Rendering {

  private Rendering() {}

  static Turn turn(ConversationId conversation, long seq, @Nullable String replyTo, Step step, boolean ended) {
    return new Turn(
        conversation.value(),
        seq,
        replyTo,
        messages(conversation, seq, step),
        step.question().map(Rendering::question).orElse(null),
        step.level().map(Rendering::level).orElse(null),
        step.offered().stream().map(MeasureId::value).toList(),
        ended ? "ended" : step.status().name().toLowerCase(Locale.ROOT),
        step.urgent());
  }

  private static List<Turn.Message> messages(ConversationId conversation, long seq, Step step) {
    var messages = new ArrayList<Turn.Message>();
    for (var reply : step.replies()) {
      var id = "m_" + conversation.value().substring(2) + "_" + seq + "_" + messages.size();
      messages.add(new Turn.Message(id, kind(reply), reply.text(), reply.text().replace('\n', ' ')));
    }
    return messages;
  }

  private static String kind(Reply reply) {
    return switch (reply) {
      case Reply.Asking asking -> "question";
      case Reply.Advice advice -> "advice";
      case Reply.Emergency emergency -> "emergency";
      case Reply.Info info -> "info";
      case Reply.Handoff handoff -> "handoff";
      case Reply.Repair repair -> "repair";
    };
  }

  private static Turn.Asked question(Question question) {
    var open = question.open();
    var asks = Stream.concat(open.findings().stream().map(FindingId::value), open.attribute().stream().map(AttributeId::value)).toList();
    return new Turn.Asked(
        open.id(),
        open.version(),
        open.kind().name().toLowerCase(Locale.ROOT),
        asks,
        question.options().stream().map(option -> new Turn.Choice(option.id(), option.label())).toList(),
        question.range().map(Question.Range::min).orElse(null),
        question.range().map(Question.Range::max).orElse(null),
        question.why());
  }

  private static Turn.Level level(CareLevel level) {
    return new Turn.Level(
        level.level().wire(),
        level.headline(),
        level.actions().stream().map(action -> new Turn.Action(action.label(), action.href())).toList(),
        level.because().stream().map(FindingId::value).toList(),
        level.safetyNet());
  }
}
