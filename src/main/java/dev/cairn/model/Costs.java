package dev.cairn.model;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a vault's calls took, summed up by one of their sides.
///
/// @param rows by key, in order
/// @param total of all rows
public record Costs(Map<String, Row> rows, Row total) {
  /// The sides by which calls are summed up.
  public enum By {
    DAY,
    MODEL,
    OPERATION,
    SOURCE,
    TASK,
    RUN
  }

  /// A sum of calls.
  ///
  /// @param usd of the calls whose price is known
  /// @param unpriced how many calls have a price that is not known, which is not zero
  /// @param estimated how many calls have counts of tokens that are ours
  public record Row(
      int calls,
      long input,
      long output,
      long cached,
      BigDecimal usd,
      int unpriced,
      int estimated) {
    static final Row NONE = new Row(0, 0, 0, 0, BigDecimal.ZERO, 0, 0);

    Row plus(Ledger.Entry entry) {
      BigDecimal price = entry.usd();
      return new Row(
          calls + 1,
          input + entry.input(),
          output + entry.output(),
          cached + entry.cached(),
          price == null ? usd : usd.add(price),
          unpriced + (price == null ? 1 : 0),
          estimated + (entry.estimated() ? 1 : 0));
    }

    /// The sum in dollars, with what is not known in it: `0.0123`, `unknown`, `0.0123 + unknown`.
    public String dollars() {
      if (unpriced == calls && calls > 0) {
        return "unknown";
      }
      String known = String.format(Locale.ROOT, "%.4f", usd);
      return unpriced == 0 ? known : known + " + unknown";
    }
  }

  public Costs {
    rows = java.util.Collections.unmodifiableMap(new TreeMap<>(rows));
  }

  public static Costs of(List<Ledger.Entry> entries, By by) {
    Map<String, Row> rows = new TreeMap<>();
    Row total = Row.NONE;
    for (Ledger.Entry entry : entries) {
      String key =
          switch (by) {
            case DAY -> entry.time().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            case MODEL -> entry.model();
            case OPERATION -> entry.purpose().operation();
            case SOURCE -> entry.purpose().source();
            case TASK -> entry.task();
            case RUN -> entry.run();
          };
      rows.put(key, rows.getOrDefault(key, Row.NONE).plus(entry));
      total = total.plus(entry);
    }
    return new Costs(rows, total);
  }
}
