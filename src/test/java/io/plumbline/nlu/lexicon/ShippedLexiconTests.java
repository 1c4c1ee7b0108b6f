package io.plumbline.nlu.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.text.PlainGrammar;
import io.plumbline.nlu.text.Texts;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The lexicon that is shipped: every file is read, and no word of it is lost on the way. */
class ShippedLexiconTests {

  private static final LanguageData ENGLISH = LanguageData.folder(Path.of("nlp-models/en"));
  private static final Lexicon LEXICON = Lexicon.load(ENGLISH);
  private static final Texts TEXTS = Texts.load(ENGLISH, LEXICON.words());

  @Test
  void everyFileDescribesOneFinding() {
    long files = ENGLISH.names("lexicon").stream().filter(name -> name.endsWith(".yaml") && !name.contains("/classes")).count();
    assertThat(LEXICON.findings()).hasSize((int) files).hasSizeGreaterThan(100);
  }

  @Test
  void everyPatternCanBeHeard() {
    // Look-alikes and denials may rightly take a drawn text out again; a pattern that no text can ever meet is a slip of the pen.
    var drawn = LEXICON.draw(4);
    long heard = drawn.stream()
        .filter(
            text -> LEXICON.hear(TEXTS.read(String.join(" ", text.words()), new PlainGrammar()).reading(), TEXTS.free(), TEXTS.joins())
                .stream()
                .anyMatch(hit -> hit.finding().equals(text.finding())))
        .count();
    assertThat(drawn).hasSizeGreaterThan(3000);
    assertThat(heard * 100 / drawn.size()).isGreaterThanOrEqualTo(90);
  }

  @Test
  void noWordOfTheLexiconIsRepairedIntoAnother() {
    assertThat(LEXICON.words()).hasSizeGreaterThan(2000).allSatisfy(word -> assertThat(TEXTS.spelling().repair(word)).isEmpty());
    assertThat(TEXTS.spelling().isReal("bladder")).isTrue();
    assertThat(Set.copyOf(LEXICON.words())).contains("numb", "wipe");
  }
}
