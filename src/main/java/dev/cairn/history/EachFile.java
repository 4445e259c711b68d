package dev.cairn.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same to many files. Many at once, because a disk that is waited for by several writers
/// serves them together.
final class EachFile {
  private static final int FEW = 32;
  private static final int AT_ONCE = 16;

  interface Action<T> {
    void on(T file) throws IOException;
  }

  private EachFile() {}

  static <T> void run(List<T> files, Action<T> action) throws IOException {
    if (files.size() <= FEW) {
      for (T file : files) {
        action.on(file);
      }
      return;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> running = new ArrayList<>();
      for (T file : files) {
        running.add(
            pool.submit(() -> {
              action.on(file);
              return null;
            }));
      }
      for (Future<?> one : running) {
        await(one, pool);
      }
    }
  }

  private static void await(Future<?> one, ExecutorService pool) throws IOException {
    try {
      one.get();
    } catch (ExecutionException e) {
      pool.shutdownNow();
      if (e.getCause() instanceof IOException cause) {
        throw new IOException(cause.getMessage(), cause);
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing files", e);
    }
  }
}
