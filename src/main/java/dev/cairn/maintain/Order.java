package dev.cairn.maintain;

import dev.cairn.eval.Scorecard;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Content;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The order in which experiments are tried: first on the pages that the owner names in
/// `program.md`, then after the measures at which the wiki loses most.
final class Order {
  private static final VaultPath PROGRAM = VaultPath.of("program.md");

  private final Set<VaultPath> named;
  private final Map<Kind, Double> loss;

  private Order(Set<VaultPath> named, Map<Kind, Double> loss) {
    this.named = named;
    this.loss = loss;
  }

  static Order of(Vault vault, Look look, Scorecard card) throws IOException {
    Map<Kind, Double> loss = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      loss.put(
          kind,
          card.measure(kind.measure())
              .map(measure -> measure.weight() * (1 - measure.worth()))
              .orElse(0.0));
    }
    String program = vault.read(PROGRAM).map(Content::text).orElse("");
    return new Order(named(program, look), loss);
  }

  /// The pages that a text links or calls by their title.
  private static Set<VaultPath> named(String program, Look look) {
    Set<String> keys = new HashSet<>();
    Page.of(PROGRAM, program).links().stream()
        .map(Link::target)
        .forEach(target -> keys.add(NameKey.of(target)));
    String folded = " " + program.toLowerCase(java.util.Locale.ROOT).replaceAll("\\W+", " ") + " ";
    Set<VaultPath> named = new HashSet<>();
    for (Page page : look.topics()) {
      String title = page.title().toLowerCase(java.util.Locale.ROOT).replaceAll("\\W+", " ");
      boolean said = title.strip().length() > 3 && folded.contains(" " + title.strip() + " ");
      if (said || look.facts(page.path()).names().stream().anyMatch(keys::contains)) {
        named.add(page.path());
      }
    }
    return named;
  }

  List<Experiment> sorted(List<Experiment> experiments) {
    return experiments.stream()
        .sorted(
            Comparator.comparing((Experiment one) -> !named.contains(one.page()))
                .thenComparing(one -> -loss.getOrDefault(one.kind(), 0.0))
                .thenComparing(Experiment::kind)
                .thenComparing(Experiment::page))
        .toList();
  }
}
