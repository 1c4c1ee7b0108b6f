package io.plumbline.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.data.LanguageData;
import io.plumbline.nlu.lexicon.Lexicon;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTests {

  private static final LanguageData ENGLISH = LanguageData.folder(Path.of("nlp-models/en"));
  private static final Texts TEXTS = Texts.load(ENGLISH, Lexicon.load(ENGLISH).words());

  private static String read(String typed) {
    return TEXTS.read(typed, new PlainGrammar()).reading().words().getLast().folded();
  }

  @ParameterizedTest
  @CsvSource({"numbb,numb", "waek,weak", "feverr,fever", "blader,bladder", "numness,numbness", "strenght,strength", "paiin,pain",
      "pian,pain",
      "temprature,temperature", "somtimes,sometimes", "dosent,doesnt", "cudnt,couldnt", "cos,because", "wen,when", "nite,night",
      "wks,weeks",
      "dnt,dont", "grion,groin", "sadle,saddle", "definately,definitely", "yesterady,yesterday", "headahce,headache", "sholder,shoulder",
      "stomac,stomach", "tiried,tired", "nigth,night", "eyars,years", "enver,never", "breeth,breath", "didn;t,didnt", "no;fevr,fever"})
  void repairsSlips(String typed, String meant) {
    assertThat(read(typed)).isEqualTo(meant);
  }

  @Test
  void neverTouchesAWordThatIsOne() {
    var spelling = TEXTS.spelling();
    assertThat(ENGLISH.lines("words.txt")).hasSizeGreaterThan(40_000).allSatisfy(word -> assertThat(spelling.repair(word)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"not", "no", "nor", "never", "none", "dont", "doesnt", "wont", "cant", "without", "neither", "hasnt", "isnt",
      "wasnt"})
  void neverTouchesADenial(String denial) {
    assertThat(read(denial)).isEqualTo(denial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"apixaban", "pregabalin", "gabapentin", "amitriptyline", "flexeril", "naproxen", "bisoprolol", "tamsulosin",
      "denosumab"})
  void neverTouchesAMedicine(String medicine) {
    assertThat(read(medicine)).isEqualTo(medicine);
  }

  @Test
  void leavesANameInsideASentenceAlone() {
    assertThat(read("i saw Numbar")).isEqualTo("numbar");
    assertThat(TEXTS.read("i saw Dr Feverr", new PlainGrammar()).corrections()).isEmpty();
    assertThat(read("FEVERR")).isEqualTo("fever");
  }

  @Test
  void saysWhatItRepairedAndWhere() {
    var corrections = TEXTS.read("bad Blader. feverr", new PlainGrammar()).corrections();
    assertThat(corrections).hasSize(1);
    assertThat(corrections.getFirst().from()).isEqualTo("feverr");
    assertThat(corrections.getFirst().to()).isEqualTo("fever");
    assertThat(corrections.getFirst().start()).isEqualTo(12);
    assertThat(corrections.getFirst().end()).isEqualTo(18);
  }

  @Test
  void prefersTheOrdinaryWordThatIsNearer() {
    var spelling = new Spelling(Map.of(), List.of("sandwich"), Set.of("sandbank"), Map.of(),
        Slips.read(ENGLISH.read("spelling.yaml").entry("slips")));
    assertThat(spelling.repair("sandwick")).isEmpty();
  }

  @Test
  void leavesWhatItCannotRead() {
    for (var typed : List.of("asdfgh", "qwertyuiop", "xx", "x".repeat(500), "123abc", "naïvetée")) {
      assertThat(TEXTS.spelling().repair(typed)).as(typed).isEmpty();
    }
  }
}
