package io.plumbline.nlu.opennlp;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/** A few sets of tools, lent to one thread at a time; with a thread per message, one set per thread would be thousands. */
final class Pool {

  private final BlockingQueue<Tools> idle;

  Pool(Tools.Models models, int size) {
    idle = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      idle.add(models.newTools());
    }
  }

  <T> T with(Function<Tools, T> work) {
    Tools tools;
    try {
      tools = idle.take();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the language tools", stop);
    }
    try {
      return work.apply(tools);
    } finally {
      idle.add(tools);
    }
  }
}
