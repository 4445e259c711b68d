package dev.cairn.search;

import dev.cairn.graph.PageLinks;
import dev.cairn.vault.VaultPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file says, as far as search is concerned.
///
/// @param type the page's type; `raw` or `note` where it has none
/// @param days when it was written or last revised, null where it does not say
/// @param links null where it is no page
/// @param units none for a file that is not searched, such as a generated list, else at least one
record FileText(
    VaultPath path,
    Kind kind,
    String type,
    String title,
    List<String> aliases,
    List<String> tags,
    @Nullable Days days,
    Writing writing,
    @Nullable PageLinks links,
    List<Unit> units) {

  /// Whose file it is.
  enum Kind {
    WIKI,
    RAW,
    NOTE;

    String term() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  FileText {
    aliases = List.copyOf(aliases);
    tags = List.copyOf(tags);
    units = List.copyOf(units);
  }
}
