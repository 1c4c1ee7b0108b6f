package io.plumbline.dialog.yaml;

import io.plumbline.clinical.AttributeId;
import io.plumbline.clinical.FindingId;
import io.plumbline.dialog.Attribute;
import io.plumbline.dialog.Catalogue;
import io.plumbline.dialog.Finding;
import io.plumbline.dialog.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code findings.yaml}. */
final class CatalogueReader {

  private final Names names;
  private final Problems problems;

  CatalogueReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  Catalogue read(Tree tree) {
    var file = new Fields(tree, Known.FINDINGS, problems);
    var findings = new LinkedHashMap<FindingId, Finding>();
    for (var entry : file.entries("findings")) {
      var finding = finding(entry);
      findings.putIfAbsent(finding.id(), finding);
    }
    var attributes = new LinkedHashMap<AttributeId, Attribute>();
    for (var entry : file.entries("attributes")) {
      attribute(entry).ifPresent(attribute -> attributes.putIfAbsent(attribute.id(), attribute));
    }
    file.done();
    return new Catalogue(findings, attributes);
  }

  private Finding finding(Tree.Entry entry) {
    var fields = new Fields(entry.value(), "the finding '" + entry.key() + "'", problems);
    var kind = fields
        .required("kind")
        .flatMap(tree -> names.oneOf(tree, "kind", words(Finding.Kind.values())))
        .map(word -> Finding.Kind.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Finding.Kind.PLAIN);
    var derived = fields.optional("derived").map(names::condition);
    var unsure = fields
        .optional("unsure")
        .flatMap(tree -> names.oneOf(tree, "unsure", words(Finding.Unsure.values())))
        .map(word -> Finding.Unsure.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Finding.Unsure.PRESENT);
    var finding = new Finding(
        names.idOf(entry.key(), entry.place()),
        kind,
        fields.text("means"),
        derived.isPresent() ? ignoreAsking(fields) : Optional.of(asking(fields)),
        derived.isPresent() ? fields.optionalText("told").orElse("") : fields.text("told"),
        unsure,
        fields.flag("history"),
        fields.optional("applies").map(names::condition),
        fields.optional("follows-from").map(names::condition),
        derived,
        fields.source());
    fields.done();
    return finding;
  }

  private static Optional<Finding.Asking> ignoreAsking(Fields fields) {
    for (var key : List.of("label", "ask", "again", "why")) {
      fields.optional(key);
    }
    return Optional.empty();
  }

  private Finding.Asking asking(Fields fields) {
    var asking = new Finding.Asking(fields.text("label"), fields.text("ask"), fields.text("again"), fields.text("why"));
    Texts.check(asking.ask(), fields.placeOf("ask"), Set.of(), problems);
    Texts.check(asking.again(), fields.placeOf("again"), Set.of(), problems);
    return asking;
  }

  private Optional<Attribute> attribute(Tree.Entry entry) {
    var fields = new Fields(entry.value(), "the attribute '" + entry.key() + "'", problems);
    var kind = fields.required("kind").flatMap(tree -> names.oneOf(tree, "kind", List.of("number", "duration", "choice", "text")));
    var form = kind.map(
        word -> switch (word) {
          case "number" -> number(fields);
          case "duration" -> new Attribute.Form.Duration();
          case "choice" -> new Attribute.Form.Choice(options(fields));
          default -> new Attribute.Form.Text();
        });
    var ask = fields.text("ask");
    var again = fields.text("again");
    var why = fields.text("why");
    var told = fields.optionalText("told");
    var source = fields.optionalText("source").orElse("");
    fields.done();
    return form.flatMap(
        known -> {
          try {
            return Optional.of(new Attribute(new AttributeId(entry.key()), known, ask, again, why, told, source));
          } catch (IllegalArgumentException malformed) {
            problems.add(
                Problem.Code.PL019, entry.place(), "'" + entry.key() + "' is no id", "write small letters, digits and _ only");
            return Optional.empty();
          }
        });
  }

  private Attribute.Form number(Fields fields) {
    var min = fields.number("min");
    var max = fields.number("max");
    if (min > max) {
      problems.add(Problem.Code.PL019, fields.placeOf("min"), "no number lies from " + min + " to " + max,
          "write the smaller one as 'min'");
      return new Attribute.Form.Number(0, 0);
    }
    return new Attribute.Form.Number(min, max);
  }

  private List<Option> options(Fields fields) {
    var options = new ArrayList<Option>();
    for (var option : fields.entries("options")) {
      names.word(option.value(), "the option '" + option.key() + "'").ifPresent(label -> options.add(new Option(option.key(), label)));
    }
    return options;
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
