package dev.cairn.cli;

import dev.cairn.compile.Settings;
import dev.cairn.eval.Evaluation;
import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What an evaluation of a vault rests on beside its files.
final class EvaluationTerms {
  private EvaluationTerms() {}

  static Evaluation.Terms of(Vault vault, Settings settings, Clock clock, String period)
      throws IOException {
    return new Evaluation.Terms(settings.allowedUrls(), removed(vault, clock), period);
  }

  /// The period of a day: questions made from sources change with the week.
  static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /// The raw files whose source was taken out and that stay where they are.
  private static Set<VaultPath> removed(Vault vault, Clock clock) throws IOException {
    Set<String> hashes = new HashSet<>();
    if (History.open(vault.root(), clock) instanceof History.Opened(History opened)) {
      try (History history = opened) {
        for (Logged logged : history.log(Integer.MAX_VALUE)) {
          hashes.addAll(logged.operation().values("Cairn-Removed"));
        }
      }
    }
    Set<VaultPath> removed = new HashSet<>();
    if (!hashes.isEmpty()) {
      for (FileEntry entry : vault.files(Vault.RAW)) {
        if (vault
            .read(entry.path())
            .map(Content::sha256)
            .filter(sha -> hashes.contains(sha.hex()))
            .isPresent()) {
          removed.add(entry.path());
        }
      }
    }
    return removed;
  }
}
