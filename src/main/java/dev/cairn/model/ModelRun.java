package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.ModelStopped.BudgetReached;
import dev.cairn.model.ModelStopped.ModelFailed;
import dev.cairn.vault.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The chat of one run: every call is looked up, weighed, made, made again where that can help,
/// booked, and judged.
public final class ModelRun implements Chat {
  /// What some local servers leave of a model's thinking in its answer.
  private static final Pattern THOUGHTS =
      Pattern.compile("\\A\\s*<think>.*?</think>\\s*", Pattern.DOTALL);

  private static final Pattern ENDLESS_THOUGHTS = Pattern.compile("\\A\\s*<think>");

  private final Models models;
  private final String run;
  private final Budget budget;
  private final Retry retry;
  private final boolean fresh;

  ModelRun(Models models, String run, Budget budget, Retry retry, boolean fresh) {
    this.models = models;
    this.run = run;
    this.budget = budget;
    this.retry = retry;
    this.fresh = fresh;
  }

  /// What the run may spend and has spent.
  public Budget budget() {
    return budget;
  }

  @Override
  public void page() throws ModelStopped {
    budget.page();
  }

  @Override
  public Spending spent() {
    return budget.spent();
  }

  @Override
  public ModelFacts facts(Task task) {
    return models.facts(task);
  }

