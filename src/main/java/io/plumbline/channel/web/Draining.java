package io.plumbline.channel.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The sockets' life with the server: their heartbeat while it runs; before it stops, every turn is answered and everybody asked to come again. */
final class Draining implements SmartLifecycle {

  private final ChatSocket chat;
  private final Heartbeat heartbeat;
  private final WebProperties properties;
  private final AtomicReference<@Nullable ScheduledExecutorService> beating = new AtomicReference<>();

  Draining(ChatSocket chat, Heartbeat heartbeat, WebProperties properties) {
    this.chat = chat;
    this.heartbeat = heartbeat;
    this.properties = properties;
  }

  @Override
  public void start() {
    var fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
    every(properties.heartbeat(), heartbeat::beat, fresh);
    every(properties.readerPatience(), heartbeat::free, fresh);
    beating.set(fresh);
    chat.open();
  }

  private static void every(Duration period, Runnable task, ScheduledExecutorService executor) {
    var unused = executor.scheduleAtFixedRate(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void stop() {
    Optional.ofNullable(beating.getAndSet(null)).ifPresent(beats -> {
      chat.drain();
      beats.shutdownNow(); // not before: who does not read would hold up the others' goodbye
    });
  }

  /** On a thread of its own: the server waits for so long as a phase of its shutdown may take, whatever hangs in a turn. */
  @Override
  public void stop(Runnable done) {
    Thread.startVirtualThread(() -> {
      try {
        stop();
      } finally {
        done.run();
      }
    });
  }

  @Override
  public boolean isRunning() {
    return beating.get() != null;
  }

  /** Before the web server stops taking requests: a socket is one that never ends. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
