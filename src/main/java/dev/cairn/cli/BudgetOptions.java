package dev.cairn.cli;

import dev.cairn.model.ModelSettings;
import dev.cairn.model.Models;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that may call a model: what the run may spend, and whether it may at
/// all.
final class BudgetOptions {
  @Option(names = "--usd", paramLabel = "SUM", description = "The most US dollars to spend.")
  @Nullable BigDecimal usd;

  @Option(names = "--tokens", paramLabel = "N", description = "The most tokens to use.")
  @Nullable Long tokens;

  @Option(names = "--minutes", paramLabel = "N", description = "The most minutes to take.")
  @Nullable BigDecimal minutes;

  @Option(names = "--no-model", description = "Call no model, though one is configured.")
  boolean noModel;

  /// The models that may be called; empty where none is configured or none is wanted.
  ///
  /// @throws Failure where one is configured and cannot be used
  Optional<Models> models(Cairn cairn, Vault vault) throws IOException {
    if (noModel) {
      return Optional.empty();
    }
    try {
      return switch (Models.open(vault, cairn.shell().environment(), flags(), cairn.clock())) {
        case Models.NoModel _ -> Optional.empty();
        case Models.Ready(Models models) -> Optional.of(models);
        case Models.NotReady(String code, String sentence, String hint) ->
            throw new Failure(ExitCode.STATE, code, sentence, hint + " Or do without: --no-model.");
      };
    } catch (ModelSettings.Unreadable e) {
      throw new Failure(
          ExitCode.STATE, "settings", e.sentence(), "Correct that, then run the command again.");
    }
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new HashMap<>();
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
