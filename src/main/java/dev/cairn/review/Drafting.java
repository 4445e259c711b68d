package dev.cairn.review;

import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out what a choice would make of the pages as they stand.
final class Drafting {
  private static final int HASH_DIGITS = 12;

  private final Vault vault;
  private final Map<VaultPath, String> before = new LinkedHashMap<>();
  private final Map<VaultPath, String> after = new LinkedHashMap<>();
  private final List<Step.Naming> names = new ArrayList<>();
  private Optional<VaultPath> stale = Optional.empty();
  private Optional<VaultPath> handsOff = Optional.empty();

  private Drafting(Vault vault) {
    this.vault = vault;
  }

  static Drafting of(Vault vault, Choice choice) throws IOException {
    Drafting drafting = new Drafting(vault);
    for (Step step : choice.steps()) {
      drafting.take(step);
    }
    return drafting;
  }

  private void take(Step step) throws IOException {
    VaultPath path = step.path();
    if (!before.containsKey(path)) {
      String now = vault.read(path).map(Content::text).orElse("").replace("\r\n", "\n");
      before.put(path, now);
      after.put(path, now);
    }
    String text = after.getOrDefault(path, "");
    if (Page.of(path, text).isHandsOff()) {
      handsOff = Optional.of(path);
    }
    switch (step) {
      case Step.Patch(VaultPath _, String diff) -> {
        boolean creates = diff.startsWith("@@ -0,0 ");
        Optional<String> patched =
            creates == text.isEmpty() ? Patcher.apply(diff, text) : Optional.empty();
        patched.ifPresentOrElse(done -> after.put(path, done), () -> stale = Optional.of(path));
      }
      case Step.Removal(VaultPath _, String made) -> {
        if (text.isEmpty() || !hash(text).equals(made)) {
          stale = Optional.of(path);
        }
        after.put(path, "");
      }
      case Step.Naming naming -> {
        names.add(naming);
        if (text.isEmpty()) {
          stale = Optional.of(path);
        }
        after.put(path, Aliases.added(text, naming.name()));
      }
    }
  }

  /// The start of a text's hash, by which a removal knows the page that it was proposed for.
  static String hash(String text) {
    return Content.of(text).sha256().hex().substring(0, HASH_DIGITS);
  }

  /// A page of which the change has no place any more.
  Optional<VaultPath> stale() {
    return stale;
  }

  /// A page that its owner keeps.
  Optional<VaultPath> handsOff() {
    return handsOff;
  }

  List<Step.Naming> names() {
    return names;
  }

  List<Preview> previews() {
    return before.keySet().stream()
        .map(path -> new Preview(path, before.getOrDefault(path, ""), after.getOrDefault(path, "")))
        .toList();
  }
}
