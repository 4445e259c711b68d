package dev.cairn.compile;

import dev.cairn.model.Answer;
import dev.cairn.model.Chat;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks prompts that do not depend on each other, some at a time. The answers come in the order of
/// the prompts, so that nothing depends on which came back first.
final class PromptBatch {
  /// More at once run into the limits of small accounts.
  private static final int AT_ONCE = 4;

  private final Chat chat;
  private final Progress progress;

  PromptBatch(Chat chat, Progress progress) {
    this.chat = chat;
    this.progress = progress;
  }

  /// @throws ModelStopped as soon as one cannot be asked; those under way are waited for, so that
  ///   their answers are kept
  List<Answer> ask(List<Prompt> prompts) throws ModelStopped {
    AtomicBoolean stopped = new AtomicBoolean();
    List<Future<Optional<Answer>>> asked = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (Prompt prompt : prompts) {
        asked.add(threads.submit(() -> answer(prompt, stopped)));
      }
    }
    List<Answer> answers = new ArrayList<>();
    ModelStopped first = null;
    for (Future<Optional<Answer>> one : asked) {
      switch (one.state() == Future.State.FAILED ? one.exceptionNow() : null) {
        case null -> one.resultNow().ifPresent(answers::add);
        case ModelStopped stop -> first = first == null ? stop : first;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable failure -> throw new IllegalStateException(failure);
      }
    }
    if (first != null) {
      throw first;
    }
    return answers;
  }

  private Optional<Answer> answer(Prompt prompt, AtomicBoolean stopped) throws ModelStopped {
    if (stopped.get()) {
      return Optional.empty();
    }
    boolean answered = false;
    try {
      Answer answer = chat.answer(prompt);
      progress.step();
      answered = true;
      return Optional.of(answer);
    } finally {
      if (!answered) {
        stopped.set(true);
      }
    }
  }
}
