package io.plumbline.nlu.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.plumbline.clinical.FindingId;
import io.plumbline.nlu.HeardFinding;
import io.plumbline.nlu.Utterance;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon;
import io.plumbline.nlu.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The witnesses, taught on nine tenths of the training text and heard on the last. The text marks what a line was written for and not all that it
 * says, so that shares of right hearings are understated; the gates stand a little below what was measured.
 */
class HeldOutTests {

  private static final int TENTH = 10;
  private static final int HELD_OUT = 7;

  private record Heard(TrainingText line, Set<String> marked, List<HeardFinding> findings) {
    boolean hears(String finding) {
      return findings.stream().anyMatch(found -> found.id().value().equals(finding));
    }
  }

  private static List<Heard> heard = List.of();

  @BeforeAll
  static void teachAndListen() throws IOException {
    if (LoggerFactory.getLogger("opennlp") instanceof Logger teaching) {
      teaching.setLevel(Level.WARN); // it tells every round
    }
    var data = LanguageData.folder(Path.of("nlp-models/en"));
    var lines = TrainModels.read(data);
    var taught = IntStream.range(0, lines.size()).filter(i -> i % TENTH != HELD_OUT).mapToObj(lines::get).toList();
    var lexicon = Lexicon.load(data);
    var grammar = new Grammar.Models();
    var training = new Training(lexicon, Texts.load(data, lexicon.words()), grammar.newGrammar(), taught);
    var models = new Tools.Models(grammar, training.names(), training.sentences());
    var listener = new Listener("en", data, () -> new Pool(models, 1));
    var all = new ArrayList<Heard>();
    for (int i = HELD_OUT; i < lines.size(); i += TENTH) {
      var line = lines.get(i);
      var findings = listener.understand(new Utterance(line.text(), Locale.ENGLISH, Optional.empty(), LocalDate.of(2026, 11, 25)))
          .findings();
      all.add(new Heard(line, line.marks().stream().map(TrainingText.Mark::finding).collect(Collectors.toSet()), findings));
    }
    heard = List.copyOf(all);
  }

  @Test
  void hearsMostOfWhatUnseenMessagesSay() {
    long marked = heard.stream().mapToLong(one -> one.marked().size()).sum();
    long found = heard.stream().mapToLong(one -> one.marked().stream().filter(one::hears).count()).sum();
    var missed = heard.stream().filter(one -> !one.marked().stream().allMatch(one::hears))
        .map(one -> one.marked() + " " + one.line().text());
    assertThat(marked).isGreaterThan(200);
    assertThat(found * 100 / marked).as(() -> "missed:\n" + missed.collect(Collectors.joining("\n"))).isGreaterThanOrEqualTo(55);
  }

  @Test
  void whatTheModelsAloneHearIsMoreOftenRightThanWrong() {
    long right = 0;
    long wrong = 0;
    for (var one : heard) {
      for (var finding : one.findings()) {
        if (!finding.by().contains("lexicon") && finding.by().contains("sentence")) {
          right += one.marked().contains(finding.id().value()) ? 1 : 0;
          wrong += one.marked().contains(finding.id().value()) ? 0 : 1;
        }
      }
    }
    assertThat(right).as("right of the models alone").isGreaterThan(8);
    assertThat(right * 100 / (right + wrong)).as("right %d, wrong %d", right, wrong).isGreaterThanOrEqualTo(30);
  }

  @Test
  void whatTheModelsAloneHearIsNeverSure() {
    assertThat(heard.stream().flatMap(one -> one.findings().stream()).filter(finding -> !finding.by().contains("lexicon")))
        .isNotEmpty()
        .noneMatch(HeardFinding::certain);
  }

  @Test
  void smallTalkRarelyRaisesAnAlarm() {
    var silent = heard.stream().filter(one -> one.marked().isEmpty()).toList();
    var alarmed = silent.stream().filter(one -> one.findings().stream().anyMatch(HeardFinding::certain)).map(one -> one.line().text())
        .toList();
    assertThat(silent).hasSizeGreaterThan(50);
    assertThat(alarmed.size() * 100 / silent.size()).as("sure of something in %s", alarmed).isLessThanOrEqualTo(15);
  }

  @Test
  void everyFindingHeardIsOneOfTheLexiconOrOfTheTrainingText() {
    var known = TrainModels.read(LanguageData.folder(Path.of("nlp-models/en"))).stream()
        .flatMap(line -> line.marks().stream())
        .map(mark -> FindingId.of(mark.finding()))
        .collect(Collectors.toSet());
    known.addAll(Lexicon.load(LanguageData.folder(Path.of("nlp-models/en"))).findings());
    assertThat(heard.stream().flatMap(one -> one.findings().stream()).map(HeardFinding::id)).isSubsetOf(known);
  }
}
