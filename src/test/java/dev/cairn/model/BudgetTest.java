package dev.cairn.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.model.ModelStopped.BudgetReached;
import dev.cairn.model.ScriptedModelServer.Says;
import dev.cairn.model.WireFormat.Ending;
import dev.cairn.model.WireFormat.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No budget is passed: not by a run, a day, a month, nor by several threads.
final class BudgetTest {
  @TempDir Path folder;

  private ScriptedModelServer server;
  private ModelVault vault;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedModelServer();
    server.otherwise(_ -> new Says("Yes.", Ending.STOP, new Tokens(200, 300, 0)));
    vault = new ModelVault(folder).reachedAt(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Asks new questions until the budget is reached.
  private static BudgetReached askOn(ModelRun run) throws Exception {
    for (int i = 0; i < 1000; i++) {
      try {
        run.answer(ModelVault.question("Question " + i + "?"));
      } catch (BudgetReached e) {
        return e;
      }
    }
    throw new AssertionError("asked a thousand times and was not stopped");
  }

  @ParameterizedTest
  @ValueSource(longs = {400, 1_000, 5_000, 12_345})
  void tokensAreNeverPassed(long tokens) throws Exception {
    ModelRun run = vault.set("CAIRN_BUDGET_TOKENS", Long.toString(tokens)).run();

    BudgetReached reached = askOn(run);

    assertThat(run.budget().spent().tokens()).isLessThanOrEqualTo(tokens);
    // What was left would not have been enough for one more of the longest answers.
    assertThat(run.budget().spent().tokens() + 600).isGreaterThan(tokens);
    assertThat(reached.sentence()).contains("tokens for this run is reached");
    assertThat(reached.hint()).contains("[budget] tokens").contains("CAIRN_BUDGET_TOKENS");
  }

  @Test
  void dollarsAreNeverPassed() throws Exception {
    ModelRun run = vault.settings("[budget]\nusd = 0.02\n").run();

    BudgetReached reached = askOn(run);

    assertThat(run.budget().spent().usd()).isBetween(dollars("0.0128"), dollars("0.02"));
    assertThat(reached.sentence()).startsWith("The budget of $0.02 for this run is reached");
  }

  private static java.math.BigDecimal dollars(String usd) {
    return new java.math.BigDecimal(usd);
  }

  @Test
  void minutesEndTheRunAndNoPauseOutlastsThem() throws Exception {
    ModelRun run = vault.settings("[budget]\nminutes = 1.5\n").run();
    run.answer(ModelVault.question("One?"));
    vault.timing.pass(Duration.ofSeconds(60));
    server.then(new ScriptedModelServer.Sends(429, "{}", "31"));

    assertThatThrownBy(() -> run.answer(ModelVault.question("Two?")))
        .isInstanceOf(BudgetReached.class)
        .hasMessage("The budget of 1.5 minutes for this run is used up.");
    assertThat(vault.timing.slept).isEmpty();
    run.answer(ModelVault.question("Three?"));
    vault.timing.pass(Duration.ofSeconds(30));
    assertThatThrownBy(() -> run.answer(ModelVault.question("Four?")))
        .isInstanceOf(BudgetReached.class);
  }

  @Test
  void pagesAreCounted() throws Exception {
    Budget budget = vault.settings("[budget]\npages = 2\n").run().budget();
    budget.page();
    budget.page();

    assertThatThrownBy(budget::page)
        .isInstanceOf(BudgetReached.class)
        .hasMessage("The budget of 2 pages for this run is used up.");
  }

  @Test
  void aDayAndAMonthAreKeptAcrossRunsAndOutliveTheCaches() throws Exception {
    vault.settings("[budget]\ntokens-per-day = 2000\ntokens-per-month = 3000\n");
    assertThat(askOn(vault.run(true)).sentence()).contains("tokens for today is reached");
    assertThat(server.requests()).hasSize(3);

    assertThat(askOn(vault.run(true)).sentence()).contains("for today is reached: 1,500 are");
    assertThat(server.requests()).hasSize(3);

    vault.timing.pass(Duration.ofDays(1));
    assertThat(askOn(vault.run(true)).sentence()).contains("tokens for this month is reached");
    assertThat(server.requests()).hasSize(5);

    vault.timing.pass(Duration.ofDays(30));
    vault.run(true).answer(ModelVault.question("A new month?"));
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void anotherVaultsCallsDoNotCount() throws Exception {
    vault.settings("[budget]\nusd-per-day = 0.01\n");
    askOn(vault.run(true));
    int before = server.requests().size();
    ModelVault other = new ModelVault(Files.createDirectories(folder.resolve("other")));
    other.environment.putAll(vault.environment);
    other.settings("[budget]\nusd-per-day = 0.01\n").run().answer(ModelVault.question("One?"));

    assertThat(server.requests()).hasSize(before + 1);
  }

  @Test
  void whatOtherProcessesSpendIsSeenAtOnce() throws Exception {
    ModelRun one = vault.settings("[budget]\ntokens-per-day = 2000\n").run();
    one.answer(ModelVault.question("One?"));
    askOn(vault.run(true));

    assertThatThrownBy(() -> one.answer(ModelVault.question("Two?")))
        .isInstanceOf(BudgetReached.class);
  }

  @Test
  void callsThatRunAtTheSameTimeDoNotPassItTogether() throws Exception {
    ModelRun run = vault.set("CAIRN_BUDGET_TOKENS", "4000").run();
    List<Callable<Integer>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String question = "Question " + i + "?";
      callers.add(() -> {
        try {
          run.answer(ModelVault.question(question));
          return 1;
        } catch (BudgetReached e) {
          return 0;
        }
      });
    }
    int answered = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> caller : threads.invokeAll(callers)) {
        answered += caller.get();
      }
    }
    assertThat(run.budget().spent().tokens()).isLessThanOrEqualTo(4000);
    assertThat(answered).isBetween(1, 8);
    assertThat(server.requests()).hasSize(answered);
  }

  @Test
  void aSumInDollarsNeedsAPrice() throws Exception {
    vault.table("[\"openai-compatible/scripted\"]\ncontext = 20000\n");
    vault.run().answer(ModelVault.question("One?"));
    assertThat(vault.booked().getFirst().usd()).isNull();

    assertThat(vault.settings("[budget]\nusd = 1\n").open())
        .isInstanceOfSatisfying(
            Models.NotReady.class,
            notReady -> {
              assertThat(notReady.code()).isEqualTo("no-price");
              assertThat(notReady.sentence()).contains("openai-compatible/scripted");
            });
  }

  @Test
  void everyRunHasABudgetWhetherOrNotOneWasSaid() throws Exception {
    server.otherwise(_ -> new Says("Yes.", Ending.STOP, new Tokens(40_000, 100_000, 0)));

    assertThat(askOn(vault.run()).sentence()).contains("The budget of $5.00 for this run");
    vault.table("[\"openai-compatible/scripted\"]\ncontext = 20000\n");
    assertThat(askOn(vault.run(true)).sentence()).contains("The budget of 2,000,000 tokens");
  }

  @Test
  void aLineThatWasCutShortIsPassedOver() throws Exception {
    vault.run().answer(ModelVault.question("One?"));
    Path file = new Ledger(vault.folders()).file(YearMonth.of(2026, 4));
    String line = Files.readString(file);
    Files.writeString(file, line + line.substring(0, line.length() / 2));

    vault.run().answer(ModelVault.question("Two?"));

    assertThat(vault.booked()).hasSize(2);
    assertThat(Files.readString(file)).endsWith("\n");
  }

  @Test
  void severalThreadsWriteWholeLines() throws Exception {
    Ledger ledger = new Ledger(vault.folders());
    vault.run().answer(ModelVault.question("One?"));
    Ledger.Entry entry = vault.booked().getFirst();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 200; i++) {
        threads.submit(() -> {
          ledger.append(entry);
          return null;
        });
      }
    }
    assertThat(vault.booked()).hasSize(201).containsOnly(entry);
  }
}
