package dev.cairn.lint;

import dev.cairn.source.Injection;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks at the files that are no pages: raw files that changed or went, and copies that a syncing
/// program left.
final class FileLint {
  private static final Pattern CERTAIN =
      Pattern.compile(
          "(?i)\\.sync-conflict-[0-9]{8}-|\\([^)]*conflicted copy[^)]*\\)|\\(conflict[^)]*\\)");
  private static final Pattern PERHAPS =
      Pattern.compile("(?i)^(.+?)[ _-]conflict(?:ed)?\\b.*?(\\.[^.]+)?$");

  private static final int MOST_PLACES = 5;

  private FileLint() {}

  static void strays(Set<VaultPath> files, List<Finding> findings) {
    for (VaultPath file : files) {
      if (file.fileName().toLowerCase(java.util.Locale.ROOT).contains("conflict")
          && isStray(file, files)) {
        findings.add(
            new Finding(
                Rule.STRAY_FILE,
                Severity.WARNING,
                file,
                0,
                "the copy of a conflict between two machines: merge what it holds and remove it"));
      }
    }
  }

  /// A note may well be about a conflict; one that stands beside the file whose name it extends is
  /// a copy.
  private static boolean isStray(VaultPath file, Set<VaultPath> files) {
    if (CERTAIN.matcher(file.fileName()).find()) {
      return true;
    }
    Matcher m = PERHAPS.matcher(file.fileName());
    String folder = file.value().substring(0, file.value().length() - file.fileName().length());
    return m.matches()
        && files.contains(
            VaultPath.of(folder + m.group(1) + (m.group(2) == null ? "" : m.group(2))));
  }

  /// Says of a source where it reads like an instruction to a model.
  static void injections(VaultPath page, List<Injection> injections, List<Finding> findings) {
    if (!injections.isEmpty()) {
      String places =
          injections.stream()
              .map(one -> one.kind().label().toLowerCase(Locale.ROOT) + ", " + one.lines())
              .distinct()
              .limit(MOST_PLACES)
              .collect(Collectors.joining("; "));
      findings.add(
          new Finding(
              Rule.INJECTION,
              Severity.INFO,
              page,
              0,
              "its source contains text that reads like an instruction to a model ("
                  + places
                  + (injections.size() > MOST_PLACES ? "; and more" : "")
                  + "): nothing of it was compiled, and nobody should follow it"));
    }
  }

  /// Compares a source page with its raw file.
  ///
  /// @param raw the link to the raw file as the page gives it
  static Optional<Finding> raw(VaultPath page, String raw, String sha256, Linter.RawHashes hashes)
      throws IOException {
    String target = raw.replaceAll("^\\[\\[|(?:\\|.*)?]]$", "");
    if (!target.matches("raw/.+")
        || target.contains("/.")
        || target.contains("\\")
        || target.contains("//")) {
      return Optional.empty(); // the front matter's own rule says so
    }
    VaultPath file =
        VaultPath.of(target.endsWith("/") ? target.substring(0, target.length() - 1) : target);
    Optional<Sha256> hash = hashes.sha256(file);
    if (hash.isEmpty()) {
      return Optional.of(
          new Finding(
              Rule.RAW_MISSING,
              Severity.ERROR,
              page,
              1,
              file + " is gone: put it back, or run cairn remove " + page.basename()));
    }
    return hash.get().hex().equals(sha256)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Rule.RAW_CHANGED,
                Severity.WARNING,
                page,
                1,
                file + " has changed since: run cairn ingest"));
  }
}
