package dev.cairn.lint;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds pages about one thing, and files of one name. Takes time that grows with the number of
/// pages, not of pairs.
final class TwinLint {
  private static final int LONG_ENOUGH = 8;

  private final List<PageFacts> topics;
  private final List<Finding> findings;
  private final Set<List<VaultPath>> said = new HashSet<>();

  private TwinLint(List<PageFacts> topics, List<Finding> findings) {
    this.topics = topics;
    this.findings = findings;
  }

  /// @param pages all pages of the vault, ordered by path
  static void of(List<PageFacts> pages, List<Finding> findings) {
    TwinLint lint = new TwinLint(pages.stream().filter(PageFacts::isTopic).toList(), findings);
    lint.sameNames();
    lint.similarTitles();
  }

  private void sameNames() {
    Map<String, List<PageFacts>> byName = new TreeMap<>();
    for (PageFacts page : topics) {
      page.names().forEach(name -> byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(page));
    }
    for (List<PageFacts> pages : byName.values()) {
      for (int i = 1; i < pages.size(); i++) {
        report(
            pages.getFirst(),
            pages.get(i),
            Severity.WARNING,
            " goes by the same name: merge the two, or tell them apart");
      }
    }
  }

  /// Titles one letter apart share a form with one letter left out.
  private void similarTitles() {
    Map<String, List<PageFacts>> byForm = new HashMap<>();
    for (PageFacts page : topics) {
      if (page.titleKey().length() >= LONG_ENOUGH) {
        for (String form : forms(page.titleKey())) {
          List<PageFacts> others = byForm.computeIfAbsent(form, f -> new ArrayList<>(1));
          for (PageFacts other : others) {
            if (isSlip(other.titleKey(), page.titleKey())) {
              report(
                  other,
                  page,
                  Severity.INFO,
                  " differs by one letter: merge the two if they are one");
            }
          }
          others.add(page);
        }
      }
    }
  }

  private static Collection<String> forms(String key) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(key);
    for (int i = 0; i < key.length(); i++) {
      forms.add(key.substring(0, i) + key.substring(i + 1));
    }
    return forms;
  }

  /// Whether one key comes from the other by a letter added, dropped, replaced or swapped with its
  /// neighbour. A digit that differs tells two things apart.
  private static boolean isSlip(String a, String b) {
    int from = 0;
    int shorter = Math.min(a.length(), b.length());
    while (from < shorter && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    int back = 0;
    while (back < shorter - from
        && a.charAt(a.length() - 1 - back) == b.charAt(b.length() - 1 - back)) {
      back++;
    }
    String left = a.substring(from, a.length() - back);
    String right = b.substring(from, b.length() - back);
    boolean swapped =
        left.length() == 2 && new StringBuilder(left).reverse().toString().equals(right);
    boolean digits = (left + right).chars().anyMatch(Character::isDigit);
    return !digits && (swapped || left.length() <= 1 && right.length() <= 1);
  }

  private void report(PageFacts first, PageFacts second, Severity severity, String message) {
    if (!first.path().equals(second.path()) && said.add(List.of(first.path(), second.path()))) {
      findings.add(
          new Finding(Rule.NEAR_DUPLICATE, severity, second.path(), 0, first.path() + message));
    }
  }

  /// Files of one name, of which one at least stands below `wiki/`.
  static void names(Collection<VaultPath> files, List<Finding> findings) {
    Map<String, List<VaultPath>> byName = new TreeMap<>();
    for (VaultPath file : files) {
      if (file.isMarkdown()) {
        byName
            .computeIfAbsent(Vault.foldedName(file.basename()), name -> new ArrayList<>(1))
            .add(file);
      }
    }
    for (List<VaultPath> paths : byName.values()) {
      List<VaultPath> ours = paths.stream().filter(path -> path.isUnder(Vault.WIKI)).toList();
      if (paths.size() > 1 && !ours.isEmpty()) {
        VaultPath other =
            paths.stream().filter(path -> !path.equals(ours.getLast())).findFirst().orElseThrow();
        findings.add(
            new Finding(
                Rule.DUPLICATE_BASENAME,
                ours.size() > 1 ? Severity.ERROR : Severity.INFO,
                ours.getLast(),
                0,
                other + " has the same name: links to either must carry the full path"));
      }
    }
  }
}
