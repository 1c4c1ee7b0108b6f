package io.plumbline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.conversation.ConversationId;
import io.plumbline.conversation.Replay;
import io.plumbline.dialog.Content;
import io.plumbline.dialog.yaml.ContentReader;
import io.plumbline.patients.Node;
import io.plumbline.patients.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real server in a process of its own, killed in the middle of a conversation. */
class CrashTests {

  private static final int KILLS = 20;
  private static final int PATIENTS = 8;

  @TempDir
  Path data;

  @Test
  void everyTurnThatWasSentIsThereAfterAKillAndTheNextAnswerFollowsFromIt() throws Exception {
    var port = Node.freePort();
    var sent = new ArrayList<JsonNode>();
    String id;
    String token;
    try (var server = Node.start(port, data)) {
      var opened = server.open();
      id = opened.get("conversation").stringValue();
      token = opened.get("token").stringValue();
      sent.add(opened.get("turn"));
      sent.add(server.say(id, token, "a", "my lower back hurts every time i look down at my phone"));
      sent.add(server.say(id, token, "b", "none of these"));
    }
    try (var server = Node.start(port, data)) {
      var kept = new ArrayList<JsonNode>();
      server.transcript(id, token).get("turns").forEach(exchange -> kept.add(exchange.get("turn")));
      assertThat(kept).isEqualTo(sent);
      assertThat(server.say(id, token, "b", "none of these")).as("the same message again").isEqualTo(sent.getLast());
      var next = server.say(id, token, "c", "no wait, I did wet myself");
      assertThat(next.get("seq").intValue()).isEqualTo(3);
      assertThat(next.get("disposition").get("level").stringValue()).isEqualTo("emergency_now");
    }
    assertReplaysTheSame(id);
  }

  @Test
  void twentyKillsUnderLoadLoseNothingAndDoubleNothing() throws Exception {
    var port = Node.freePort();
    var chance = new Random(20_261_127);
    var patients = Stream.generate(Writer::new).limit(PATIENTS).toList();
    for (int kill = 0; kill <= KILLS; kill++) {
      try (var server = Node.start(port, data, "--plumbline.web.messages-per-second=10000")) {
        for (var patient : patients) {
          patient.assertNothingIsLostOrDoubled(server);
        }
        if (kill < KILLS) {
          writeUntilKilled(patients, server, 1 + chance.nextInt(120));
        }
      }
    }
    assertThat(patients).allSatisfy(patient -> assertThat(patient.answers()).isGreaterThan(KILLS));
  }

  /** All write at once; the kill falls somewhere behind that many answers, in the middle of the others. */
  private static void writeUntilKilled(List<Writer> patients, Node server, int answers) throws Exception {
    var answered = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (var patient : patients) {
        writing.add(
            pool.submit(
                () -> {
                  while (patient.writeOnce(server)) {
                    if (answered.incrementAndGet() == answers) {
                      server.kill();
                    }
                  }
                  return null;
                }));
      }
      for (var one : writing) {
        one.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private void assertReplaysTheSame(String id) {
    try (var journal = JdbcJournal.in(data)) {
      var pairs = new Replay(version -> content(journal, version)).of(journal.events(new ConversationId(id)));
      assertThat(pairs).hasSize(4);
      pairs.forEach(
          pair -> assertThat(Node.JSON.writeValueAsString(pair.again())).isEqualTo(Node.JSON.writeValueAsString(pair.sent())));
    }
  }

  private static Content content(JdbcJournal journal, String version) {
    return new ContentReader().read(journal.content(version).orElseThrow()).content().orElseThrow();
  }
}
