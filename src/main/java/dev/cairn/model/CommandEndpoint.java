package dev.cairn.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A program that answers: the prompt goes to its standard input, the answer is what it prints.
///
/// It runs in an empty folder, not in the vault, so that it finds no instructions and no files
/// there, and without any key. What it takes in tokens it does not say.
final class CommandEndpoint implements Endpoint {
  private static final int LARGEST = 8 << 20;
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final List<String> command;

  CommandEndpoint(List<String> command) {
    this.command = List.copyOf(command);
  }

  @Override
  public Reply send(Call call, Duration timeout) {
    if (call.parts().stream().anyMatch(Part.Image.class::isInstance)) {
      throw new CallFailure(CallFailure.Kind.BAD_REQUEST, "a program cannot be shown images");
    }
    return new Reply(run(text(call), timeout), Reply.End.COMPLETE, "", null);
  }

  @Override
  public Reply offerTool(Duration timeout) {
    throw new CallFailure(CallFailure.Kind.BAD_REQUEST, "a program cannot be offered a tool");
  }

  private static String text(Call call) {
    StringBuilder text = new StringBuilder(call.shared());
    for (Part part : call.parts()) {
      text.append("\n\n");
      switch (part) {
        case Part.Shared(String words) -> text.append(words);
        case Part.Own(String words) -> text.append(words);
        case Part.Image _ -> throw new IllegalStateException("an image in a text");
      }
    }
    Call.Correction correction = call.correction();
    if (correction != null) {
      text.append("\n\nYou have answered:\n\n").append(correction.answer());
      text.append("\n\n").append(correction.complaint());
    }
    return text.toString().strip() + "\n";
  }

  private String run(String input, Duration timeout) {
    Path folder;
    try {
      folder = Files.createTempDirectory("cairn-command");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      Keys.removeFrom(builder.environment());
      Process process = builder.start();
      try {
        return talk(process, input, timeout);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new CallFailure(
          CallFailure.Kind.NO_SUCH_MODEL,
          "'" + command.getFirst() + "' cannot be started: " + CallFailure.line(e.toString()));
    } finally {
      remove(folder);
    }
  }

  private String talk(Process process, String input, Duration timeout) {
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    CompletableFuture.runAsync(() -> write(process.getOutputStream(), input), THREADS);
    try {
      // The program's end, not the end of its output: a child of its may hold that open.
      int exit = process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS).exitValue();
      if (exit != 0) {
        String said = CallFailure.line(partly(err));
        throw new CallFailure(
            CallFailure.Kind.BAD_REQUEST,
            "'"
                + command.getFirst()
                + "' ended with exit code "
                + exit
                + (said.isEmpty() ? "" : ": " + said));
      }
      return out.get(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CallFailure(
          CallFailure.Kind.TIMEOUT, "no whole answer within " + timeout.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailure(CallFailure.Kind.INTERRUPTED, "the call was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallFailure failure) {
        throw failure;
      }
      throw new CallFailure(
          CallFailure.Kind.GARBLED, CallFailure.line(String.valueOf(e.getCause())));
    }
  }

  private static String partly(CompletableFuture<String> output)
      throws InterruptedException, ExecutionException, TimeoutException {
    return output.get(10, TimeUnit.SECONDS);
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (stream) {
            byte[] buffer = new byte[8192];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
              bytes.write(buffer, 0, n);
              if (bytes.size() > LARGEST) {
                throw new CallFailure(
                    CallFailure.Kind.TOO_LARGE,
                    "the answer is larger than " + (LARGEST >> 20) + " MB");
              }
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return bytes.toString(StandardCharsets.UTF_8);
        },
        THREADS);
  }

  private static void write(OutputStream stream, String input) {
    try (stream) {
      stream.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A program may answer without reading to the end; whether it did well its exit code says.
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
