package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TypistTests {

  @Test
  void oneWordOfEverySentenceGetsASlip() {
    var said = "My back hurts badly. Both legs feel numb today!";
    var typed = new Typist(7).again(said);
    assertThat(typed).isEqualTo(new Typist(7).again(said));
    var words = said.split(" ", -1);
    var again = typed.split(" ", -1);
    assertThat(again).hasSameSizeAs(words);
    assertThat(Arrays.mismatch(words, again)).isBetween(0, 3);
    assertThat(new Typist(1).again("a b c")).isEqualTo("a b c");
  }

  @Test
  void theCommandTakesASeed() {
    var command = CommandLine.populateCommand(new EvaluateCommand(), "--slips", "7");
    assertThat(command.slips).contains(7L);
  }
}
