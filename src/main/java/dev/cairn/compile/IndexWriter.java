package dev.cairn.compile;

import dev.cairn.compile.Store.Entry;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Writes the catalogue: `index.md`, and indexes by first letter for a kind of page that outgrows
/// it.
final class IndexWriter {
  private static final int MOST_LINES = 500;
  private static final Map<String, String> FOLDERS = folders();

  private final Store store;
  private final List<Entry> others;
  private final Predicate<String> takenElsewhere;

  /// @param others the pages below `wiki/` that the engine did not write
  IndexWriter(Store store, List<Entry> others, Predicate<String> takenElsewhere) {
    this.store = store;
    this.takenElsewhere = takenElsewhere;
    this.others = others;
  }

  private static Map<String, String> folders() {
    Map<String, String> folders = new LinkedHashMap<>();
    folders.put(Vault.ENTITIES, "Entities");
    folders.put(Vault.CONCEPTS, "Concepts");
    folders.put(Vault.ANSWERS, "Answers");
    folders.put(Vault.SOURCES, "Sources");
    folders.put(Vault.REVIEWS, "Reviews");
    return folders;
  }

  List<PageText> pages() {
    List<PageText> pages = new ArrayList<>();
    StringBuilder index = start("Index", "Every page of this wiki, by kind.");
    FOLDERS.forEach((folder, heading) -> {
      List<Entry> entries = new ArrayList<>(store.catalogue(folder));
      others.stream()
          .filter(entry ->
              isIn(entry, folder)
                  && entries.stream().noneMatch(known -> known.path().equals(entry.path())))
          .forEach(entries::add);
      entries.sort(java.util.Comparator.comparing(Entry::path));
      if (!entries.isEmpty()) {
        index.append("\n## ").append(heading).append(" (").append(entries.size()).append(")\n\n");
        section(folder, heading, entries, index, pages);
      }
    });
    if (index.indexOf("\n## ") < 0) {
      return List.of();
    }
    pages.add(new PageText(Vault.INDEX, "Index", "", index.toString()));
    return pages;
  }

  /// Pages that stand in no folder of the format are listed by their type, else among the concepts.
  private static boolean isIn(Entry entry, String folder) {
    if (FOLDERS.keySet().stream().anyMatch(entry.path()::isUnder)) {
      return entry.path().isUnder(folder);
    }
    return folder.equals(entry.type().equals("entity") ? Vault.ENTITIES : Vault.CONCEPTS);
  }

  private void section(
      String folder,
      String heading,
      List<Entry> entries,
      StringBuilder index,
      List<PageText> pages) {
    if (entries.size() <= MOST_LINES) {
      entries.forEach(entry -> index.append(line(entry)));
      return;
    }
    Map<String, List<Entry>> byLetter = new TreeMap<>();
    entries.forEach(
        entry -> byLetter.computeIfAbsent(letter(entry), letter -> new ArrayList<>()).add(entry));
    byLetter.forEach((letter, some) -> {
      String name = "index-" + folder.substring(folder.lastIndexOf('/') + 1) + "-" + letter;
      String title = heading + ": " + letter;
      StringBuilder text =
          start(title, heading + " whose names begin with " + letter + ".").append('\n');
      some.forEach(entry -> text.append(line(entry)));
      pages.add(
          new PageText(VaultPath.of(Vault.WIKI + "/" + name + ".md"), title, "", text.toString()));
      index
          .append("- [[")
          .append(name)
          .append('|')
          .append(title)
          .append("]] — ")
          .append(some.size())
          .append(" pages\n");
    });
  }

  private static StringBuilder start(String title, String description) {
    return new StringBuilder("---\ntype: index\ntitle: ")
        .append(dev.cairn.vault.FrontMatter.quoted(title))
        .append("\ndescription: ")
        .append(dev.cairn.vault.FrontMatter.quoted(description))
        .append("\nwritten-by: baseline\n---\n\n# ")
        .append(title)
        .append('\n');
  }

  private String line(Entry entry) {
    String description =
        entry.description().isEmpty() ? "" : " — " + Prose.escape(entry.description());
    String title = entry.title().replaceAll("[\\[\\]|]", "");
    String path = entry.path().value();
    String target =
        takenElsewhere.test(entry.path().basename())
            ? path.substring(0, path.length() - 3)
            : entry.path().basename();
    return "- [[" + target + "|" + title + "]]" + description + "\n";
  }

  /// The first letter, or two where the alphabet has them: most vaults that need this have many
  /// sources.
  private static String letter(Entry entry) {
    String name = entry.path().basename();
    int first = name.codePointAt(0);
    return Character.isDigit(first) ? "0-9" : Character.toString(first);
  }
}
