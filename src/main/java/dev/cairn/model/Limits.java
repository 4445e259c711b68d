package dev.cairn.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sums of `[budget]`: for one run, and for a vault's day and month. Null where there is none.
///
/// @param askAboveTokens a run that may take more is announced before it begins
/// @param askAboveUsd the same in dollars
/// @param usdMatters whether a sum in dollars was asked for, so that a model without a known price
///   cannot be used
record Limits(
    @Nullable Long tokens,
    @Nullable BigDecimal usd,
    @Nullable Duration time,
    @Nullable Integer pages,
    @Nullable Long tokensPerDay,
    @Nullable Long tokensPerMonth,
    @Nullable BigDecimal usdPerDay,
    @Nullable BigDecimal usdPerMonth,
    long askAboveTokens,
    BigDecimal askAboveUsd,
    boolean usdMatters) {

  /// What a run may spend of which nobody has said anything.
  static final long DEFAULT_TOKENS = 2_000_000;

  static final BigDecimal DEFAULT_USD = BigDecimal.valueOf(5);

  private static final long ASK_ABOVE_TOKENS = 500_000;
  private static final BigDecimal ASK_ABOVE_USD = BigDecimal.ONE;

  static Limits of(ModelSettings settings) throws ModelSettings.Unreadable {
    Optional<BigDecimal> usd = settings.number("budget.usd");
    Optional<BigDecimal> usdPerDay = settings.number("budget.usd-per-day");
    Optional<BigDecimal> usdPerMonth = settings.number("budget.usd-per-month");
    return new Limits(
        settings.number("budget.tokens").map(BigDecimal::longValue).orElse(DEFAULT_TOKENS),
        usd.orElse(DEFAULT_USD),
        settings.number("budget.minutes").map(Limits::minutes).orElse(null),
        settings.number("budget.pages").map(BigDecimal::intValue).orElse(null),
        settings.number("budget.tokens-per-day").map(BigDecimal::longValue).orElse(null),
        settings.number("budget.tokens-per-month").map(BigDecimal::longValue).orElse(null),
        usdPerDay.orElse(null),
        usdPerMonth.orElse(null),
        settings
            .number("budget.ask-above-tokens")
            .map(BigDecimal::longValue)
            .orElse(ASK_ABOVE_TOKENS),
        settings.number("budget.ask-above-usd").orElse(ASK_ABOVE_USD),
        usd.isPresent() || usdPerDay.isPresent() || usdPerMonth.isPresent());
  }

  private static Duration minutes(BigDecimal minutes) {
    return Duration.ofSeconds(
        minutes.multiply(BigDecimal.valueOf(60)).setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /// Whether a run is so large that its owner should know before it begins.
  ///
  /// @param usd null where the price is not known
  boolean isLarge(long tokens, @Nullable BigDecimal usd) {
    return tokens > askAboveTokens || usd != null && usd.compareTo(askAboveUsd) > 0;
  }

  boolean capsOverTime() {
    return tokensPerDay != null
        || tokensPerMonth != null
        || usdPerDay != null
        || usdPerMonth != null;
  }
}
