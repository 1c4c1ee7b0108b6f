package io.plumbline.bench;

import io.plumbline.patients.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns a second over WebSocket with durable turns, without a store, and of a bare echo, in turns: medians of the rounds, and their ratios.
 *
 * <pre>./mvnw -Pbench -Dbench.main=io.plumbline.bench.ThroughputBench test</pre>
 */
public final class ThroughputBench {

  private static final int ROUNDS = 3;
  private static final int CONNECTIONS = 64;
  private static final long WARM_SECONDS = 10;
  private static final long SECONDS = 10;
  private static final List<String> WORDS = List.of(
      "my lower back hurts when i look down at my phone, since tuesday",
      "none of these", "no", "none of them, just the pain", "i am 42", "about 3 weeks", "no fever and no weight loss", "it goes down my left leg to the foot",
      "not sure", "no", "better when i walk around", "thanks");

  private ThroughputBench() {}

  private enum Kind {
    ECHO("/echo"), WITHOUT_STORE("/ws/chat"), DURABLE("/ws/chat");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  private record Measured(double perSecond, double cpuMicros) {}

  public static void main(String[] args) throws Exception {
    var data = Files.createTempDirectory("throughput");
    try (var durable = node(data.resolve("durable"), "--bench.echo=true");
        var without = node(data.resolve("without"), "--bench.without-store=true")) {
      var results = new double[Kind.values().length][ROUNDS];
      var cpu = new double[Kind.values().length][ROUNDS];
      for (var kind : Kind.values()) {
        measure(kind == Kind.WITHOUT_STORE ? without : durable, kind, WARM_SECONDS);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (var kind : Kind.values()) {
          var measured = measure(kind == Kind.WITHOUT_STORE ? without : durable, kind, SECONDS);
          results[kind.ordinal()][round] = measured.perSecond;
          cpu[kind.ordinal()][round] = measured.cpuMicros;
        }
      }
      for (var kind : Kind.values()) {
        System.out.printf(Locale.ROOT, "%-14s %8.0f turns/s  %6.0f us CPU a turn  (rounds: %s)%n", kind, median(results[kind.ordinal()]),
            median(cpu[kind.ordinal()]), Arrays.stream(results[kind.ordinal()]).mapToLong(Math::round).boxed().toList());
      }
      var floor = median(results[Kind.DURABLE.ordinal()]);
      System.out.printf(Locale.ROOT, "durable / without store %.2f, durable / echo %.3f, without store / echo %.3f%n",
          floor / median(results[Kind.WITHOUT_STORE.ordinal()]), floor / median(results[Kind.ECHO.ordinal()]),
          median(results[Kind.WITHOUT_STORE.ordinal()]) / median(results[Kind.ECHO.ordinal()]));
    }
  }

  private static Node node(Path data, String setting) throws IOException {
    return Node.start(List.of("-Xmx3g"), Node.freePort(), data, setting, "--plumbline.web.messages-per-second=1000000", "--logging.level.root=WARN",
        "--logging.level.io.plumbline=WARN");
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Measured measure(Node node, Kind kind, long seconds) throws Exception {
    var turns = new AtomicLong();
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var began = System.nanoTime();
    var cpu = node.cpu();
    try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
      var chats = new ArrayList<Future<?>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        chats.add(
            pool.submit(
                () -> {
                  try (var chat = new RawChat(node.port(), kind.path)) {
                    while (System.nanoTime() < until) {
                      turns.addAndGet(converse(chat, kind, until));
                    }
                  }
                  return null;
                }));
      }
      for (var chat : chats) {
        chat.get();
      }
    }
    var wall = (System.nanoTime() - began) / 1e9;
    return new Measured(turns.get() / wall, node.cpu().minus(cpu).toNanos() / 1e3 / turns.get());
  }

  private static int converse(RawChat chat, Kind kind, long until) throws IOException {
    if (kind != Kind.ECHO) {
      chat.ask("{\"type\":\"hello\",\"region\":\"GB\"}");
    }
    int answered = 0;
    for (int i = 0; i < WORDS.size() && System.nanoTime() < until; i++) {
      var answer = chat.ask("{\"type\":\"say\",\"id\":\"m" + i + "\",\"text\":\"" + WORDS.get(i) + "\"}");
      if (kind != Kind.ECHO && !answer.contains("\"type\":\"turn\"")) {
        throw new IOException("no turn: " + answer);
      }
      answered++;
    }
    return answered;
  }
}
