package io.plumbline.studio.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.clinical.Disposition;
import io.plumbline.dialog.yaml.ContentReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The proof of the shipped dialogs, as their switches are set. */
class ShippedProofTests {

  @Test
  void theShippedPackIsProved() {
    var content = new ContentReader().read(ContentReader.files(Path.of("dialogs"))).content().orElseThrow();
    var result = Proof.of(content, content.packs().firstEntry().getKey());
    System.out.printf("proved: %d states, %d places, %d steps%n", result.states(), result.places(), result.steps());
    assertThat(result.violations()).as(result.violations().toString()).isEmpty();
    // a walk that saw little proves little
    assertThat(result.states()).isGreaterThan(100_000);
    assertThat(result.endings()).containsOnlyKeys(Disposition.values());
  }
}
