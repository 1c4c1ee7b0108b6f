package io.plumbline.dialog;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.Condition;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.safety.Rule;
import io.plumbline.safety.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the nurses' words together: placeholders, the numbers of the patient's region, lists. It has no words of its own. */
final class Wording {

  private static final String EMERGENCY = "emergency";
  private static final String URGENT = "urgent";
  private static final String CRISIS = "crisis";

  private final Turn turn;

  Wording(Turn turn) {
    this.turn = turn;
  }

  String text(Repairs.Key key) {
    return fill(turn.content().repairs().text(key));
  }

  String outOfRange(double min, double max) {
    return text(Repairs.Key.OUT_OF_RANGE).replace("{min}", plain(min)).replace("{max}", plain(max));
  }

  /** The text with the numbers of the patient's region in place. */
  String fill(String text) {
    return text.replace("{emergency}", number(EMERGENCY))
        .replace("{urgent}", number(URGENT))
        .replace("{urgent_name}", name(URGENT))
        .replace("{crisis}", number(CRISIS))
        .replace("{crisis_name}", name(CRISIS))
        .strip();
  }

  private String number(String line) {
    return region().line(line).map(known -> known.number().orElse(known.name())).orElse("");
  }

  private String name(String line) {
    return region().line(line).map(Levels.Line::name).orElse("");
  }

  private Levels.Region region() {
    return turn.content().levels().region(turn.facts().wordOf(AttributeId.REGION).orElse(Levels.DEFAULT_REGION));
  }

  String emergency(Verdict verdict) {
    var level = turn.content().levels().level(verdict.level());
    return lines(
        Stream.concat(
            lead(verdict).stream(),
            Stream.concat(
                Stream.of(fill(told(level.text().replace("{tell}", tell(verdict)), verdict)), because(verdict)),
                beside(verdict).stream())));
  }

  String emergencyAgain(Verdict verdict) {
    return lines(
        Stream.concat(
            lead(verdict).stream(),
            Stream.concat(Stream.of(text(Repairs.Key.EMERGENCY_AGAIN).replace("{tell}", tell(verdict))), beside(verdict).stream())));
  }

  /** Words of crisis beside an emergency of another kind: who else is there to be called. Nothing is asked any more, so a doubt is enough. */
  private Optional<String> beside(Verdict verdict) {
    return besideRules(verdict).flatMap(rule -> rule.instruction().lead().stream()).findFirst().map(this::fill);
  }

  private Stream<Rule> besideRules(Verdict verdict) {
    if (verdict.level() != Disposition.EMERGENCY_NOW) {
      return Stream.empty();
    }
    var doubted = turn.position().toCheck().keySet().stream().flatMap(finding -> turn.content().screen().redFlag(finding).stream());
    return Stream.concat(verdict.fired().stream(), doubted)
        .filter(rule -> !verdict.deciding().contains(rule) && !rule.instruction().lines().isEmpty());
  }

  /** What to do, action first, and because of what. */
  String advice(Verdict verdict) {
    var level = turn.content().levels().level(verdict.level());
    return lines(
        Stream.of(
            lead(verdict),
            Optional.of(fill(told(level.text().replace("{tell}", tell(verdict)), verdict))),
            Optional.of(because(verdict)),
            level.until().map(this::fill))
            .flatMap(Optional::stream));
  }

  String comeBack(Verdict verdict) {
    var level = turn.content().levels().level(verdict.level());
    return lines(
        Stream.of(fill(level.comeBack()), safetyNet(level), fill(turn.content().levels().disclaimer())));
  }

  private String safetyNet(Levels.Level level) {
    var levels = turn.content().levels();
    return fill(level.fullSafetyNet() ? levels.safetyNetFull() : levels.safetyNetShort());
  }

  CareLevel careLevel(Verdict verdict) {
    var level = turn.content().levels().level(verdict.level());
    var actions = new ArrayList<CareLevel.Action>();
    level.actions().forEach(action -> action(action.label(), action.line()).ifPresent(actions::add));
    for (var rule : Stream.concat(verdict.deciding().stream(), besideRules(verdict)).toList()) {
      for (var line : rule.instruction().lines()) {
        action(region().line(line).map(Levels.Line::name).orElse(line), line).filter(one -> !actions.contains(one)).ifPresent(actions::add);
      }
    }
    return new CareLevel(verdict.level(), fill(level.headline()), actions, List.copyOf(verdict.because()), safetyNet(level));
  }

  private Optional<CareLevel.Action> action(String label, String line) {
    return region()
        .line(line)
        .flatMap(Levels.Line::number)
        .map(number -> new CareLevel.Action(fill(label), "tel:" + number.replaceAll("[^0-9+]", "")));
  }

  private Optional<String> lead(Verdict verdict) {
    return verdict.deciding().stream().flatMap(rule -> rule.instruction().lead().stream()).findFirst().map(this::fill);
  }

  private String tell(Verdict verdict) {
    var tells = new LinkedHashSet<String>();
    for (var rule : verdict.deciding()) {
      rule.instruction().tell().filter(words -> tells.stream().noneMatch(said -> said.contains(words))).ifPresent(tells::add);
    }
    return tells.isEmpty() ? join(toldOf(verdict.because())) : join(tells.stream().limit(2).toList());
  }

