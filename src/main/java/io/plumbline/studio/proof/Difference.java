package io.plumbline.studio.proof;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.AttributeValue;
import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.Facts;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Attribute;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.Interpreter;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.PackId;
import io.plumbline.dialog.Progress;
import io.plumbline.dialog.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who ends at another level of care under new content. Every conversation of the old content is walked to its level, and every one of the new; each
 * patient so met then answers the other content's questions in the same way.
 */
public final class Difference {

  private static final String UNSURE = "unsure";
  private static final String NONE = "none";

  /** Far more questions than any dialog asks. */
  private static final int MOST_QUESTIONS = 200;

  private final Interpreter interpreter = new Interpreter();

  /**
   * Conversations that change in the same way.
   *
   * @param before the level under the old content
   * @param because the rules that decide, old and new, where they differ
   * @param patients how many kinds of patients
   * @param chat one of them under the new content
   */
  public record Change(Disposition before, Disposition after, String because, int patients, List<String> chat) {
    public Change {
      chat = List.copyOf(chat);
    }

    public boolean isLower() {
      return !after.isAtLeast(before);
    }
  }

  /** One patient's way through one content. */
  private record Ending(Disposition level, List<String> rules, List<String> chat) {}

  private Difference() {}

  /** The changes, the worst falls first. */
  public static List<Change> between(Content before, Content after, PackId pack) {
    return new Difference().find(before, after, pack);
  }

  private List<Change> find(Content before, Content after, PackId pack) {
    var met = new HashMap<Facts, Facts>();
    for (var walked : List.of(List.of(before, after), List.of(after, before))) {
      for (var patient : Walk.patients(walked.get(0), walked.get(1), pack)) {
        met.putIfAbsent(patient, patient);
      }
    }
    var found = met.keySet().parallelStream().map(patient -> change(before, after, pack, patient)).flatMap(Optional::stream).toList();
    var changes = new TreeMap<String, Change>();
    for (var one : found) {
      changes.merge(
          one.before() + " " + one.after() + " " + one.because(),
          one,
          (known, again) -> new Change(known.before(), known.after(), known.because(), known.patients() + 1,
              known.chat().size() <= again.chat().size() ? known.chat() : again.chat()));
    }
    var sorted = new ArrayList<>(changes.values());
    sorted.sort(
        Comparator.comparing((Change change) -> !change.isLower()).thenComparing(Change::before).thenComparing(Change::because));
    return sorted;
  }

  private Optional<Change> change(Content before, Content after, PackId pack, Facts patient) {
    var old = play(before, pack, patient);
    var fresh = play(after, pack, patient);
    if (old.level() == fresh.level()) {
      return Optional.empty();
    }
    return Optional.of(new Change(old.level(), fresh.level(), old.rules() + " -> " + fresh.rules(), 1, fresh.chat()));
  }

  /** What the patient answers is what is known of them; of what was never asked they say no. */
  private Ending play(Content content, PackId pack, Facts patient) {
    var step = interpreter.open(content, new Input.Opened(pack, Map.of(AttributeId.REGION, new AttributeValue.Word("GB"))));
    var chat = new ArrayList<String>(Chat.bot(step));
    for (int asked = 0; asked < MOST_QUESTIONS && step.level().isEmpty(); asked++) {
      var open = step.progress().position().open();
      if (open.isEmpty()) {
        break;
      }
      var input = answer(open.get(), content, patient);
      chat.add(Chat.me(input));
      step = interpreter.step(content, step.progress(), input);
      chat.addAll(Chat.bot(step));
    }
    return new Ending(level(content, step), rules(content, step.progress()), chat);
  }

  private static Disposition level(Content content, Step step) {
    return step.level().map(level -> level.level()).orElseGet(() -> content.screen().conclude(step.progress().facts()).level());
  }

  private static List<String> rules(Content content, Progress progress) {
    return content.screen().conclude(progress.facts()).deciding().stream().map(rule -> rule.id()).sorted().toList();
  }

  static Input answer(OpenQuestion open, Content content, Facts patient) {
    return switch (open.kind()) {
      case YES_NO -> chose(open, List.of(switch (status(open.findings().getFirst(), patient)) {
        case PRESENT -> "yes";
        case UNSURE -> UNSURE;
        case ABSENT, PAST, HYPOTHETICAL, OTHER_PERSON -> "no";
      }));
      case MULTI_CHOICE -> {
        var present = open.findings().stream().filter(finding -> status(finding, patient) == Status.PRESENT).map(FindingId::value).toList();
        var unsure = open.findings().stream().anyMatch(finding -> status(finding, patient) == Status.UNSURE);
        var options = new ArrayList<>(present);
        if (unsure || present.isEmpty()) {
          options.add(unsure ? UNSURE : NONE);
        }
        yield chose(open, options);
      }
      case CHOICE, NUMBER, DURATION -> chose(open, List.of(value(open, content, patient)));
      case TEXT -> Alphabet.nothingHeard(Input.Meaning.DESCRIBE, new Input.Answered.None());
    };
  }

  private static Input chose(OpenQuestion open, List<String> options) {
    return new Input.Chose(open.id(), open.version(), options);
  }

  private static Status status(FindingId finding, Facts patient) {
    return patient.isSettledUnsure(finding) ? Status.UNSURE : patient.statusOf(finding).orElse(Status.ABSENT);
  }

  private static String value(OpenQuestion open, Content content, Facts patient) {
    var attribute = open.attribute().orElseThrow();
    return patient.valueOf(attribute)
        .map(
            value -> switch (value) {
              case AttributeValue.Number(var number) -> String.valueOf(number);
              case AttributeValue.Word(var word) -> word;
              case AttributeValue.NotSaid notSaid -> UNSURE;
            })
        .orElseGet(
            () -> content.catalogue().attribute(attribute).orElseThrow().form() instanceof Attribute.Form.Choice(var options)
                ? options.getFirst().id()
                : UNSURE);
  }
}
