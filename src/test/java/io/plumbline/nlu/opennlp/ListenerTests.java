package io.plumbline.nlu.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.Answer;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.OpenQuestion;
import io.plumbline.nlu.Understander;
import io.plumbline.nlu.Understanding;
import io.plumbline.nlu.Utterance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final Understander ENGLISH = io.plumbline.scripts.Talk.ENGLISH;

  private static Understanding hear(String text) {
    return hear(text, Optional.empty());
  }

  private static Understanding hear(String text, Optional<OpenQuestion> question) {
    return ENGLISH.understand(new Utterance(text, Locale.ENGLISH, question, TODAY));
  }

  private static Optional<HeardFinding> finding(Understanding understanding, String id) {
    return understanding.findings().stream().filter(found -> found.id().value().equals(id)).findFirst();
  }

  private static Optional<OpenQuestion> asking(String finding) {
    return Optional.of(
        new OpenQuestion("ask", OpenQuestion.Kind.YES_NO, List.of(FindingId.of(finding)), Optional.empty(), List.of(), false));
  }

  @Test
  void hearsTheExampleOfTheContract() {
    var understanding = hear("no fever but im numb down there");
    assertThat(understanding.language()).isEqualTo("en");
    var fever = finding(understanding, "fever").orElseThrow();
    assertThat(fever.status()).isEqualTo(Status.ABSENT);
    assertThat(List.of(fever.start(), fever.end())).containsExactly(3, 8);
    assertThat(fever.heard()).isEqualTo("fever");
    var numb = finding(understanding, "saddle_numbness").orElseThrow();
    assertThat(numb.status()).isEqualTo(Status.PRESENT);
    assertThat(numb.certain()).isTrue();
    assertThat(numb.heard()).isEqualTo("numb down there");
    assertThat(List.of(numb.start(), numb.end())).containsExactly(16, 31);
    assertThat(numb.by()).contains("lexicon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"my lower back hurts when i look down", "when i look down, my lower back hurts", "Chin to chest kills my back.",
      "every time i tuck my chin theres a sharp pain low in my back", "LOOKING DOWN HURTS MY BACK",
      "my bakc hurts wen i look down at my fone"})
  void hearsTheSignThatTheProductIsFor(String text) {
    var sign = finding(hear(text), "neck_flexion_trigger").orElseThrow();
    assertThat(sign.status()).isEqualTo(Status.PRESENT);
    assertThat(sign.certain()).isTrue();
  }

  @Test
  void aYesSaysTheFindingThatWasAskedFor() {
    var yes = hear("yes", asking("pregnant"));
    assertThat(yes.answer()).isEqualTo(new Answer.Yes());
    var pregnant = finding(yes, "pregnant").orElseThrow();
    assertThat(pregnant.status()).isEqualTo(Status.PRESENT);
    assertThat(pregnant.by()).containsExactly("answer");
  }

  @Test
  void aYesThatSpeaksOfTheFindingItselfAddsNoSecondOne() {
    var yes = hear("yes im pregnant", asking("pregnant"));
    assertThat(yes.findings().stream().filter(found -> found.id().value().equals("pregnant"))).hasSize(1);
    assertThat(finding(yes, "pregnant").orElseThrow().by()).contains("lexicon");
  }

  @Test
  void aFindingAppearsOncePerStatus() {
    var findings = hear("my lower back hurts. my low back is sore. lower back pain!").findings();
    assertThat(findings.stream().filter(found -> found.id().value().equals("low_back_pain"))).hasSize(1);
    assertThat(findings).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"my lower back hurts,en", "me duele mucho la espalda cuando miro hacia abajo,es", "j'ai mal au dos depuis trois jours,fr",
      "mein rücken tut sehr weh und ich kann nicht,de", "спина болит,ru", "ظهري يؤلمني,ar", "ok,en", "zxqv,und", "🙂🙂,und", "'',und"})
  void tellsTheLanguage(String text, String language) {
    assertThat(hear(text).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      nope, came over all queer on thursday tho    | came over all queer on thursday
      no. only thing is i came over queer. bye now | i came over queer.
      """)
  void whatANoKeepsBackIsNotUnderstood(String typed, String kept) {
    var understanding = hear(typed, asking("stroke_signs"));
    assertThat(understanding.answer()).isEqualTo(new Answer.No());
    assertThat(understanding.notUnderstood()).extracting(Understanding.Unread::text).containsExactly(kept);
  }

  @ParameterizedTest
  @CsvSource({"waterworks not right,bladder_change", "my waterworks are a bit off,bladder_change",
      "my waterworks might be a bit off,bladder_change",
      "theres something amiss with my bladder,bladder_change", "something not right with my bowels,bowel_change",
      "down below isnt itself,saddle_numbness", "my legs are not right,bilateral_leg_symptoms",
      "not weeing ok,bladder_change", "im not peeing fine since tuesday,bladder_change", "i cant pee normally,bladder_change",
      "bladder isnt ok,bladder_change", "bladder not fine,bladder_change"})
  void vagueTroubleIsAskedAbout(String text, String sign) {
    assertThat(hear(text).findings()).anySatisfy(found -> {
      assertThat(found.id().value()).isEqualTo(sign);
      assertThat(found.status()).isEqualTo(Status.PRESENT);
    });
  }

  @Test
  void aDenialOfVagueTroubleIsADenial() {
    assertThat(hear("nothing funny with my waterworks").findings()).allSatisfy(
        found -> assertThat(found.status()).isEqualTo(Status.ABSENT)).isNotEmpty();
  }

  @Test
  void aBareNumberIsNeitherYesNorNo() {
    assertThat(hear("39", asking("bladder_change")).answer()).isEqualTo(new Answer.None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "no but thanks for asking", "nope just the pain", "no, but it hurts like hell", "no, but im worried"})
  void aNoWithOnlyMannersOrThePainIsPlain(String typed) {
    var understanding = hear(typed, asking("stroke_signs"));
    assertThat(understanding.answer()).isEqualTo(new Answer.No());
    assertThat(understanding.notUnderstood()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bladder_change | no but i cant feel when i wipe                        | saddle_numbness
      bowel_change   | no accidents, but its gone black and sticky like tar  | gi_bleed
      fever          | no but my weight is falling off and im not dieting    | unexplained_weight_loss
      on_lithium     | no just prednisolone tabs, been on them 6 months      | on_steroid_tablets
      """)
  void aPlainNoIsNotTurnedRoundByAnotherComplaint(String asked, String typed, String other) {
    var understanding = hear(typed, asking(asked));
    assertThat(understanding.answer()).isEqualTo(new Answer.No());
    assertThat(finding(understanding, other).orElseThrow().status()).isEqualTo(Status.PRESENT);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bladder_change  | no I can't
      bladder_change  | no i cant, and ive got a fever now as well
      bowel_change    | no control whatsoever
      saddle_numbness | no feeling at all and my leg is weak
      """)
  void aNoThatMayBeAYesIsNeverTakenForANo(String asked, String typed) {
    assertThat(hear(typed, asking(asked)).answer()).isNotEqualTo(new Answer.No());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      getting_up_turning_trigger | not half           | yes
      osteoporosis_or_steroids   | you're not wrong   | yes
      walking_standing_trigger   | is the pope catholic | yes
      fever                      | good morning       | none
      bladder_change             | hello?             | none
      """)
  void aKnownWayToAnswerIsWhatItIs(String asked, String typed, String answer) {
    assertThat(hear(typed, asking(asked)).answer()).isEqualTo(answer.equals("yes") ? new Answer.Yes() : new Answer.None());
  }

  @Test
  void aNotThatDeniesNothingIsNeverANo() {
    assertThat(hear("it isn't just the one anymore", asking("bilateral_leg_symptoms")).answer()).isNotEqualTo(new Answer.No());
  }

  @Test
  void saysWhatItCouldNotRead() {
    var understanding = hear("my lower back hurts. the purple gearbox sings loudly");
    assertThat(understanding.notUnderstood()).extracting(Understanding.Unread::text).containsExactly("the purple gearbox sings loudly");
  }

  static List<String> hostile() {
    return List.of(
        "", " ", "\n\n\n", "\ud83d", "numb \udc4d down \ud83d there", "😭😭😭", "👨‍👩‍👧‍👦", "\u202enumb down there\u202c",
        "لا أشعر بساقي",
        "a".repeat(4000), "numb ".repeat(800), ",".repeat(4000), "no ".repeat(1300), "1/".repeat(2000), "back & back & back",
        "${x} {numb} (a|b) ..",
        "<script>alert(1)</script>", "\u0000\u0001\u0002", "é́́́́́", "my back hurts when i look down and ".repeat(110), "1e999 weeks",
        "(((((",
        "ﬀever", "ⓝⓤⓜⓑ", "n.u.m.b", "99999999999999999999 weeks pregnant");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("hostile")
  void answersWhateverIsTyped(String text) {
    for (var question : List.of(Optional.<OpenQuestion>empty(), asking("fever"))) {
      var understanding = hear(text, question);
      assertThat(understanding.text()).isEqualTo(text);
      assertThat(understanding.findings())
          .allSatisfy(found -> assertThat(found.heard()).isEqualTo(text.substring(found.start(), found.end())));
    }
    assertThat(ENGLISH.assertion(text, 0, text.length(), Locale.ENGLISH)).isNotNull();
  }

  @Test
  void whatIsSaidAtTheEndOfALongMessageIsHeard() {
    var story = "and then my sister came over and we had tea and a chat in the garden ".repeat(20);
    var understanding = hear(story + ". im on warfarin and i cant feel when i wipe");
    assertThat(finding(understanding, "on_anticoagulant").orElseThrow().confidence()).isGreaterThan(0.9);
    assertThat(finding(understanding, "saddle_numbness").orElseThrow().status()).isEqualTo(Status.PRESENT);
  }

  @Test
  void sixtyFourThreadsHearWhatOneHears() throws Exception {
    var texts = new ArrayList<String>();
    try (var files = Files.list(Path.of("nlp-models/en/evaluation"))) {
      for (var file : files.filter(one -> one.getFileName().toString().startsWith("judge-")).sorted().toList()) {
        MarkedText.read(file.toString(), Files.readString(file)).stream().map(MarkedText::text).forEach(texts::add);
      }
    }
    var thousand = texts.subList(0, 1000);
    var alone = thousand.stream().map(ListenerTests::hear).toList();
    try (var threads = Executors.newFixedThreadPool(64)) {
      var together = new ArrayList<Understanding>();
      for (Future<Understanding> result : threads
          .invokeAll(thousand.stream().<Callable<Understanding>>map(text -> () -> hear(text)).toList())) {
        together.add(result.get());
      }
      assertThat(together).isEqualTo(alone);
    }
  }
}
