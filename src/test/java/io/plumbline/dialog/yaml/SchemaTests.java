package io.plumbline.dialog.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** Editors check what nurses write against the schemas; the shipped dialogs fit them, and plain mistakes do not. */
class SchemaTests {

  private static final Path DIALOGS = Path.of("dialogs");
  private static final String BASE = "https://plumbline.example/";
  private static final SchemaRegistry SCHEMAS = SchemaRegistry
      .withDefaultDialect(SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(schemas()));

  private static Map<String, String> schemas() {
    try (var files = Files.list(DIALOGS.resolve("schema"))) {
      var schemas = new HashMap<String, String>();
      for (var file : files.toList()) {
        schemas.put(BASE + file.getFileName(), Files.readString(file).replaceFirst("\"\\$id\": \"", "\"\\$id\": \"" + BASE));
      }
      return schemas;
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  /** The schema that the file's first line names, as editors read it. */
  private static String schemaOf(Path file) throws IOException {
    var first = Files.readString(file).lines().findFirst().orElse("");
    var mark = "# yaml-language-server: $schema=";
    assertThat(first).as(file + " names its schema in its first line").startsWith(mark);
    var schema = file.resolveSibling(first.substring(mark.length())).normalize();
    assertThat(schema).exists().hasParent(DIALOGS.resolve("schema"));
    return schema.getFileName().toString();
  }

  private static List<Error> errors(String schema, String yaml) {
    var data = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    var json = JsonMapper.builder().build().<tools.jackson.databind.JsonNode>valueToTree(data);
    return SCHEMAS.getSchema(SchemaLocation.of(BASE + schema)).validate(json);
  }

  @TestFactory
  Stream<DynamicTest> everyShippedFileFitsItsSchema() throws IOException {
    try (var files = Files.walk(DIALOGS)) {
      var all = files.filter(file -> file.toString().endsWith(".yaml") && !file.toString().contains("vignettes")).sorted().toList();
      assertThat(all).hasSizeGreaterThan(60);
      return all.stream()
          .map(
              file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(errors(schemaOf(file), Files.readString(file))).isEmpty()));
    }
  }

  /** A mistake of shape, which an editor shows while it is typed. */
  private record Mistake(String file, String from, String to) {}

  private static final List<Mistake> MISTAKES = List.of(
      new Mistake("levels.yaml", "    headline: \"Get emergency help now\"", "    headlin: \"Get emergency help now\""),
      new Mistake("levels.yaml", "emergency: {number: \"999\", name: \"999\"}", "emergency: {name: \"999\"}"),
      new Mistake("watch.yaml", "    off-level: urgent_same_day\n", "    offlevel: urgent_same_day\n"),
      new Mistake("plain-words.yaml", "longest-sentence: 15 ", "longest-sentence: short "),
      new Mistake("findings.yaml", "    max: 10\n", "    max: ten\n"),
      new Mistake("findings.yaml", "    kind: red_flag\n", "    kind: redflag\n"),
      new Mistake("repair.yaml", "thanks: \"You are welcome.\"", "thanks: \"\""),
      new Mistake("watch.yaml", "{at-least: {count: 2,", "{at-most: {count: 2,"),
      new Mistake("watch.yaml", ", level: urgent_same_day,", ", level: urgent,"),
      new Mistake("unsafe.yaml", "danger: {ask: unsafe_now, next: back_to_care}", "danger: {ask: unsafe_now}"),
      new Mistake("crisis.yaml", "    screening: false\n", "    screening: maybe\n"),
      new Mistake("low-back-pain/dialog.yaml", "    otherwise: triggers\n", ""),
      new Mistake("low-back-pain/triggers.yaml", ", source: \"[seed S32] [SLR]\"}", "}"),
      new Mistake("low-back-pain/self-relief.yaml", "    up-to: routine_care\n", ""),
      new Mistake("low-back-pain/conditions.yaml", "    floor: routine_care\n", "    floor: low\n"),
      new Mistake("low-back-pain/red-flags.yaml", "    items: [chest_pain", "    items: [chest_pain_or_breathless, chest_pain"),
      new Mistake("low-back-pain/topics.yaml", "{says: ", "{say: "),
      new Mistake("low-back-pain/tests/back.yaml", "command: back", "command: backwards"));

  @TestFactory
  Stream<DynamicTest> plainMistakesDoNotFit() {
    return MISTAKES.stream()
        .map(
            mistake -> DynamicTest.dynamicTest(
                mistake.file() + ": " + mistake.to().strip(),
                () -> {
                  var file = DIALOGS.resolve(mistake.file());
                  var text = Files.readString(file);
                  assertThat(text).contains(mistake.from());
                  assertThat(errors(schemaOf(file), text.replace(mistake.from(), mistake.to()))).isNotEmpty();
                }));
  }

  @Test
  void everySchemaIsTriedByAMistake() throws IOException {
    var tried = new java.util.HashSet<String>();
    for (var mistake : MISTAKES) {
      tried.add(schemaOf(DIALOGS.resolve(mistake.file())));
    }
    try (var files = Files.list(DIALOGS.resolve("schema"))) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("words.schema.json")))
          .isSubsetOf(tried);
    }
  }
}
