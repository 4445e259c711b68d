package dev.cairn.maintain;

import dev.cairn.review.Step;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A change that may make the wiki better, still to be tried.
///
/// @param page the page that it is about
/// @param subject what it does, in a line
/// @param edits of pages as they were when it was thought of
/// @param names what pages of the engine's are called from now on; the compiler follows them
public record Experiment(
    Kind kind, VaultPath page, String subject, Edits edits, List<Step.Naming> names) {
  private static final int BASIS_DIGITS = 16;

  public Experiment {
    subject = subject.replaceAll("\\s+", " ").strip();
    names = List.copyOf(names);
  }

  static Experiment of(Kind kind, VaultPath page, String subject, Edit... edits) {
    return new Experiment(kind, page, subject, new Edits(List.of(edits)), List.of());
  }

  /// What stands for all that it rests on: while it is the same, so is the outcome.
  String basis() {
    StringBuilder all = new StringBuilder(kind.word());
    for (Edit edit : edits.edits()) {
      all.append('\n').append(edit.path()).append(' ').append(hash(edit.base()));
      all.append(' ').append(hash(edit.content()));
    }
    names.forEach(name -> all.append('\n').append(name.path()).append('|').append(name.name()));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8))
        .hex()
        .substring(0, BASIS_DIGITS);
  }

  private static String hash(@Nullable Content content) {
    return content == null ? "-" : content.sha256().hex();
  }

  List<VaultPath> touched() {
    return edits.edits().stream().map(Edit::path).toList();
  }

  /// Whether every page is still what it was when this was thought of.
  boolean isFor(Vault vault) throws IOException {
    for (Edit edit : edits.edits()) {
      if (!vault.read(edit.path()).equals(Optional.ofNullable(edit.base()))) {
        return false;
      }
    }
    return true;
  }
}
