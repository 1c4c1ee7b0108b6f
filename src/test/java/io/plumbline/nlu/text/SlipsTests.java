package io.plumbline.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.nlu.data.LanguageData;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlipsTests {

  private static final Slips SLIPS = Slips.read(LanguageData.folder(Path.of("nlp-models/en")).read("spelling.yaml").entry("slips"));

  @ParameterizedTest
  @CsvSource({"pain,pain,0", "pian,pain,0.7", "stif,stiff,0.5", "fevar,fever,0.5", "numness,numbness,1", "kold,cold,1.3",
      "enver,never,0.7"})
  void aSlipCostsWhatItsKindCosts(String typed, String meant, double cost) {
    assertThat(SLIPS.cost(typed, meant)).isEqualTo(cost, org.assertj.core.api.Assertions.within(0.001));
  }
}