  /** Of what they told, in their own terms; and apart from it of what could not be settled. */
  private String because(Verdict verdict) {
    var sure = Stream.concat(toldOf(verdict, false).stream(), toldOfMeasures(verdict).stream()).distinct().toList();
    var open = toldOf(verdict, true);
    return lines(
        Stream.of(
            sure.isEmpty() ? "" : text(Repairs.Key.BECAUSE).replace("{told}", join(sure)),
            open.isEmpty() ? "" : text(Repairs.Key.BECAUSE_OPEN).replace("{told}", join(open))));
  }

  private String told(String text, Verdict verdict) {
    return text.replace("{told}", join(toldOf(verdict.because())));
  }

  private List<String> toldOf(Verdict verdict, boolean open) {
    return toldOf(verdict.because().stream().filter(finding -> isOpen(finding) == open).toList());
  }

  private boolean isOpen(FindingId finding) {
    var isKnown = turn.facts().statusOf(finding).filter(status -> status == Status.PRESENT || status == Status.PAST).isPresent();
    return !isKnown || turn.facts().isSettledUnsure(finding);
  }

  private List<String> toldOf(Collection<FindingId> findings) {
    return findings.stream()
        .flatMap(finding -> turn.content().catalogue().finding(finding).stream())
        .filter(finding -> finding.derived().isEmpty())
        .map(Finding::told)
        .distinct()
        .toList();
  }

  /** An age or a length of time that made a rule of this level true, by itself or through a finding that follows from it. */
  private List<String> toldOfMeasures(Verdict verdict) {
    var catalogue = turn.content().catalogue();
    var following = verdict.because().stream().flatMap(finding -> catalogue.finding(finding).flatMap(Finding::derived).stream());
    var bare = verdict.deciding().stream().filter(rule -> verdict.because().isEmpty()).map(Rule::when);
    return Stream.concat(following, bare)
        .flatMap(condition -> condition.atoms(turn.content().named()).stream())
        .flatMap(atom -> atom instanceof Condition.Atom.OfAttribute(var attribute) ? Stream.of(attribute) : Stream.empty())
        .filter(attribute -> turn.facts().numberOf(attribute).isPresent())
        .flatMap(attribute -> catalogue.attribute(attribute).flatMap(Attribute::told).stream())
        .distinct()
        .toList();
  }

  private String join(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " "
        + turn.content().repairs().text(Repairs.Key.AND)
        + " "
        + parts.getLast();
  }

  String measure(Measure measure) {
    return lines(
        Stream.of(measure.title(), measure.how(), measure.limits(), measure.why(), measure.stop()).map(this::fill));
  }

  private static String lines(Stream<String> parts) {
    return String.join("\n", parts.filter(part -> !part.isBlank()).toList());
  }

  /** The open question with its words; in plainer ones after a message that was not understood. */
  Question question(OpenQuestion open) {
    var plainer = turn.position().misses() > 0 || open.manner() == OpenQuestion.Manner.AGAIN;
    if (open.attribute().isPresent()) {
      return question(open, turn.content().catalogue().attribute(open.attribute().get()).orElseThrow(), plainer);
    }
    return open.checklist()
        .map(list -> question(open, turn.content().checklist(list), plainer))
        .orElseGet(() -> question(open, open.findings().getFirst(), plainer));
  }

  private Question question(OpenQuestion open, FindingId id, boolean plainer) {
    var finding = turn.content().catalogue().finding(id).orElseThrow();
    var asking = finding.asking().orElseThrow(() -> new IllegalStateException(id + " follows from other facts and is never asked"));
    var text = plainer ? asking.again() : asking.ask();
    if (open.manner() == OpenQuestion.Manner.CONFIRM) {
      text = text(Repairs.Key.CONFIRM_DENIAL).replace("{told}", finding.told()).replace("{question}", text) + "\n" + text;
    }
    return new Question(open, fill(text), asking.why(), List.of(yes(), no(), unsure()), Optional.empty());
  }

  private Question question(OpenQuestion open, Checklist list, boolean plainer) {
    var text = plainer ? list.again() : list.text();
    if (open.manner() == OpenQuestion.Manner.REST) {
      text = text(Repairs.Key.REST);
    }
    var options = new ArrayList<Option>();
    for (var item : open.findings()) {
      var finding = turn.content().catalogue().finding(item).orElseThrow();
      options.add(new Option(item.value(), finding.asking().map(Finding.Asking::label).orElse(finding.means())));
    }
    options.add(new Option(Answering.NONE, text(Repairs.Key.OPTION_NONE)));
    options.add(unsure());
    return new Question(open, fill(text), list.why(), options, Optional.empty());
  }

  private Question question(OpenQuestion open, Attribute attribute, boolean plainer) {
    var text = fill(plainer ? attribute.again() : attribute.ask());
    return switch (attribute.form()) {
      case Attribute.Form.Number(var min, var max) ->
        new Question(open, text, attribute.why(), List.of(unsure()), Optional.of(new Question.Range(min, max)));
      case Attribute.Form.Duration duration -> new Question(open, text, attribute.why(), List.of(unsure()), Optional.empty());
      case Attribute.Form.Choice(var options) -> new Question(open, text, attribute.why(), options, Optional.empty());
      case Attribute.Form.Text any -> new Question(open, text, attribute.why(), List.of(), Optional.empty());
    };
  }

  private Option yes() {
    return new Option(Answering.YES, text(Repairs.Key.OPTION_YES));
  }

  private Option no() {
    return new Option(Answering.NO, text(Repairs.Key.OPTION_NO));
  }

  private Option unsure() {
    return new Option(Answering.UNSURE, text(Repairs.Key.OPTION_UNSURE));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
