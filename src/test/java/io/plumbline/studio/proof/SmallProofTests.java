package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.dialog.Content;
import org.junit.jupiter.api.Test;

/** The proof of a pack so small that a second is enough. */
class SmallProofTests {

  private static final Content SMALL = SmallPack.content();

  @Test
  void theSmallPackIsProved() {
    assertThat(Proof.of(SMALL, SmallPack.PACK).violations()).isEmpty();
  }
}
