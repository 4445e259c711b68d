package dev.cairn.lint;

import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The repairs of many findings as edits, one for each file.
public final class Fixes {
  private Fixes() {}

  /// The edits that make all the findings' repairs. A repair whose place has changed since is left
  /// out.
  public static Edits of(List<Finding> findings, Vault vault) throws IOException {
    Map<VaultPath, List<Fix>> byPath = new TreeMap<>();
    findings.forEach(finding ->
        finding
            .fix()
            .ifPresent(
                fix -> byPath.computeIfAbsent(fix.path(), path -> new ArrayList<>()).add(fix)));
    List<Edit> edits = new ArrayList<>();
    for (Map.Entry<VaultPath, List<Fix>> entry : byPath.entrySet()) {
      Optional<Content> content = vault.read(entry.getKey());
      if (content.isPresent()) {
        Content fixed = Content.of(fixed(content.get().text(), entry.getValue()));
        if (!fixed.equals(content.get())) {
          edits.add(new Edit(entry.getKey(), content.get(), fixed));
        }
      }
    }
    return new Edits(edits);
  }

  private static String fixed(String text, List<Fix> fixes) {
    StringBuilder out = new StringBuilder(text);
    int limit = text.length();
    for (Fix fix : fixes.stream().sorted(Comparator.comparingInt(Fix::start).reversed()).toList()) {
      if (fix.end() <= limit && text.startsWith(fix.there(), fix.start())) {
        out.replace(fix.start(), fix.end(), fix.replacement());
        limit = fix.start();
      }
    }
    return out.toString();
  }
}
