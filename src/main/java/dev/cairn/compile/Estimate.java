package dev.cairn.compile;

import dev.cairn.model.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a run with a model may take, before it is made: counted where it can be counted, the pages
/// that sources bear on by what sources of this length have borne on.
///
/// @param calls to the model
/// @param tokens read and written together
/// @param usd null where the price of a model is not known
public record Estimate(int calls, long tokens, @Nullable BigDecimal usd) {
  static final Estimate NOTHING = new Estimate(0, 0, BigDecimal.ZERO);

  private static final int CHARACTERS_PER_TOKEN = 4;

  static int tokens(int characters) {
    return characters / CHARACTERS_PER_TOKEN + 1;
  }

  /// This and more calls, each of so many tokens.
  Estimate plus(int more, long input, long output, @Nullable Price price) {
    BigDecimal sum =
        usd == null || price == null
            ? null
            : usd.add(price.of(input, output, 0, 0).multiply(BigDecimal.valueOf(more)));
    return new Estimate(calls + more, tokens + more * (input + output), sum);
  }
}