  /// @throws ModelStopped as [Chat] says
  /// @throws UncheckedIOException where the ledger or the kept answers cannot be written
  @Override
  public Answer answer(Prompt prompt) throws ModelStopped {
    ModelFacts facts = facts(prompt.task());
    Sha256 key = AnswerCache.key(facts.name(), prompt);
    try {
      Optional<Answer> kept = fresh ? Optional.empty() : models.answers().get(key, prompt.schema());
      if (kept.isPresent()) {
        return kept.get();
      }
      Call call = Call.of(prompt, facts);
      long room = Math.max(0, (long) facts.context() - call.outputLimit());
      if (call.estimatedInput() > room) {
        return new Answer.TooLong(call.estimatedInput(), room);
      }
      Answer answer = asked(call, prompt, facts);
      models.answers().put(key, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks, and once more where the answer is not the value that was asked for.
  private Answer asked(Call call, Prompt prompt, ModelFacts facts)
      throws ModelStopped, IOException {
    Booked first = send(call, prompt, facts);
    Answer answer = first.answer;
    boolean correctable =
        prompt.schema() != null
            && answer instanceof Answer.Unusable
            && first.reply.end() == Reply.End.COMPLETE
            && !first.reply.text().isBlank();
    if (!correctable) {
      return answer;
    }
    String complaint =
        ((Answer.Unusable) answer).reason()
            + " Answer again with the whole JSON value, corrected, and nothing else.";
    Call again = call.corrected(first.reply.text(), complaint);
    if (again.estimatedInput() + again.outputLimit() > facts.context()) {
      return answer;
    }
    Answer second = send(again, prompt, facts).answer;
    Usage both = answer.usage().plus(second.usage());
    return switch (second) {
      case Answer.Text(String text, _) -> new Answer.Text(text, both);
      case Answer.Value(JsonNode value, _) -> new Answer.Value(value, both);
      case Answer.Truncated _ -> new Answer.Truncated(both);
      case Answer.Refused(String reason, _) -> new Answer.Refused(reason, both);
      case Answer.Unusable(String reason, _) -> new Answer.Unusable(reason, both);
      case Answer.TooLong tooLong -> tooLong;
    };
  }

  /// A reply that is in the ledger, and what it comes to.
  record Booked(Reply reply, Answer answer) {}

  private interface Sending {
    Reply send(Endpoint endpoint, Duration timeout);
  }

  Booked send(Call call, Prompt prompt, ModelFacts facts) throws ModelStopped, IOException {
    Usage most = usage(facts, call.estimatedInput(), call.outputLimit());
    return send((endpoint, timeout) -> endpoint.send(call, timeout), most, prompt, facts);
  }

  Booked offerTool(Prompt prompt, ModelFacts facts) throws ModelStopped, IOException {
    Usage most = usage(facts, Probe.INPUT, Probe.OUTPUT);
    return send(Endpoint::offerTool, most, prompt, facts);
  }

  /// Makes one call, again and again while its failures are of the passing kind.
  ///
  /// @param most what the call may take
  private Booked send(Sending sending, Usage most, Prompt prompt, ModelFacts facts)
      throws ModelStopped, IOException {
    Endpoint endpoint = models.endpoint(facts);
    for (int attempt = 1; ; attempt++) {
      Budget.Reservation reservation = budget.reserve(most.tokens(), most.price());
      long began = models.timing().nanos();
      Usage usage = usage(facts, 0, 0);
      try {
        Reply reply = sending.send(endpoint, timeout());
        usage = usage(facts, most.input(), reply);
        Answer answer = judged(reply, prompt, usage);
        book(prompt, facts, usage, began, outcome(answer));
        return new Booked(reply, answer);
      } catch (CallFailure failure) {
        usage = failure.kind.costs ? usage(facts, most.input(), 0) : usage;
        book(prompt, facts, usage, began, label(failure.kind));
        pause(failure, attempt, facts);
      } finally {
        reservation.settle(usage);
      }
    }
  }

  private Duration timeout() {
    Duration left = budget.timeLeft();
    Duration timeout = models.timeout();
    return left == null || left.compareTo(timeout) > 0 ? timeout : left;
  }

  private void pause(CallFailure failure, int attempt, ModelFacts facts)
      throws BudgetReached, ModelFailed {
    Optional<Duration> pause = retry.pause(failure, attempt);
    if (pause.isEmpty()) {
      throw models.failed(failure, facts, attempt);
    }
    budget.checkTime(pause.get());
    try {
      models.timing().sleep(pause.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw models.failed(
          new CallFailure(CallFailure.Kind.INTERRUPTED, "the call was interrupted"),
          facts,
          attempt);
    }
  }

  private void book(Prompt prompt, ModelFacts facts, Usage usage, long began, String outcome)
      throws IOException {
    models
        .ledger()
        .append(
            new Ledger.Entry(
                models.timing().now(),
                models.vault().root().toString(),
                run,
                prompt.task().label(),
                prompt.purpose(),
                facts.name().toString(),
                usage.input(),
                usage.output(),
                usage.cached(),
                usage.estimated(),
                usage.price(),
                (models.timing().nanos() - began) / 1_000_000,
                outcome));
  }

  /// What came back, as the caller may use it.
  private Answer judged(Reply reply, Prompt prompt, Usage usage) {
    String text = THOUGHTS.matcher(reply.text()).replaceFirst("");
    if (reply.end() == Reply.End.CUT || ENDLESS_THOUGHTS.matcher(text).find()) {
      return new Answer.Truncated(usage);
    }
    if (reply.end() == Reply.End.REFUSED) {
      return new Answer.Refused(models.scrub(reply.reason()), usage);
    }
    if (reply.end() == Reply.End.TOOL) {
      return new Answer.Unusable(
          "The model called a tool (" + reply.reason() + "), and none was offered.", usage);
    }
    if (text.isBlank()) {
      return new Answer.Unusable("The model answered nothing.", usage);
    }
    JsonNode schema = prompt.schema();
    if (schema == null) {
      return new Answer.Text(text, usage);
    }
    return switch (JsonReading.read(text, schema)) {
      case JsonReading.Found(JsonNode value) -> new Answer.Value(value, usage);
      case JsonReading.Cut _ -> new Answer.Truncated(usage);
      case JsonReading.Wrong(String reason) -> new Answer.Unusable(reason, usage);
    };
  }

  private static Usage usage(ModelFacts facts, long estimatedInput, Reply reply) {
    Reply.Tokens tokens = reply.tokens();
    if (tokens == null) {
      return usage(facts, estimatedInput, Call.estimate(reply.text()));
    }
    BigDecimal usd =
        price(facts, tokens.input(), tokens.output(), tokens.cached(), tokens.written());
    return new Usage(
        tokens.input(), tokens.output(), tokens.cached(), tokens.written(), false, usd);
  }

  private static Usage usage(ModelFacts facts, long input, long output) {
    boolean estimated = input + output > 0;
    return new Usage(input, output, 0, 0, estimated, price(facts, input, output, 0, 0));
  }

  private static @Nullable BigDecimal price(
      ModelFacts facts, long input, long output, long cached, long written) {
    if (input + output == 0) {
      return BigDecimal.ZERO;
    }
    Price price = facts.price();
    return price == null ? null : price.of(input, output, cached, written);
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Text _, Answer.Value _ -> "answered";
      case Answer.Truncated _ -> "truncated";
      case Answer.Refused _ -> "refused";
      case Answer.Unusable _, Answer.TooLong _ -> "unusable";
    };
  }

  private static String label(CallFailure.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
