package dev.cairn.model;

import dev.cairn.model.ModelStopped.BudgetReached;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What one run may spend, and what its vault may spend in a day and a month.
///
/// Every call is weighed before it is made, at what it may take at most: its prompt and the longest
/// answer. What calls under way may take counts as spent until they have come back. So a budget is
/// passed by no more than what the estimate of one call was wrong by. Safe for several threads.
public final class Budget {
  /// @param tokens read and written together
  /// @param usd null where nothing is known of the price
  private record Weight(long tokens, @Nullable BigDecimal usd) {}

  /// The right to make one call.
  final class Reservation {
    private final Weight weight;

    private Reservation(Weight weight) {
      this.weight = weight;
    }

    /// Gives the right back for what the call took.
    void settle(Usage usage) {
      synchronized (Budget.this) {
        pendingTokens -= weight.tokens;
        pendingUsd = weight.usd == null ? pendingUsd : pendingUsd.subtract(weight.usd);
        spent = spent.plus(usage.tokens(), usage.price(), usage.estimated());
        pending--;
        Budget.this.notifyAll();
      }
    }
  }

  private final Limits limits;
  private final Tally tally;
  private final Timing timing;
  private final long began;
  private long pendingTokens;
  private BigDecimal pendingUsd = BigDecimal.ZERO;
  private Spending spent = Spending.NOTHING;
  private int pending;
  private int pages;

  Budget(Limits limits, Tally tally, Timing timing) {
    this.limits = limits;
    this.tally = tally;
    this.timing = timing;
    this.began = timing.nanos();
  }

  /// What the run has spent so far.
  public synchronized Spending spent() {
    return spent;
  }

  /// Counts a page that is about to be written.
  ///
  /// @throws BudgetReached where the run may write no more of them
  public synchronized void page() throws BudgetReached {
    Integer most = limits.pages();
    if (most != null && pages >= most) {
      throw new BudgetReached(
          "The budget of " + most + " pages for this run is used up.", raise("pages"));
    }
    pages++;
  }

  /// The time that is left to the run; null where it has no end.
  synchronized @Nullable Duration timeLeft() {
    Duration time = limits.time();
    return time == null ? null : time.minusNanos(timing.nanos() - began);
  }

  /// Waits for calls under way where they may yet leave enough.
  ///
  /// @param tokens what the call may take at most
  /// @param usd what that may cost; null where the price is not known
  synchronized Reservation reserve(long tokens, @Nullable BigDecimal usd) throws BudgetReached {
    while (true) {
      checkTime(Duration.ZERO);
      try {
        checkSums(tokens, usd);
        break;
      } catch (BudgetReached reached) {
        if (pending == 0) {
          throw reached;
        }
        awaitSettlement(reached);
      }
    }
    pending++;
    pendingTokens += tokens;
    pendingUsd = usd == null ? pendingUsd : pendingUsd.add(usd);
    return new Reservation(new Weight(tokens, usd));
  }

  private synchronized void awaitSettlement(BudgetReached otherwise) throws BudgetReached {
    int before = pending;
    try {
      while (pending == before) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw otherwise;
    }
  }

  private void checkSums(long tokens, @Nullable BigDecimal usd) throws BudgetReached {
    checkTokens("tokens", limits.tokens(), spent.tokens(), tokens, "this run");
    checkUsd("usd", limits.usd(), spent.usd(), usd, "this run");
    if (limits.capsOverTime()) {
      checkCaps(tokens, usd);
    }
  }

  private void checkCaps(long tokens, @Nullable BigDecimal usd) throws BudgetReached {
    try {
      tally.catchUp(timing.now());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checkTokens("tokens-per-day", limits.tokensPerDay(), tally.onDay().tokens(), tokens, "today");
    checkTokens(
        "tokens-per-month",
        limits.tokensPerMonth(),
        tally.inMonth().tokens(),
        tokens,
        "this month");
    checkUsd("usd-per-day", limits.usdPerDay(), tally.onDay().usd(), usd, "today");
    checkUsd("usd-per-month", limits.usdPerMonth(), tally.inMonth().usd(), usd, "this month");
  }

  /// @param wait how long nothing will happen
  synchronized void checkTime(Duration wait) throws BudgetReached {
    Duration left = timeLeft();
    if (left != null && left.compareTo(wait) <= 0) {
      throw new BudgetReached(
          "The budget of " + minutes() + " minutes for this run is used up.", raise("minutes"));
    }
  }

  private String minutes() {
    Duration time = limits.time();
    return time == null
        ? ""
        : BigDecimal.valueOf(time.toSeconds())
            .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }

  private void checkTokens(String key, @Nullable Long limit, long spent, long next, String span)
      throws BudgetReached {
    if (limit != null && spent + pendingTokens + next > limit) {
      throw new BudgetReached(
          String.format(
              Locale.ROOT,
              "The budget of %,d tokens for %s is reached: %,d are spent, and the next call may"
                  + " take %,d.",
              limit,
              span,
              spent + pendingTokens,
              next),
          raise(key));
    }
  }

  private void checkUsd(
      String key,
      @Nullable BigDecimal limit,
      BigDecimal spent,
      @Nullable BigDecimal next,
      String span)
      throws BudgetReached {
    if (limit == null || next == null) {
      return; // where a price is not known, Limits has seen to it that no sum was asked for
    }
    BigDecimal before = spent.add(pendingUsd);
    if (before.add(next).compareTo(limit) > 0) {
      throw new BudgetReached(
          "The budget of "
              + dollars(limit)
              + " for "
              + span
              + " is reached: "
              + dollars(before)
              + " are spent, and the next call may cost "
              + dollars(next)
              + ".",
          raise(key));
    }
  }

  private static String dollars(BigDecimal usd) {
    return "$" + usd.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String raise(String key) {
    return "Raise it with [budget] "
        + key
        + " in cairn.toml or "
        + ModelSettings.variable("budget." + key)
        + ", then go on.";
  }
}
