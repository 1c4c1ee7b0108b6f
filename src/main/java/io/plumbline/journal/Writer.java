package io.plumbline.journal;

import io.plumbline.conversation.Journal;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes: takes whatever has queued up, commits it together, then lets everyone know. One flush of the disk so serves many turns, and a
 * single turn waits for no other.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_IN_ONE_COMMIT = 512;
  private static final int MOST_WAITING = 10_000;
  private static final long PATIENCE_SECONDS = 15;

  private final Store store;
  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile boolean closed;
  private volatile Lag lag = (nanos, kept) -> {
  };

  Writer(Store store) {
    this.store = store;
    thread = Thread.ofPlatform().name("journal-writer").daemon().start(this::work);
  }

  /** Told how long each write waited until it was on disk, or failed. */
  @FunctionalInterface
  interface Lag {
    void of(long nanos, boolean kept);
  }

  void tell(Lag whom) {
    lag = whom;
  }

  /** How many writes nobody has begun with. */
  int waiting() {
    return queue.size();
  }

  private record Task(Write write, CompletableFuture<Boolean> done) {}

  /** Writes durably; false when it was there already. */
  boolean write(Write write) {
    var task = new Task(write, new CompletableFuture<>());
    if (closed || !queue.offer(task)) {
      throw new Journal.Unavailable("the journal takes no more writes", new IllegalStateException(closed ? "closed" : "queue is full"));
    }
    var began = System.nanoTime();
    try {
      var isNew = task.done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      lag.of(System.nanoTime() - began, true);
      return isNew;
    } catch (CompletionException failed) {
      lag.of(System.nanoTime() - began, false);
      throw new Journal.Unavailable("the journal cannot be written", failed);
    }
  }

  private void work() {
    var batch = new ArrayList<Task>();
    while (!closed || !queue.isEmpty()) {
      try {
        var first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_IN_ONE_COMMIT - 1);
          batch.removeIf(task -> task.done.isDone()); // its caller has given up, and has been told so
          commit(batch);
          batch.clear();
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A connection is taken for each commit: when the server was away, the next commit finds it again. */
  private void commit(List<Task> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try (var connection = store.connect()) {
      try {
        var results = new ArrayList<Boolean>();
        for (var task : batch) {
          results.add(task.write.run(connection));
        }
        connection.commit();
        for (int i = 0; i < batch.size(); i++) {
          batch.get(i).done.complete(results.get(i));
        }
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException | RuntimeException | Error failed) {
      LOG.error("journal: a commit of {} writes failed: {}", batch.size(), failed.getMessage());
      if (batch.size() == 1 || !isOfOneWrite(failed)) {
        batch.forEach(task -> task.done.completeExceptionally(failed));
      } else {
        // one poisoned write must not take the others with it
        batch.forEach(task -> commit(List.of(task)));
      }
    }
  }

  /** Whether another write may fare better; not when the server is away, which each would wait for anew (classes 08 and 57 of SQLSTATE). */
  private static boolean isOfOneWrite(Throwable failed) {
    return switch (failed) {
      case SQLTransientException away -> false;
      case SQLException sql -> sql.getSQLState() == null || !(sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57"));
      default -> true;
    };
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
