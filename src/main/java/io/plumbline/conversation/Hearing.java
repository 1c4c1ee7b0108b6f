package io.plumbline.conversation;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.TopicId;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns words into an input for the dialog, in the light of the question that stands open. */
public final class Hearing {

  private final Understander understander;

  public Hearing(Understander understander) {
    this.understander = understander;
  }

  public Understanding understand(String text, String locale, Optional<OpenQuestion> open, Content content, LocalDate today) {
    return understander.understand(
        new Utterance(text, Locale.forLanguageTag(locale), open.map(question -> question(question, content)), today));
  }

  /** The open question as understanding needs it. */
  public static io.plumbline.nlu.OpenQuestion question(OpenQuestion open, Content content) {
    return new io.plumbline.nlu.OpenQuestion(
        open.id(),
        io.plumbline.nlu.OpenQuestion.Kind.valueOf(open.kind().name()),
        open.findings(),
        open.attribute(),
        options(open, content),
        false);
  }

  private static List<io.plumbline.nlu.OpenQuestion.Option> options(OpenQuestion open, Content content) {
    var ofFindings = open.findings().stream()
        .flatMap(finding -> content.catalogue().finding(finding).stream())
        .map(
            finding -> new io.plumbline.nlu.OpenQuestion.Option(
                finding.id().value(), finding.asking().map(asking -> asking.label()).orElse(finding.means())));
    var ofAttribute = open.attribute().flatMap(attribute -> content.catalogue().attribute(attribute)).stream()
        .flatMap(
            attribute -> attribute.form() instanceof io.plumbline.dialog.Attribute.Form.Choice(var options)
                ? options.stream()
                : java.util.stream.Stream.empty())
        .map(option -> new io.plumbline.nlu.OpenQuestion.Option(option.id(), option.label()));
    return java.util.stream.Stream.concat(ofFindings, ofAttribute).toList();
  }

  /** What the dialog gets of an understanding. */
  public Input.Said said(Understanding understanding, Content content, PackId pack) {
    var heard = understanding.findings().stream()
        .map(finding -> new Input.Heard(finding.id(), finding.status(), finding.certain(), finding.heard()))
        .toList();
    var topics = content.pack(pack).topics();
    return new Input.Said(
        meaning(understanding),
        answered(understanding.answer()),
        heard,
        attributes(understanding),
        understanding.topic().map(TopicId::new).filter(topics::containsKey));
  }

  private Input.Meaning meaning(Understanding understanding) {
    var language = understanding.language();
    var foreign = !language.equals("und") && !understander.languages().contains(language);
    if (foreign && understanding.findings().isEmpty() && understanding.answer() instanceof Answer.None) {
      return Input.Meaning.OTHER_LANGUAGE;
    }
    return Input.Meaning.valueOf(understanding.intent().id().name());
  }

  private static Map<AttributeId, AttributeValue> attributes(Understanding understanding) {
    var attributes = new HashMap<AttributeId, AttributeValue>();
    for (var heard : understanding.attributes()) {
      attributes.putIfAbsent(heard.id(), heard.value());
    }
    return attributes;
  }

  private static Input.Answered answered(Answer answer) {
    return switch (answer) {
      case Answer.Yes yes -> new Input.Answered.Yes();
      case Answer.No no -> new Input.Answered.No();
      case Answer.Unsure unsure -> new Input.Answered.Unsure();
      case Answer.Options(var ids, var only) -> new Input.Answered.Options(ids, only);
      case Answer.Number(var value) -> new Input.Answered.Number(value);
      case Answer.Duration(var value, var unit, var days) -> new Input.Answered.Duration(days);
      case Answer.None none -> new Input.Answered.None();
    };
  }
}
