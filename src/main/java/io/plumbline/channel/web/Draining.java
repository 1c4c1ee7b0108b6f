package io.plumbline.channel.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The sockets' life with the server: their heartbeat while it runs; before it stops, every turn is answered and everybody asked to come again. */
final class Draining implements SmartLifecycle {

  private final ChatSocket chat;
  private final Heartbeat heartbeat;
  private final Duration every;
  private final ScheduledExecutorService beating = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
  private volatile boolean running;

  Draining(ChatSocket chat, Heartbeat heartbeat, Duration every) {
    this.chat = chat;
    this.heartbeat = heartbeat;
    this.every = every;
  }

  @Override
  public void start() {
    running = true;
    var unused = beating.scheduleAtFixedRate(heartbeat::beat, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void stop() {
    beating.shutdownNow();
    chat.drain();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server stops taking requests: a socket is one that never ends. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
