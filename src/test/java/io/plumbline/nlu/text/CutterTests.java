package io.plumbline.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutterTests {

  private final Cutter cutter = new Cutter(Map.of("👍", "thumbs_up", "⚡", "electric shock"));

  private List<String> folded(String text) {
    return cutter.cut(text).stream().map(Piece::folded).toList();
  }

  @ParameterizedTest
  @CsvSource({"can't", "can’t", "CAN`T", "can´t", "canʼt", "CaN'T", "ｃａｎ＇ｔ"})
  void readsEveryKindOfApostropheAlike(String typed) {
    assertThat(folded(typed)).containsExactly("cant");
  }

  @Test
  void pointsBackAtTheTextAsTyped() {
    var text = "  I’m NUMB—down\u200b there 👍🏽!";
    assertThat(cutter.cut(text)).extracting(piece -> text.substring(piece.start(), piece.end()))
        .containsExactly("I’m", "NUMB", "—", "down", "there", "👍🏽", "!");
    assertThat(folded(text)).containsExactly("im", "numb", "—", "down", "there", "thumbs_up", "!");
  }

  @Test
  void dropsMarksThatCannotBeSeenAndKeepsTheWordWhole() {
    assertThat(folded("bl\u200badd\u00ader \u202enumb\u202c")).containsExactly("bladder", "numb");
  }

  @Test
  void takesLettersHeldTooLongForTwo() {
    assertThat(folded("soooooo numbbbb")).containsExactly("soo", "numbb");
  }

  @Test
  void partsDigitsFromTheLettersGluedToThem() {
    assertThat(folded("3wks 42f 38.6C l5")).containsExactly("3", "wks", "42", "f", "38.6", "c", "l", "5");
  }

  @Test
  void readsAnEmojiAsItsWordsAtItsPlace() {
    var pieces = cutter.cut("a ⚡️ b");
    assertThat(pieces).extracting(Piece::folded).containsExactly("a", "electric", "shock", "b");
    assertThat(pieces.get(2).start()).isEqualTo(2);
    assertThat(pieces.get(2).end()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\ud83d", "\udc4d numb \ud83d", "👨‍👩‍👧‍👦", "لا أشعر بساقي", "\u0000\u0001", "ﷺ", "́́́́", "'''",
      "1,2,,3..4"})
  void comesThroughWhateverIsTyped(String text) {
    int last = 0;
    for (var piece : cutter.cut(text)) {
      assertThat(piece.start()).isGreaterThanOrEqualTo(last);
      assertThat(piece.end()).isGreaterThan(piece.start()).isLessThanOrEqualTo(text.length());
      assertThat(piece.folded()).isNotEmpty();
      last = piece.start();
    }
  }
}
