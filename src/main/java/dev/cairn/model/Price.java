package dev.cairn.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a model costs, in US dollars for a million tokens.
///
/// @param cached for input that the provider has in its cache
/// @param written for input that the provider puts into its cache
public record Price(BigDecimal input, BigDecimal output, BigDecimal cached, BigDecimal written) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /// The price of so many tokens, to a millionth of a dollar, rounded up.
  public BigDecimal of(long input, long output, long cached, long written) {
    return this.input
        .multiply(BigDecimal.valueOf(Math.max(0, input - cached - written)))
        .add(this.output.multiply(BigDecimal.valueOf(output)))
        .add(this.cached.multiply(BigDecimal.valueOf(cached)))
        .add(this.written.multiply(BigDecimal.valueOf(written)))
        .divide(MILLION, 6, RoundingMode.UP);
  }
}
