package dev.cairn.maintain;

import dev.cairn.lint.PageFacts;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Link;
import dev.cairn.vault.VaultPath;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells which page a link means whose target is wrong: the only one that goes by the target's name
/// in another spelling, by the link's words, or by the target with one letter wrong.
final class Meaning {
  private static final int LONG_ENOUGH = 6;

  private final Set<VaultPath> topics = new HashSet<>();
  private final Map<String, Set<VaultPath>> byKey = new HashMap<>();
  private final Map<String, Set<VaultPath>> byForm = new HashMap<>();

  Meaning(Look look) {
    for (PageFacts page : look.facts()) {
      if (page.isTopic()) {
        topics.add(page.path());
      }
      if (!page.isList() && !page.type().equals("review")) {
        for (String key : page.names()) {
          byKey.computeIfAbsent(key, none -> new HashSet<>()).add(page.path());
          forms(key)
              .forEach(
                  form -> byForm.computeIfAbsent(form, none -> new HashSet<>()).add(page.path()));
        }
      }
    }
  }

  /// The page that a link means; empty where that is not certain.
  ///
  /// @param among the only pages that may be meant; empty for all
  Optional<VaultPath> of(Link link, Collection<VaultPath> among) {
    String target = MendLinks.key(link.target());
    String words = NameKey.of(link.text());
    return only(byKey.getOrDefault(words, Set.of()), among)
        .or(() -> only(byKey.getOrDefault(target, Set.of()), among))
        .or(() -> slipped(target, among));
  }

  /// The only page of some, or the only one that is about a thing and not about a source that is
  /// called after it.
  private Optional<VaultPath> only(Set<VaultPath> pages, Collection<VaultPath> among) {
    List<VaultPath> all =
        pages.stream().filter(page -> among.isEmpty() || among.contains(page)).toList();
    List<VaultPath> about = all.stream().filter(topics::contains).toList();
    List<VaultPath> left = about.isEmpty() ? all : about;
    return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
  }

  private Optional<VaultPath> slipped(String target, Collection<VaultPath> among) {
    Set<VaultPath> alike = new HashSet<>();
    forms(target).forEach(form -> alike.addAll(byForm.getOrDefault(form, Set.of())));
    return only(alike, among);
  }

  /// A key with each of its letters left out: two keys one letter apart share a form. A digit tells
  /// things apart, so that keys with one have none.
  static Set<String> forms(String key) {
    Set<String> forms = new TreeSet<>();
    if (key.length() >= LONG_ENOUGH && key.chars().noneMatch(Character::isDigit)) {
      forms.add(key);
      for (int i = 0; i < key.length(); i++) {
        forms.add(key.substring(0, i) + key.substring(i + 1));
      }
    }
    return forms;
  }
}
