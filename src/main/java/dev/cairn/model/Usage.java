package dev.cairn.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What answering took.
///
/// @param input tokens read, with those that the provider had cached
/// @param output tokens written, with those thought and not shown
/// @param cached the part of `input` that came from the provider's cache, which costs less
/// @param written the part of `input` that the provider put into its cache, which costs more
/// @param estimated whether the counts are ours, because the provider gave none
/// @param price in US dollars, null where the model's price is not known
public record Usage(
    long input,
    long output,
    long cached,
    long written,
    boolean estimated,
    @Nullable BigDecimal price) {

  /// What an answer takes that was paid for before.
  public static final Usage NONE = new Usage(0, 0, 0, 0, false, BigDecimal.ZERO);

  public long tokens() {
    return input + output;
  }

  /// The price in US dollars; empty where it is not known.
  public Optional<BigDecimal> usd() {
    return Optional.ofNullable(price);
  }

  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        output + other.output,
        cached + other.cached,
        written + other.written,
        estimated || other.estimated,
        price == null || other.price == null ? null : price.add(other.price));
  }
}
