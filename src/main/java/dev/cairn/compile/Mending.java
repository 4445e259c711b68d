package dev.cairn.compile;

import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Trailer;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.PlainText;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells which of the pages that an operation mends say what the compiler would not, so that it
/// goes on merging them and never replaces them, though the engine was the last to write them.
final class Mending {
  private Mending() {}

  /// A `Cairn-Kept` trailer for every such page.
  static List<Trailer> kept(Edits edits, Store store, History history) throws IOException {
    Set<VaultPath> kept = new TreeSet<>();
    Set<VaultPath> others = new HashSet<>();
    for (Edit edit : edits.edits()) {
      if (edit.base() != null && store.hasPage(edit.path())) {
        if (!store.page(edit.path()).equals(Optional.of(edit.base().text()))) {
          others.add(edit.path());
        } else if (edit.content() != null && saysMore(edit.base(), edit.content())) {
          kept.add(edit.path());
        }
      }
    }
    Map<VaultPath, Logged> last = history.lastTouchers(others);
    others.stream()
        .filter(path -> !last.containsKey(path) || isKept(path, last.get(path)))
        .forEach(kept::add);
    return kept.stream().map(path -> new Trailer("Cairn-Kept", path.value())).toList();
  }

  /// Whether a page as compiled now says what the compiler would not, and would lose it when it is
  /// compiled again.
  private static boolean saysMore(Content compiled, Content now) {
    return !PlainText.of(now.text()).equals(PlainText.of(compiled.text()));
  }

  private static boolean isKept(VaultPath path, @Nullable Logged last) {
    return last != null && last.operation().values("Cairn-Kept").contains(path.value());
  }
}
