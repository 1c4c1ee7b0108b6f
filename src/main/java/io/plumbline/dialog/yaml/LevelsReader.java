package io.plumbline.dialog.yaml;

import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.Levels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code levels.yaml}: the words of each level and the numbers of each region. */
final class LevelsReader {

  /** Whoever is in danger in any region must have somebody to call. */
  private static final List<String> MUST_HAVE_NUMBERS = List.of("emergency", "crisis");

  private static final Set<String> TOLD = Set.of("told", "tell");

  private final Names names;
  private final Problems problems;

  LevelsReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  Levels read(Tree tree) {
    var file = new Fields(tree, Known.LEVELS, problems);
    var levels = new EnumMap<Disposition, Levels.Level>(Disposition.class);
    var wires = java.util.Arrays.stream(Disposition.values()).map(Disposition::wire).toList();
    for (var entry : file.entries("levels")) {
      if (names.isKnown(entry.key(), wires, "level", entry.place(), "write one of " + String.join(", ", wires))) {
        var level = level(entry, Disposition.ofWire(entry.key()));
        levels.put(level.disposition(), level);
      }
    }
    for (var disposition : Disposition.values()) {
      if (!levels.containsKey(disposition)) {
        problems.add(
            Problem.Code.PL005,
            file.placeOf("levels"),
            "levels.yaml has no words for the level '" + disposition.wire() + "'",
            "add '" + disposition.wire() + ":' under 'levels'");
      }
    }
    var nets = new Fields(file.required("safety-net").orElse(new Tree.Mapping(tree.place(), List.of())), "'safety-net'", problems);
    var full = patientText(nets, "full");
    var brief = patientText(nets, "short");
    nets.done();
    var disclaimer = patientText(file, "disclaimer");
    var regions = regions(file);
    levels.values().forEach(level -> callable(level, regions, file.placeOf("levels")));
    var aliases = new LinkedHashMap<String, String>();
    for (var alias : file.optionalEntries("aliases")) {
      names
          .word(alias.value(), "an alias")
          .filter(id -> names.isKnown(id, regions.keySet(), "region", alias.value().place(), "name a region of this file"))
          .ifPresent(id -> aliases.put(alias.key().toUpperCase(Locale.ROOT), id));
    }
    file.done();
    return new Levels(levels, full, brief, disclaimer, regions, aliases);
  }

  /** Whatever the level and wherever they are, there is a number to call. */
  private void callable(Levels.Level level, Map<String, Levels.Region> regions, Problem.Place place) {
    for (var region : regions.values()) {
      if (level.actions().stream().map(Levels.Action::line).map(region.lines()::get)
          .noneMatch(line -> line != null && line.number().isPresent())) {
        problems.add(
            Problem.Code.PL016, place,
            "the level '" + level.disposition().wire() + "' has no number to call in the region '" + region.id() + "'",
            "add {label: \"Emergency: {emergency}\", line: emergency} to its actions");
      }
    }
  }

  private String patientText(Fields fields, String key) {
    var text = fields.text(key);
    Texts.check(text, fields.placeOf(key), TOLD, problems);
    return text;
  }

  private Levels.Level level(Tree.Entry entry, Disposition disposition) {
    var fields = new Fields(entry.value(), "the level '" + entry.key() + "'", problems);
    var actions = new ArrayList<Levels.Action>();
    for (var item : fields.optionalList("actions")) {
      var action = new Fields(item, "the action", problems);
      var label = patientText(action, "label");
      var line = action.text("line");
      if (!line.isBlank()) {
        names.isKnown(line, names.known().lines(), "phone line", action.placeOf("line"), "add it under 'lines' of each region");
      }
      action.done();
      actions.add(new Levels.Action(label, line));
    }
    var headline = patientText(fields, "headline");
    var text = patientText(fields, "text");
    var until = fields.optional("until").isPresent() ? until(fields) : java.util.Optional.<String>empty();
    var comeBack = patientText(fields, "come-back");
    var net = fields
        .required("safety-net")
        .flatMap(tree -> names.oneOf(tree, "safety-net", List.of("full", "short")))
        .orElse("full");
    var source = fields.source();
    fields.done();
    return new Levels.Level(disposition, headline, text, until, comeBack, actions, net.equals("full"), source);
  }

  private java.util.Optional<String> until(Fields fields) {
    return fields
        .optional("until")
        .flatMap(tree -> tree instanceof Tree.Scalar scalar && scalar.text().isBlank()
            ? java.util.Optional.empty()
            : java.util.Optional.of(patientText(fields, "until")));
  }

  private Map<String, Levels.Region> regions(Fields file) {
    var regions = new LinkedHashMap<String, Levels.Region>();
    for (var entry : file.entries("regions")) {
      var region = region(entry);
      regions.put(region.id(), region);
    }
    if (!regions.containsKey(Levels.DEFAULT_REGION)) {
      problems.add(
          Problem.Code.PL005,
          file.placeOf("regions"),
          "there is no region '" + Levels.DEFAULT_REGION + "', which is used when nobody knows the patient's",
          "add '" + Levels.DEFAULT_REGION + ":' under 'regions'");
    }
    return regions;
  }

  private Levels.Region region(Tree.Entry entry) {
    var fields = new Fields(entry.value(), "the region '" + entry.key() + "'", problems);
    var name = fields.text("name");
    var lines = new LinkedHashMap<String, Levels.Line>();
    for (var line : fields.entries("lines")) {
      var of = new Fields(line.value(), "the line '" + line.key() + "' of " + entry.key(), problems);
      var number = of.optional("number").flatMap(tree -> names.word(tree, "'number'"));
      if (number.isEmpty() && MUST_HAVE_NUMBERS.contains(line.key())) {
        noNumber(entry.key(), line.key(), of.place());
      }
      lines.put(line.key(), new Levels.Line(of.text("name"), number, of.optionalText("text")));
      of.done();
    }
    for (var key : MUST_HAVE_NUMBERS) {
      if (!lines.containsKey(key)) {
        noNumber(entry.key(), key, entry.place());
      }
    }
    for (var key : names.known().lines()) {
      if (!lines.containsKey(key) && !MUST_HAVE_NUMBERS.contains(key)) {
        problems.add(
            Problem.Code.PL005,
            entry.place(),
            "the region '" + entry.key() + "' has no line '" + key + "', which others have",
            "add '" + key + ":' with a name, and a number if there is one");
      }
    }
    var source = fields.source();
    fields.done();
    return new Levels.Region(entry.key(), name, lines, source);
  }

  private void noNumber(String region, String line, Problem.Place place) {
    problems.add(
        Problem.Code.PL016,
        place,
        "the region '" + region + "' has no number for '" + line + "'",
        "add '" + line + ": {number: \"...\", name: \"...\"}'");
  }
}
