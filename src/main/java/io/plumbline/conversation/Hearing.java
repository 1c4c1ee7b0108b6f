package io.plumbline.conversation;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Attribute;
import io.plumbline.dialog.Checklist;
import io.plumbline.dialog.ChecklistId;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.TopicId;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns words into an input for the dialog, in the light of the question that stands open. */
public final class Hearing {

  private final Understander understander;

  private static final String ASK = "ask_";

  /** Pain for years comes in bouts: how long this one has lasted is asked. In days. */
  private static final double LONGEST_BOUT = 365;

  public Hearing(Understander understander) {
    this.understander = understander;
  }

  public Understanding understand(String text, String locale, Optional<OpenQuestion> open, Content content, LocalDate today) {
    return understander.understand(
        new Utterance(text, Locale.forLanguageTag(locale), open.map(question -> question(question, content)), today));
  }

  /** The question that a name stands for: a finding's own, a checklist's or an attribute's, with or without {@code ask_}; empty when there is none. */
  public static Optional<OpenQuestion> named(String id, Content content) {
    var name = id.startsWith(ASK) ? id.substring(ASK.length()) : id;
    try {
      return content.catalogue().attribute(new AttributeId(name)).map(attribute -> asks(name, attribute))
          .or(() -> Optional.ofNullable(content.checklists().get(new ChecklistId(name))).map(checklist -> asks(name, checklist)))
          .or(() -> content.catalogue().finding(FindingId.of(name)).map(finding -> asks(name, finding)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty(); // what is no id names nothing
    }
  }

  private static OpenQuestion asks(String name, Attribute attribute) {
    var kind = switch (attribute.form()) {
      case Attribute.Form.Number number -> OpenQuestion.Kind.NUMBER;
      case Attribute.Form.Duration duration -> OpenQuestion.Kind.DURATION;
      case Attribute.Form.Choice choice -> OpenQuestion.Kind.CHOICE;
      case Attribute.Form.Text any -> OpenQuestion.Kind.TEXT;
    };
    return asks(name, kind, List.of(), Optional.of(attribute.id()), Optional.empty());
  }

  private static OpenQuestion asks(String name, Checklist checklist) {
    return asks(name, OpenQuestion.Kind.MULTI_CHOICE, checklist.items(), Optional.empty(), Optional.of(checklist.id()));
  }

  private static OpenQuestion asks(String name, Finding finding) {
    return asks(name, OpenQuestion.Kind.YES_NO, List.of(finding.id()), Optional.empty(), Optional.empty());
  }

  private static OpenQuestion asks(
      String name, OpenQuestion.Kind kind, List<FindingId> findings, Optional<AttributeId> attribute, Optional<ChecklistId> checklist) {
    return new OpenQuestion(ASK + name, "", kind, findings, attribute, checklist, OpenQuestion.Manner.PLAIN);
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
                : Stream.empty())
        .map(option -> new io.plumbline.nlu.OpenQuestion.Option(option.id(), option.label()));
    return Stream.concat(ofFindings, ofAttribute).toList();
  }

  /** @param understanding of the words, when there are any */
  Input input(InboundMessage message, Optional<Understanding> understanding, Content content, PackId pack) {
    return switch (message.what()) {
      case InboundMessage.What.Text text -> said(understanding.orElseThrow(), content, pack);
      case InboundMessage.What.Choice(var question, var version, var options) -> new Input.Chose(question, version, options);
      case InboundMessage.What.Command(var order) ->
        switch (order) {
          case BACK -> new Input.Back();
          case RESTART -> new Input.Restart();
          case HUMAN -> new Input.AskedForHuman();
        };
    };
  }

  /** What the dialog gets of an understanding. */
  public Input.Said said(Understanding understanding, Content content, PackId pack) {
    var heard = new ArrayList<Input.Heard>();
    understanding.findings()
        .forEach(finding -> heard.add(new Input.Heard(finding.id(), finding.status(), finding.certain(), finding.heard())));
    var perhaps = perhaps(understanding.answer(), content);
    perhaps.forEach(sign -> heard.add(new Input.Heard(sign, Status.PRESENT, false, understanding.text())));
    var topics = content.pack(pack).topics();
    return new Input.Said(
        meaning(understanding),
        answered(understanding, perhaps),
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
      if (!heard.id().equals(AttributeId.DURATION) || isOfOneBout(heard.value())) {
        attributes.putIfAbsent(heard.id(), heard.value());
      }
    }
    return attributes;
  }

  private static boolean isOfOneBout(AttributeValue duration) {
    return !(duration instanceof AttributeValue.Number(var days)) || days < LONGEST_BOUT;
  }

  /** Warning signs of the list of which only a word was said: each is asked about and none is taken as said. */
  private static List<FindingId> perhaps(Answer answer, Content content) {
    return answer instanceof Answer.Options(var ids, var perhaps, var only)
        ? perhaps.stream().map(FindingId::of).filter(sign -> content.screen().redFlag(sign).isPresent()).toList()
        : List.of();
  }

  /** @param doubtful options that are asked about first */
  private static Input.Answered answered(Understanding understanding, List<FindingId> doubtful) {
    return switch (understanding.answer()) {
      case Answer.Yes yes -> new Input.Answered.Yes();
      case Answer.No no -> understanding.notUnderstood().isEmpty() ? new Input.Answered.No() : new Input.Answered.NoBut();
      case Answer.Unsure unsure -> new Input.Answered.Unsure();
      case Answer.Options(var ids, var perhaps, var only) -> {
        var named = Stream.concat(ids.stream(), perhaps.stream().filter(option -> !doubtful.contains(FindingId.of(option)))).toList();
        if (!named.isEmpty()) {
          yield new Input.Answered.Options(named, only);
        }
        yield only ? new Input.Answered.No() : new Input.Answered.None();
      }
      case Answer.Number(var value) -> new Input.Answered.Number(value);
      case Answer.Duration(var value, var unit, var days) -> new Input.Answered.Duration(days);
      case Answer.Refused refused -> new Input.Answered.Refused();
      case Answer.None none -> new Input.Answered.None();
    };
  }
}
