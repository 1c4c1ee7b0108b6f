package io.plumbline.nlu.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.clinical.FindingId;
import io.plumbline.clinical.Status;
import io.plumbline.nlu.data.DataProblem;
import io.plumbline.nlu.data.LanguageData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseReaderTests {

  private static final Path ENGLISH = Path.of("nlp-models/en");
  private static final Path SHIPPED = ENGLISH.resolve("reader");
  private static final CloseReader READER = CloseReader.load(LanguageData.folder(ENGLISH));

  private static final FindingId BLADDER = FindingId.of("bladder_change");

  @TempDir
  Path folder;

  private static double odds(String text, String finding, Status status) {
    return READER.read(text, OptionalInt.empty()).orElseThrow().odds(FindingId.of(finding), status).orElseThrow();
  }

  @Test
  void whatIsSoScoresAboveWhatIsNot() {
    var text = "cant feel when i wipe since yesterday but no fever";
    assertThat(odds(text, "saddle_numbness", Status.PRESENT)).isGreaterThan(odds(text, "saddle_numbness", Status.ABSENT)).isPositive();
    assertThat(odds(text, "fever", Status.ABSENT)).isGreaterThan(odds(text, "fever", Status.PRESENT)).isPositive();
  }

  @Test
  void theWordsThatSayItAreFound() {
    var text = "my dog is well. \ud83d\ude2d i wet the bed on sunday. nice weather";
    var place = READER.read(text, OptionalInt.empty()).orElseThrow().place(BLADDER, Status.PRESENT);
    assertThat(text.substring(place.start(), place.end())).contains("wet").doesNotContain("dog", "weather");
  }

  @Test
  void aReplyIsReadBehindItsQuestion() {
    assertThat(READER.answer(BLADDER, "weeing like a racehorse, same as ever").get("no")).isGreaterThan(0.5);
    assertThat(READER.answer(BLADDER, "wet the bed twice this week").get("yes")).isGreaterThan(0.5);
    assertThat(READER.answer(FindingId.of("no_such_finding"), "yes")).isEmpty();
  }

  @Test
  void whatIsTooLongIsReadInPartAndSaysSo() {
    var text = "and then we talked about the garden for a while ".repeat(60);
    assertThat(READER.read(text, OptionalInt.empty()).orElseThrow().end()).isBetween(text.length() / 8, text.length() - 1);
    assertThat(READER.read("short", OptionalInt.empty()).orElseThrow().end()).isEqualTo(5);
    assertThat(READER.read(" ", OptionalInt.empty())).isEmpty();
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    Files.createDirectories(folder.resolve("reader"));
    for (var name : new String[]{"reader.onnx", "pieces.txt"}) {
      Files.copy(SHIPPED.resolve(name), folder.resolve("reader").resolve(name));
    }
    Files.writeString(
        folder.resolve("reader/reader.yaml"), Files.readString(SHIPPED.resolve("reader.yaml")).replaceFirst("alcohol_3_daily, ", ""));
    assertThatThrownBy(() -> CloseReader.load(LanguageData.folder(folder))).isInstanceOf(DataProblem.class)
        .hasMessageContaining("reader.yaml");
  }
}
