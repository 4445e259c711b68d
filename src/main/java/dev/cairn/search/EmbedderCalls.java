package dev.cairn.search;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Makes calls to a model that can be given up. Each has a thread of its own, for to give one up
/// its thread is interrupted, and a thread that writes an index must not be.
final class EmbedderCalls {
  private @Nullable FutureTask<?> running;
  private boolean stopped;

  /// There is no answer.
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Embedded.End end;

    Unanswered(Embedded.End end) {
      this.end = end;
    }

    Embedded.End end() {
      return end;
    }
  }

  /// Begins a call, and does not wait for it.
  static <T> FutureTask<T> begin(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    // Of the platform, for a search makes one call, and the first virtual thread costs more than
    // that.
    Thread.ofPlatform().daemon().name("embedding").start(task);
    return task;
  }

  <T> T make(Callable<T> call) throws Unanswered {
    FutureTask<T> task;
    synchronized (this) {
      if (stopped) {
        throw new Unanswered(new Embedded.Stopped());
      }
      task = begin(call);
      running = task;
    }
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new Unanswered(new Embedded.Failed(sentence(e)));
    } catch (CancellationException e) {
      throw new Unanswered(new Embedded.Stopped());
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new Unanswered(new Embedded.Stopped());
    }
  }

  /// Gives up the call that is under way, and lets no other begin.
  synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.cancel(true);
    }
  }

  /// What a call's own failure says; a bug in it stays one.
  static String sentence(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException failure -> String.valueOf(failure.getMessage());
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      case null, default -> throw new IllegalStateException(e);
    };
  }
}
