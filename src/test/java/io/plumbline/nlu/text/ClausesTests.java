package io.plumbline.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.data.LanguageData;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTests {

  private static final Texts TEXTS = Texts.load(LanguageData.folder(Path.of("nlp-models/en")), Set.of());

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "no fever but im numb down there; no fever / but im numb down there",
      "my back hurts when i look down; my back hurts when i look down",
      "when i look down, my back hurts, my leg is numb; when i look down , my back hurts , / my leg is numb",
      "i fell off a ladder and my back hurts and i cant pee; i fell off a ladder and / my back hurts and / i cant pee",
      "shivery, sweaty and sore; shivery , sweaty and sore",
      "numb. cant pee; numb . / cant pee",
      "it started monday so i rested because it hurt; it started monday so / i rested / because it hurt"})
  void partsAMessageWhereANewThoughtBegins(String text, String clauses) {
    var words = TEXTS.read(text, new PlainGrammar()).reading().words();
    var read = new TreeMap<>(words.stream().collect(Collectors.groupingBy(Word::clause))).values().stream()
        .map(clause -> clause.stream().map(Word::folded).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" / "));
    assertThat(read).isEqualTo(clauses);
  }

  @ParameterizedTest
  @CsvSource({"'numb\ncant pee',2", "'numb cant pee',1", "'2½ weeks',1", "'a\n\nb\r\nc',3"})
  void aNewLineIsANewSentence(String text, int sentences) {
    var words = TEXTS.read(text, new PlainGrammar()).reading().words();
    assertThat(words.getLast().sentence()).isEqualTo(sentences - 1);
    assertThat(words.getLast().clause()).isGreaterThanOrEqualTo(words.getLast().sentence());
  }
}
