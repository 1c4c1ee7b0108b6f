package io.plumbline.channel.web;

import io.plumbline.clinical.AttributeValue;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Understanding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An understanding in its public form. */
public record Understood(
    String text,
    String language,
    IntentJson intent,
    AnswerJson answer,
    List<FindingJson> findings,
    List<AttributeJson> attributes,
    @Nullable String topic,
    List<CorrectionJson> corrections,
    List<UnreadJson> notUnderstood) {

  public record IntentJson(String id, double confidence) {}

  public record AnswerJson(
      String value, List<String> options, @Nullable Double number, @Nullable String unit, @Nullable Double days) {}

  public record FindingJson(
      String id, String status, double confidence, int start, int end, String heard, List<String> by, Details attributes) {}

  public record Details(@Nullable String side, @Nullable String severity, @Nullable String onset, @Nullable Double days) {}

  public record AttributeJson(String id, @Nullable Double number, @Nullable String word, double confidence, int start, int end) {}

  public record CorrectionJson(String from, String to) {}

  public record UnreadJson(int start, int end, String text) {}

  /** The public form of an understanding. */
  public static Understood of(Understanding understanding) {
    return new Understood(
        understanding.text(),
        understanding.language(),
        new IntentJson(understanding.intent().id().wire(), understanding.intent().confidence()),
        answer(understanding.answer()),
        understanding.findings().stream().map(Understood::finding).toList(),
        understanding.attributes().stream()
            .map(
                heard -> new AttributeJson(
                    heard.id().value(), number(heard.value()), word(heard.value()), heard.confidence(), heard.start(), heard.end()))
            .toList(),
        understanding.topic().orElse(null),
        understanding.corrections().stream().map(one -> new CorrectionJson(one.from(), one.to())).toList(),
        understanding.notUnderstood().stream().map(one -> new UnreadJson(one.start(), one.end(), one.text())).toList());
  }

  private static FindingJson finding(HeardFinding heard) {
    var details = heard.details();
    return new FindingJson(
        heard.id().value(),
        heard.status().wire(),
        heard.confidence(),
        heard.start(),
        heard.end(),
        heard.heard(),
        heard.by(),
        new Details(
            details.side().orElse(null),
            details.severity().orElse(null),
            details.onset().orElse(null),
            details.days().orElse(null)));
  }

  private static AnswerJson answer(Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> new AnswerJson("yes", List.of(), null, null, null);
      case Answer.No no -> new AnswerJson("no", List.of(), null, null, null);
      case Answer.Unsure unsure -> new AnswerJson("unsure", List.of(), null, null, null);
      case Answer.Options options when options.deniesAll() -> new AnswerJson("no", List.of(), null, null, null);
      case Answer.Options(var ids, var perhaps, var only) -> new AnswerJson("option", ids.isEmpty() ? perhaps : ids, null, null, null);
      case Answer.Number(var value) -> new AnswerJson("number", List.of(), value, null, null);
      case Answer.Duration(var value, var unit, var days) -> new AnswerJson("duration", List.of(), value, unit, days);
      case Answer.Refused refused -> new AnswerJson("none", List.of(), null, null, null);
      case Answer.None none -> new AnswerJson("none", List.of(), null, null, null);
    };
  }

  private static @Nullable Double number(AttributeValue value) {
    return value instanceof AttributeValue.Number(var number) ? number : null;
  }

  private static @Nullable String word(AttributeValue value) {
    return value instanceof AttributeValue.Word(var word) ? word : null;
  }

  /** Without the words: this may reach a log. */
  @Override
  public String toString() {
    return "Understood[" + findings.size() + " findings]";
  }
}
