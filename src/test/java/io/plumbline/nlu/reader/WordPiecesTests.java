package io.plumbline.nlu.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTests {

  private static final List<String> KNOWN = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "cafe", "ting", "##ling", "##eling", "can", "'",
      "t", "x");
  private static final WordPieces PIECES = new WordPieces(KNOWN);

  private static List<String> cut(String text) {
    return PIECES.of(text, 100).stream().map(piece -> KNOWN.get(piece.number())).toList();
  }

  @Test
  void theLongestPieceComesFirst() {
    assertThat(cut("Tingeling")).containsExactly("ting", "##eling");
    assertThat(cut("can't")).containsExactly("can", "'", "t");
    assertThat(cut("Café")).containsExactly("cafe");
  }

  @Test
  void aWordWithAnUnknownPieceIsUnknownAsAWhole() {
    assertThat(cut("tingbox x")).containsExactly("[UNK]", "x");
    assertThat(cut("\ud83d\ude2d")).containsExactly("[UNK]");
    assertThat(cut("x".repeat(61))).containsExactly("[UNK]");
  }

  @Test
  void eachPieceKnowsWhereItsWordStands() {
    assertThat(PIECES.of("a tingling", 100).subList(1, 3)).allSatisfy(piece -> {
      assertThat(piece.start()).isEqualTo(2);
      assertThat(piece.end()).isEqualTo(10);
    });
  }

  @Test
  void noMoreThanAskedFor() {
    assertThat(PIECES.of("tingling ".repeat(50), 7)).hasSize(7);
    assertThat(PIECES.of("", 7)).isEmpty();
  }

  @Test
  void filesWithoutTheSignsAreRefused() {
    assertThatThrownBy(() -> new WordPieces(List.of("a"))).hasMessageContaining("[UNK]");
  }
}
