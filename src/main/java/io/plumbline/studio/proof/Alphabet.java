package io.plumbline.studio.proof;

import io.plumbline.clinical.Disposition;
import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.dialog.Attribute;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.Input;
import io.plumbline.dialog.OpenQuestion;
import io.plumbline.dialog.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/** Everything that a patient can do where a conversation stands. */
final class Alphabet {

  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String UNSURE = "unsure";
  private static final String NONE = "none";

  private final Content content;
  private final Residue residue;
  private final Symmetry symmetry;

  Alphabet(Content content, Residue residue, Symmetry symmetry) {
    this.content = content;
    this.residue = residue;
    this.symmetry = symmetry;
  }

  static Input nothingHeard(Input.Meaning meaning, Input.Answered answer) {
    return new Input.Said(meaning, answer, List.of(), Map.of(), Optional.empty());
  }

  static Input told(FindingId finding, Status status, boolean certain) {
    return new Input.Said(
        Input.Meaning.DESCRIBE, new Input.Answered.None(), List.of(new Input.Heard(finding, status, certain, finding.value())), Map.of(),
        Optional.empty());
  }

  /** Every answer to the open question, twins counted and not told apart. */
  List<Input> answers(OpenQuestion open) {
    return switch (open.kind()) {
      case YES_NO -> List.of(chose(open, List.of(NO)), chose(open, List.of(YES)), chose(open, List.of(UNSURE)));
      case MULTI_CHOICE -> many(open);
      case CHOICE -> options(open).stream().map(option -> chose(open, List.of(option))).toList();
      case NUMBER, DURATION -> numbers(open).stream().map(number -> chose(open, List.of(number))).toList();
      case TEXT -> List.of(nothingHeard(Input.Meaning.DESCRIBE, new Input.Answered.None()));
    };
  }

  private static Input chose(OpenQuestion open, List<String> options) {
    return new Input.Chose(open.id(), open.version(), options);
  }

  private List<String> options(OpenQuestion open) {
    var options = new ArrayList<String>();
    if (content.catalogue().attribute(open.attribute().orElseThrow()).orElseThrow().form() instanceof Attribute.Form.Choice(var known)) {
      known.stream().map(Option::id).forEach(options::add);
    }
    options.add(UNSURE);
    return options;
  }

  /** One number of each stretch between two bounds that any condition sets. */
  private List<String> numbers(OpenQuestion open) {
    var attribute = open.attribute().orElseThrow();
    double least = 0;
    double most = Double.MAX_VALUE;
    if (content.catalogue().attribute(attribute).orElseThrow().form() instanceof Attribute.Form.Number(var min, var max)) {
      least = min;
      most = max;
    }
    var numbers = new TreeSet<Double>();
    numbers.add(least);
    for (double bound : residue.boundsOf(attribute)) {
      if (bound >= least && bound <= most) {
        numbers.add(bound);
      }
    }
    var written = new ArrayList<String>();
    numbers.forEach(number -> written.add(String.valueOf(number)));
    written.add(UNSURE);
    return written;
  }

  /**
   * One sign of an emergency ends the questions, whatever else is named with it: each is chosen alone. Of the rest every choice is made; and beside
   * each thing by itself the rest is left unsure.
   */
  private List<Input> many(OpenQuestion open) {
    SequencedMap<FindingId, List<FindingId>> kinds = new LinkedHashMap<>();
    open.findings().forEach(finding -> kinds.computeIfAbsent(symmetry.of(finding), twin -> new ArrayList<>()).add(finding));
    List<List<String>> chosen = new ArrayList<>();
    chosen.add(List.of());
    var alone = new ArrayList<List<String>>();
    for (var twins : kinds.values()) {
      alone.add(List.of(twins.getFirst().value()));
      if (isEmergency(twins.getFirst())) {
        continue;
      }
      var longer = new ArrayList<List<String>>();
      for (var some : chosen) {
        for (int count = 0; count <= twins.size(); count++) {
          var more = new ArrayList<>(some);
          twins.subList(0, count).forEach(twin -> more.add(twin.value()));
          longer.add(more);
        }
      }
      chosen = longer;
    }
    var inputs = new ArrayList<Input>();
    inputs.add(chose(open, List.of(NONE)));
    inputs.add(chose(open, List.of(UNSURE)));
    for (var one : alone) {
      inputs.add(chose(open, one));
      inputs.add(chose(open, List.of(one.getFirst(), UNSURE)));
    }
    chosen.stream().filter(some -> some.size() > 1).forEach(some -> inputs.add(chose(open, some)));
    return inputs;
  }

  /** Whether it is the one of its twins that is tried. */
  boolean standsForItself(FindingId finding) {
    return symmetry.of(finding).equals(finding);
  }

  private boolean isEmergency(FindingId finding) {
    return content.screen().redFlag(finding).filter(flag -> flag.level() == Disposition.EMERGENCY_NOW).isPresent();
  }
}
