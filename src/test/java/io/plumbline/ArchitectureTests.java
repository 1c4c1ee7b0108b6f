package io.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: which way the arrows go, and what the pure modules never touch. */
class ArchitectureTests {

  private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.plumbline");

  private static final String[] PURE = {"io.plumbline.clinical..", "io.plumbline.safety..", "io.plumbline.dialog"};

  @Test
  void modulesKeepToTheirAllowedDependencies() {
    ApplicationModules.of(PlumblineApplication.class).verify();
  }

  @Test
  void theScanSawTheHouse() {
    assertThat(HOUSE).hasSizeGreaterThan(150);
    for (var pure : PURE) {
      assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith(pure.replace("..", "")))).as(pure).hasSizeGreaterThan(4);
    }
  }

  @Test
  void clinicalImportsOnlyPlainJava() {
    classes().that().resideInAPackage("io.plumbline.clinical..").should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.plumbline.clinical..", "org.jspecify..", "org.springframework.modulith").check(HOUSE);
  }

  @Test
  void safetyImportsOnlyClinical() {
    classes().that().resideInAPackage("io.plumbline.safety..").should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.plumbline.clinical..", "io.plumbline.safety..", "org.jspecify..", "org.springframework.modulith")
        .check(HOUSE);
  }

  @Test
  void dialogImportsOnlyClinicalAndSafety() {
    classes().that().resideInAPackage("io.plumbline.dialog").should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.plumbline.clinical..", "io.plumbline.safety..", "io.plumbline.dialog", "org.jspecify..",
            "org.springframework.modulith")
        .check(HOUSE);
  }

  @Test
  void understandingImportsOnlyClinical() {
    noClasses().that().resideInAPackage("io.plumbline.nlu..").should().dependOnClassesThat()
        .resideInAnyPackage("io.plumbline.safety..", "io.plumbline.dialog..", "io.plumbline.conversation..", "io.plumbline.journal..",
            "io.plumbline.channel..", "io.plumbline.studio..", "org.springframework.boot..", "org.springframework.web..")
        .check(HOUSE);
  }

  @Test
  void theConversationKnowsNoStoreNoChannelAndNoStudio() {
    noClasses().that().resideInAPackage("io.plumbline.conversation..").should().dependOnClassesThat()
        .resideInAnyPackage("io.plumbline.journal..", "io.plumbline.channel..", "io.plumbline.studio..").allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void nobodySeesTheStudio() {
    noClasses().that().resideOutsideOfPackages("io.plumbline.studio..", "io.plumbline").should().dependOnClassesThat()
        .resideInAPackage("io.plumbline.studio..").check(HOUSE);
  }

  @Test
  void pureModulesReadNoClockNoFileAndNoDice() {
    noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class, UUID.class).orShould().dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..").check(HOUSE);
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now")
        .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(ZonedDateTime.class, "now").orShould()
        .callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").check(HOUSE);
  }

  @Test
  void onlyItsOwnPackageSeesOpenNlp() {
    noClasses().that().resideOutsideOfPackage("io.plumbline.nlu.opennlp..").should().dependOnClassesThat().resideInAPackage("opennlp..")
        .check(HOUSE);
  }

  @Test
  void onlyTheReadersOfDataSeeYaml() {
    noClasses().that().resideOutsideOfPackages("io.plumbline.dialog.yaml..", "io.plumbline.nlu.data..", "io.plumbline.studio..").should()
        .dependOnClassesThat().resideInAPackage("org.snakeyaml..").check(HOUSE);
  }
}
