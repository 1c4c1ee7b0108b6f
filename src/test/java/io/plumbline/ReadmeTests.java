package io.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dialog.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says is so. */
class ReadmeTests {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern DEPENDENCY = Pattern.compile("<dependency>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)</artifactId>");
  private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*name = \"([a-z]+)\"");

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  @Test
  void everyCodeOfLintIsExplained() throws IOException {
    var readme = readme();
    for (var code : Problem.Code.values()) {
      assertThat(readme).contains("| " + code + " |");
    }
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    var links = LINK.matcher(readme()).results().map(link -> link.group(1)).toList();
    assertThat(links).hasSizeGreaterThan(2).allSatisfy(link -> assertThat(Path.of(link)).exists());
  }

  @Test
  void everyDependencyHasItsReason() throws IOException {
    var readme = readme();
    var table = readme.substring(readme.indexOf("## What it stands on"));
    var dependencies = DEPENDENCY.matcher(Files.readString(Path.of("pom.xml"))).results().map(found -> found.group(1))
        .filter(name -> !name.endsWith("-bom")).toList();
    assertThat(dependencies).hasSizeGreaterThan(15);
    for (var name : dependencies) {
      var family = name.startsWith("opennlp-models") ? "opennlp-models-*" : name.replaceFirst("^spring-(boot-starter|modulith)(?=-)", "");
      assertThat(table).as(name).contains(family);
    }
  }

  @Test
  void everyCommandIsNamed() throws IOException {
    var readme = readme();
    try (var sources = Files.list(Path.of("src/main/java/io/plumbline/studio"))) {
      var commands = sources.filter(Files::isRegularFile).map(ReadmeTests::read).flatMap(text -> COMMAND.matcher(text).results())
          .map(found -> found.group(1))
          .filter(name -> !name.equals("plumbline")).toList();
      assertThat(commands).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(readme).contains("| `" + name));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
