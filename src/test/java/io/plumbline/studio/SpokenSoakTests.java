package io.plumbline.studio;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.Disposition;
import io.plumbline.conversation.Hearing;
import io.plumbline.nlu.opennlp.Understanders;
import io.plumbline.studio.proof.Soak;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Patients made up by chance, in other people's words, through the real understanding; {@code ./plumbline soak} has a hundred thousand of them. */
class SpokenSoakTests {

  private static final long CONVERSATIONS = 300;

  @Test
  void nothingIsBrokenAndEveryConversationEnds() throws IOException {
    var content = EvaluateCommand.content();
    var pack = content.packs().firstEntry().getKey();
    var listener = SoakCommand.listener(new Hearing(Understanders.english()), content, pack);
    var result = Soak.of(content, pack, listener, SoakCommand.phrases(content), 20_261_126, CONVERSATIONS);
    assertThat(result.broken()).as("%s", result.violations()).isZero();
    assertThat(result.endings().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(CONVERSATIONS);
    assertThat(result.endings()).containsOnlyKeys(Disposition.values());
  }
}
