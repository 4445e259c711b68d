package dev.cairn.maintain;

import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What was tried and did not help, in a table below `.cairn`, so that it is not tried again while
/// all that it rests on is the same. To lose the table costs the time of trying again.
final class Attempts {
  private static final String HEAD = "date\tkind\tpage\tbasis\toutcome\tgain\tsubject\n";
  private static final int BASIS = 3;
  private static final int OUTCOME = 4;

  private final Path file;
  private final Set<String> failed = new HashSet<>();

  private Attempts(Path file) {
    this.file = file;
  }

  static Attempts of(Vault vault) throws IOException {
    Attempts attempts = new Attempts(vault.derived().resolve("experiments.tsv"));
    if (Files.isRegularFile(attempts.file)) {
      for (String line : Files.readAllLines(attempts.file)) {
        String[] cells = line.split("\t", -1);
        if (cells.length > OUTCOME && !cells[OUTCOME].equals("kept")) {
          attempts.failed.add(cells[BASIS]);
        }
      }
    }
    return attempts;
  }

  boolean hasFailed(Experiment experiment) {
    return failed.contains(experiment.basis());
  }

  /// Writes an outcome down.
  ///
  /// @param date as an ISO date
  void add(Trial trial, String date) throws IOException {
    Experiment experiment = trial.experiment();
    String outcome = trial.outcome().name().toLowerCase(Locale.ROOT);
    if (trial.outcome() != Trial.Outcome.KEPT) {
      failed.add(experiment.basis());
    }
    Files.createDirectories(file.getParent());
    String line =
        String.join(
            "\t",
            date,
            experiment.kind().word(),
            experiment.page().value(),
            experiment.basis(),
            outcome,
            String.format(Locale.ROOT, "%.4f", trial.gain()),
            experiment.subject());
    Files.writeString(
        file,
        (Files.exists(file) ? "" : HEAD) + line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
