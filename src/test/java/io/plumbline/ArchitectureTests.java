package io.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: which way the arrows go, and what the pure modules never touch. */
class ArchitectureTests {

  private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("io.plumbline");

  private static final String[] PURE = {"io.plumbline.clinical..", "io.plumbline.safety..", "io.plumbline.dialog"};

  /** The reader of dialogs opens files, but is as deaf to the clock and to chance as the rest. */
  private static final String[] TIMELESS = {"io.plumbline.clinical..", "io.plumbline.safety..", "io.plumbline.dialog.."};

  private static final DescribedPredicate<JavaMethodCall> READS_THE_TIME = DescribedPredicate.describe("a call that reads the time",
      call -> {
        var owner = call.getTargetOwner();
        return (owner.getPackageName().startsWith("java.time") && call.getName().equals("now"))
            || (owner.isEquivalentTo(System.class) && (call.getName().equals("currentTimeMillis") || call.getName().equals("nanoTime")));
      });

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
            "io.plumbline.channel..", "io.plumbline.studio..", "org.springframework.boot..", "org.springframework.web..", "io.micrometer..")
        .check(HOUSE);
  }

  @Test
  void theConversationKnowsNoStoreNoChannelAndNoStudio() {
    noClasses().that().resideInAPackage("io.plumbline.conversation..").should().dependOnClassesThat()
        .resideInAnyPackage("io.plumbline.journal..", "io.plumbline.channel..", "io.plumbline.studio..").allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void metersAreReadInFewPlaces() {
    noClasses().that().resideOutsideOfPackages("io.plumbline.conversation", "io.plumbline.journal", "io.plumbline.channel..").should()
        .dependOnClassesThat().resideInAPackage("io.micrometer..").check(HOUSE);
  }

  @Test
  void nobodySeesTheStudio() {
    noClasses().that().resideOutsideOfPackages("io.plumbline.studio..", "io.plumbline").should().dependOnClassesThat()
        .resideInAPackage("io.plumbline.studio..").check(HOUSE);
  }

  @Test
  void pureModulesReadNoFile() {
    noClasses().that().resideInAnyPackage(PURE).should().dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..").check(HOUSE);
  }

  @Test
  void pureModulesReadNoClockAndThrowNoDice() {
    noClasses().that().resideInAnyPackage(TIMELESS).should().dependOnClassesThat().belongToAnyOf(Clock.class, UUID.class).orShould()
        .dependOnClassesThat().areAssignableTo(RandomGenerator.class).orShould().dependOnClassesThat()
        .belongToAnyOf(RandomGenerator.class).orShould().callMethod(Math.class, "random").orShould().callMethodWhere(READS_THE_TIME)
        .check(HOUSE);
  }

  @Test
  void onlyItsOwnPackageSeesOpenNlp() {
    noClasses().that().resideOutsideOfPackage("io.plumbline.nlu.opennlp..").should().dependOnClassesThat().resideInAPackage("opennlp..")
        .check(HOUSE);
  }

  @Test
  void onlyTheReadersOfDataSeeYaml() {
    noClasses().that().resideOutsideOfPackages("io.plumbline.dialog.yaml..", "io.plumbline.nlu.data..").should()
        .dependOnClassesThat().resideInAPackage("org.snakeyaml..").check(HOUSE);
  }
}
