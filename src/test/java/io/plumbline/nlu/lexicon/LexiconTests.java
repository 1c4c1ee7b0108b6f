package io.plumbline.nlu.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.nlu.data.DataProblem;
import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon.Force;
import io.plumbline.nlu.lexicon.Lexicon.Hit;
import io.plumbline.nlu.text.PlainGrammar;
import io.plumbline.nlu.text.Texts;
import io.plumbline.nlu.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTests {

  private static final String CLASSES = """
      classes:
        place: [groin, down there, between my legs]
        numb: [numb, no feeling]
      """;

  private static final String SPELLING = """
      short: {cos: because, cannot: cant}
      also: []
      breaks: [but]
      joins: [and, ","]
      subjects: [i, my]
      leads: [when]
      slips: {vowels: aeiouy, silent: h, alike: {c: k}, keys: [qwerty]}
      free: [a, the, my, is, so, very, "-"]
      """;

  /** Language data in memory. */
  private record Data(Map<String, String> files) implements LanguageData {
    static Data of(String... namesAndTexts) {
      var files = new HashMap<>(
          Map.of("lexicon/classes.yaml", CLASSES, "spelling.yaml", SPELLING, "emoji.yaml", "emoji: {}", "words.txt", "", "details.yaml",
              "{negations: [cant, no], turns: [not]}"));
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        files.put(namesAndTexts[i], namesAndTexts[i + 1]);
      }
      return new Data(files);
    }

    @Override
    public String text(String name) {
      return files.getOrDefault(name, "");
    }

    @Override
    public String place(String name) {
      return name;
    }

    @Override
    public List<String> names(String folder) {
      return files.keySet().stream().filter(name -> name.startsWith(folder + "/")).sorted().toList();
    }
  }

  private static Data finding(String body) {
    return Data.of("lexicon/fever.yaml", "finding: fever\n" + body);
  }

  private static List<Hit> hear(Data data, String text) {
    var texts = Texts.load(data, Set.of());
    return Lexicon.load(data).hear(texts.read(text, new PlainGrammar()).reading(), texts.free(), texts.joins());
  }

  private static boolean heard(String pattern, String text) {
    return !hear(finding("patterns: [\"" + pattern + "\"]"), text).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "numb; so numb now; true", "numb; number; false",
      "cant pee; cant pee; true", "cant pee; cant you pee; false", "cant pee; pee cant; false",
      "cant pee; cannot pee; true", "cannot pee; cant pee; true", "pins and needles; pins-and-needles; true",
      "{numb} {place}; numb down there; true", "{numb} {place}; no feeling between my legs; true", "{numb} {place}; numb there; false",
      "(hot|burning up) head; burning up head; true", "(hot|burning up) head; up head; false",
      "very? hot; hot; true", "wipe very? well; wipe well; true", "wipe not? well; wipe not well; true",
      "shiver*; shivering; true", "shiver*; shive; false",
      "cant .. wipe; cant feel it when wipe; true", "cant .. wipe; cant one two three four wipe; true",
      "cant .. wipe; cant one two three four five wipe; false",
      "cant ... wipe; cant 1 2 3 4 5 6 7 8 wipe; true", "cant ... wipe; cant 1 2 3 4 5 6 7 8 9 wipe; false",
      "cant .. wipe; cant do it but wipe; false",
      "{numb} & {place}; down there it feels numb; true", "{numb} & {place}; numb all around down there; true",
      "{numb} & {place}; numb 1 2 3 4 5 6 7 8 groin; true", "{numb} & {place}; numb 1 2 3 4 5 6 7 8 9 groin; false",
      "{numb} & {place}; numb but groin hurts; false", "a & b & c; c b a; true",
      "hot head; hot the very head; true", "hot head; hot old head; false", "l5 numb; l5 numb; true"})
  void readsThePatternLanguage(String pattern, String text, boolean heard) {
    assertThat(heard(pattern, text)).isEqualTo(heard);
  }

  @Test
  void pointsAtTheWordsThatSayIt() {
    var hit = hear(finding("patterns: [\"{numb} & {place}\"]"), "it is my groin that went numb i think").getFirst();
    assertThat(List.of(hit.first(), hit.last())).containsExactly(3, 6);
    assertThat(hit.force()).isEqualTo(Force.CERTAIN);
  }

  @Test
  void aPatternMatchesTheBaseFormToo() {
    var lexicon = Lexicon.load(finding("patterns: [\"leg shake\"]"));
    var words = List.of(new Word("legs", "leg", "NOUN", 0, 4, 0, 0), new Word("shaking", "shake", "VERB", 5, 12, 0, 0));
    assertThat(lexicon.hear(new io.plumbline.nlu.text.Reading("legs shaking", words), Set.of(), Set.of())).hasSize(1);
  }

  @Test
  void aLookAlikeTakesOutOnlyWhatLiesWithinIt() {
    var data = finding("patterns: [\"hot\"]\nnot: [\"hot weather\"]");
    assertThat(hear(data, "the hot weather")).isEmpty();
    assertThat(hear(data, "hot weather and i am hot")).hasSize(1);
  }

  @Test
  void aLookAlikeDoesNotReachOverANewThought() {
    var data = finding("patterns: [\"{numb}\"]\nnot: [\"(tooth|gum) .. {numb}\"]");
    assertThat(hear(data, "tooth is numb")).isEmpty();
    assertThat(hear(data, "sore tooth and foot numb")).hasSize(1);
    assertThat(hear(data, "sore tooth, foot numb")).hasSize(1);
  }

  @Test
  void aDenialStandsInThePlaceOfWhatItTouches() {
    var data = finding("patterns: [\"temp\"]\ndenials: [\"temp normal\"]");
    assertThat(hear(data, "temp normal")).extracting(Hit::force).containsExactly(Force.DENIAL);
  }

  @Test
  void aWeakPatternGivesWayToACertainOne() {
    var data = finding("patterns: [\"hot head\"]\nweak: [\"hot\"]");
    assertThat(hear(data, "hot head")).extracting(Hit::force).containsExactly(Force.CERTAIN);
    assertThat(hear(data, "hot feet")).extracting(Hit::force).containsExactly(Force.WEAK);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "patterns: ['{nowhere} hot']; {nowhere}", "patterns: ['(hot']; (", "patterns: ['hot)']; stray", "patterns: ['hot?']; nothing at all",
      "patterns: ['{numb hot']; {", "paterns: [hot]; paterns", "patterns: ['(hot|)']; empty choice",
      "patterns: ['hot & ..']; nothing at all"})
  void namesFileAndLineOfAMistake(String body, String named) {
    assertThatThrownBy(() -> Lexicon.load(finding(body))).isInstanceOf(DataProblem.class).hasMessageContaining("lexicon/fever.yaml:2 ")
        .hasMessageContaining(named);
  }

  @Test
  void refusesTwoFilesForOneFinding() {
    var twice = Data.of("lexicon/a.yaml", "finding: fever\npatterns: [hot]", "lexicon/b.yaml", "finding: fever\npatterns: [hot]");
    assertThatThrownBy(() -> Lexicon.load(twice)).isInstanceOf(DataProblem.class).hasMessageContaining("lexicon/b.yaml")
        .hasMessageContaining("fever");
  }

  @Test
  void knowsWhatWordsAreAbout() {
    var texts = Texts.load(finding("patterns: [hot]"), Set.of());
    var words = texts.read("no feeling down there", new PlainGrammar()).reading().words();
    assertThat(Lexicon.load(finding("patterns: [hot]")).senses(words)).containsExactly(new Sense("numb", 0, 1), new Sense("place", 2, 3));
    assertThat(Lexicon.load(finding("patterns: [hot]")).senses(words.subList(0, 1))).isEmpty();
  }

  @Test
  void drawsTheSameTextsEveryTime() {
    var data = finding("patterns: [\"{numb} .. {place} very?\"]");
    var drawn = Lexicon.load(data).draw(5);
    assertThat(drawn).isNotEmpty().isEqualTo(Lexicon.load(data).draw(5));
    assertThat(drawn).allSatisfy(text -> assertThat(hear(data, String.join(" ", text.words()))).isNotEmpty());
  }
}
