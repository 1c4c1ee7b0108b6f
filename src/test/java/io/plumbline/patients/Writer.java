package io.plumbline.patients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody who writes on and on over REST, sends again what got no answer, and remembers every answer. */
public final class Writer {

  private static final List<String> WORDS = List.of(
      "my lower back hurts every time i look down", "none of these", "no", "not sure", "i am 42", "3 weeks", "go back", "nothing else");

  /** Words that lead nowhere, so that no answer is an emergency, which is told whether it can be kept or not. */
  private static final List<String> CALM = List.of("my lower back hurts every time i look down", "go back");

  private final List<String> words;
  private String id = "";
  private String token = "";
  private final List<JsonNode> received = new ArrayList<>();
  private int next;

  public Writer() {
    this(WORDS);
  }

  private Writer(List<String> words) {
    this.words = words;
  }

  public static Writer calm() {
    return new Writer(CALM);
  }

  /** Begins, or says the next thing; false when no answer came. */
  public boolean writeOnce(Node node) throws Exception {
    try {
      if (id.isEmpty()) {
        var opened = node.open();
        id = opened.get("conversation").stringValue();
        token = opened.get("token").stringValue();
        received.add(opened.get("turn"));
      } else {
        received.add(node.say(id, token, "m" + next, words.get(next % words.size())));
        next++;
      }
      return true;
    } catch (Node.Refused told) {
      assertThat(told.status()).as(told.body()).isEqualTo(503);
      return false;
    } catch (IOException killed) {
      return false;
    }
  }

  public int answers() {
    return received.size();
  }

  /** Everything received is in the log, in order, once; and at most the answer that was on its way when the connection broke. */
  public void assertNothingIsLostOrDoubled(Node node) throws Exception {
    if (id.isEmpty()) {
      return;
    }
    var kept = new ArrayList<JsonNode>();
    var messages = new ArrayList<String>();
    for (var exchange : node.transcript(id, token).get("turns")) {
      kept.add(exchange.get("turn"));
      messages.add(String.valueOf(exchange.get("turn").get("replyTo")));
    }
    assertThat(kept).startsWith(received.toArray(JsonNode[]::new));
    assertThat(kept.size() - received.size()).as("written and not yet received").isBetween(0, 1);
    assertThat(messages).doesNotHaveDuplicates();
  }
}
