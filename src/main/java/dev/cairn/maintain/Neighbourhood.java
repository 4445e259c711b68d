package dev.cairn.maintain;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which topics are near each other: by the links from one to the other, and by the sources that
/// both cite.
final class Neighbourhood {
  private static final int LINK = 3;
  private static final String HEADING = "## See also";

  private final Look look;
  private final Map<String, List<Page>> bySource = new HashMap<>();

  Neighbourhood(Look look) {
    this.look = look;
    for (Page page : look.topics()) {
      SourcePassages.of(page)
          .forEach(slug -> bySource.computeIfAbsent(slug, _ -> new ArrayList<>()).add(page));
    }
  }

  /// The topic from which a page might be linked; empty where none is near.
  Optional<Page> nearest(Page page) {
    Map<VaultPath, Integer> near = new HashMap<>();
    for (Link link : page.links()) {
      if (look.names().resolve(link.target(), page.path()) instanceof FileNames.Found(var to)) {
        near.merge(to, LINK, Integer::sum);
      }
    }
    SourcePassages.of(page)
        .forEach(slug ->
            bySource
                .getOrDefault(slug, List.of())
                .forEach(other -> near.merge(other.path(), 1, Integer::sum)));
    return near.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(page.path()) && isFree(entry.getKey()))
        .max(
            Comparator.comparingInt((Map.Entry<VaultPath, Integer> entry) -> entry.getValue())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(entry -> look.page(entry.getKey()));
  }

  private boolean isFree(VaultPath path) {
    Page page = look.pages().get(path);
    return page != null && look.facts(path).isTopic() && !page.isHandsOff() && !look.isBusy(path);
  }

  /// A page with one more line of what to see beside it.
  static String withSeeAlso(Page page, String item) {
    List<String> lines = new ArrayList<>(List.of(page.text().stripTrailing().split("\n", -1)));
    int heading = lines.indexOf(HEADING);
    int at = heading < 0 ? lines.indexOf("## Sources") : heading + 1;
    if (heading < 0) {
      boolean last = at < 0;
      at = last ? lines.size() : at;
      lines.addAll(at, last ? List.of("", HEADING, "", item) : List.of(HEADING, "", item, ""));
    } else {
      while (at < lines.size() && (lines.get(at).isBlank() || lines.get(at).startsWith("- "))) {
        at++;
      }
      while (lines.get(at - 1).isBlank()) {
        at--;
      }
      lines.addAll(at, at == heading + 1 ? List.of("", item) : List.of(item));
    }
    return String.join("\n", lines) + "\n";
  }
}
