package dev.cairn.lint;

import dev.cairn.text.NameKey;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What lint keeps of a page once it has read it: who answers for it and what it goes by.
///
/// @param names the keys of its title, aliases and file name
/// @param titleKey the key of its title
public record PageFacts(
    VaultPath path, Writer writer, String type, String title, String titleKey, Set<String> names) {

  /// Who answers for a page.
  public enum Writer {
    /// The engine wrote it.
    ENGINE,
    /// A person wrote it, below `wiki/`.
    PERSON,
    /// A person's own note, outside `wiki/`.
    NOTE
  }

  public static PageFacts of(Page page) {
    Set<String> names = new LinkedHashSet<>();
    String titleKey = NameKey.of(page.title());
    names.add(titleKey);
    page.aliases().forEach(alias -> names.add(NameKey.of(alias)));
    names.add(NameKey.of(page.path().basename()));
    names.remove("");
    return new PageFacts(
        page.path(), writer(page), page.type(), page.title(), titleKey, Set.copyOf(names));
  }

  private static Writer writer(Page page) {
    if (!page.path().isUnder(Vault.WIKI)) {
      return Writer.NOTE;
    }
    boolean generated =
        List.of("index", "log", "review").contains(page.type())
            || page.path().equals(Vault.INDEX)
            || page.path().equals(Vault.LOG);
    boolean engine =
        page.front().get("written-by").filter(writer -> !writer.equals("human")).isPresent();
    return (generated || engine) && !page.isHandsOff() ? Writer.ENGINE : Writer.PERSON;
  }

  public boolean isEngines() {
    return writer == Writer.ENGINE;
  }

  /// Whether it is about something in the world: a concept or an entity.
  public boolean isTopic() {
    return type.equals("concept") || type.equals("entity");
  }

  /// Whether it lists other pages rather than speaking of them.
  public boolean isList() {
    return type.equals("index")
        || type.equals("log")
        || path.equals(Vault.INDEX)
        || path.equals(Vault.LOG);
  }

  /// How much a fault matters that the engine must never make and a person may.
  Severity severity() {
    return isEngines() ? Severity.ERROR : Severity.WARNING;
  }
}
