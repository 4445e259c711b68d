package dev.cairn.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a run with a model may spend, as the command line says it.
final class BudgetOptions {
  @Option(names = "--usd", paramLabel = "N", description = "Spend at most so many dollars.")
  @Nullable BigDecimal usd;

  @Option(names = "--tokens", paramLabel = "N", description = "Use at most so many tokens.")
  @Nullable Long tokens;

  @Option(names = "--minutes", paramLabel = "N", description = "Stop after so many minutes.")
  @Nullable BigDecimal minutes;

  /// The flags by the names of the settings that they stand above.
  Map<String, String> flags() {
    Map<String, String> flags = new TreeMap<>();
    if (usd != null) {
      flags.put("budget.usd", usd.toPlainString());
    }
    if (tokens != null) {
      flags.put("budget.tokens", tokens.toString());
    }
    if (minutes != null) {
      flags.put("budget.minutes", minutes.toPlainString());
    }
    return flags;
  }
}
