package io.plumbline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** What reaches the log: one line a turn, and never a word of a patient's, not at DEBUG either. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"logging.level.io.plumbline=TRACE", "logging.level.org.springframework.web=DEBUG",
    "logging.level.opennlp=DEBUG"})
class LogTests extends RunningServer {

  private static final String[] WORDS = {"zibbledorf", "quorkmeadow", "flimpernaut", "grobbelstein", "snorvellik"};

  @Test
  void noWordOfAPatientsIsInAnyLineAndEachTurnHasOne(CapturedOutput output) throws Exception {
    var opened = open();
    post(opened.turns(), "{\"id\":\"a\",\"text\":\"my back hurts since zibbledorf\"}", opened.bearer());
    post(opened.turns(), "{\"id\":\"b\",\"text\":\"cant pee since quorkmeadow\"}", opened.bearer());
    post(opened.turns(), "{\"id\":\"c\",\"text\":\"flimpernaut", opened.bearer());
    post(opened.turns(), "{\"id\":\"d\",\"question\":\"flimpernaut\",\"version\":\"1\",\"options\":[\"flimpernaut\"]}", opened.bearer());
    post("/api/v1/understand", "{\"text\":\"fever and grobbelstein\"}");
    get("/api/v1/conversations/" + opened.id(), opened.bearer());
    try (var line = new ChatLine(port)) {
      line.hello();
      line.say("e", "snorvellik in my back");
      line.ask("snorvellik");
      line.say("f", "x snorvellik ".repeat(400));
    }
    delete("/api/v1/conversations/" + opened.id(), opened.bearer());

    var log = output.getAll();
    assertThat(log).contains("turn conversation=" + opened.id() + " seq=2");
    for (var word : WORDS) {
      assertThat(log).doesNotContainIgnoringCase(word);
    }
    assertThat(log).doesNotContain(opened.token());
    assertThat(log.lines().filter(line -> line.contains("turn conversation=" + opened.id()) && line.contains("seq=1"))).hasSize(1);
    assertThat(log.lines().filter(line -> line.contains("turn conversation=" + opened.id()) && line.contains("seq=2"))).hasSize(1);
    assertThat(log.lines().filter(line -> line.contains("turn conversation=" + opened.id()))).hasSize(4);
  }
}
