package dev.cairn.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A sum of calls.
///
/// @param usd of the calls whose price is known
/// @param unpriced how many calls have a price that is not known, which is not zero
/// @param estimated how many calls have counts of tokens that are ours
public record Spending(int calls, long tokens, BigDecimal usd, int unpriced, int estimated) {
  public static final Spending NOTHING = new Spending(0, 0, BigDecimal.ZERO, 0, 0);

  Spending plus(long tokens, @Nullable BigDecimal usd, boolean estimated) {
    return new Spending(
        calls + 1,
        this.tokens + tokens,
        usd == null ? this.usd : this.usd.add(usd),
        unpriced + (usd == null ? 1 : 0),
        this.estimated + (estimated ? 1 : 0));
  }

  /// The price in words: a sum, or that it is not known, for the calls of which it is not.
  public String price() {
    String sum = "$" + usd.setScale(4, RoundingMode.HALF_UP).toPlainString();
    if (unpriced == 0) {
      return sum;
    }
    String unknown = unpriced == 1 ? "1 call" : unpriced + " calls";
    return unpriced == calls ? "price not known" : sum + " and " + unknown + " of unknown price";
  }
}
