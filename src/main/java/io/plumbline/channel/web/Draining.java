package io.plumbline.channel.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The sockets' life with the server: their heartbeat while it runs; before it stops, every turn is answered and everybody asked to come again. */
final class Draining implements SmartLifecycle {

  private final ChatSocket chat;
  private final Heartbeat heartbeat;
  private final Duration every;
  private @Nullable ScheduledExecutorService beating;

  Draining(ChatSocket chat, Heartbeat heartbeat, Duration every) {
    this.chat = chat;
    this.heartbeat = heartbeat;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    chat.open();
    var fresh = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("heartbeat").factory());
    var unused = fresh.scheduleAtFixedRate(heartbeat::beat, every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
    beating = fresh;
  }

  @Override
  public synchronized void stop() {
    if (beating != null) {
      beating.shutdownNow();
      beating = null;
      chat.drain();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return beating != null;
  }

  /** Before the web server stops taking requests: a socket is one that never ends. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
  }
}
