package dev.cairn.gate;

import dev.cairn.gate.PageText.Definition;
import dev.cairn.gate.SourceText.Place;
import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page together with the passages that its citations quote.
final class CitedPage {
  private final PageText text;
  private final Surroundings around;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final Map<String, Optional<Place>> places = new HashMap<>();

  CitedPage(Page page, Surroundings around) {
    this.text = new PageText(page);
    this.around = around;
    text.definitions()
        .forEach(definition -> definitions.putIfAbsent(definition.label(), definition));
  }

  Page page() {
    return text.page();
  }

  PageText text() {
    return text;
  }

  Surroundings around() {
    return around;
  }

  /// The definitions by label, the first of each.
  Map<String, Definition> definitions() {
    return definitions;
  }

  /// Where the quotation of the citation with this label stands; empty where it cannot be verified.
  Optional<Place> place(String label) {
    Optional<Place> known = places.get(label);
    if (known != null) {
      return known;
    }
    Optional<Place> found =
        Optional.ofNullable(definitions.get(label))
            .flatMap(Definition::citation)
            .flatMap(citation ->
                source(citation.source())
                    .flatMap(source -> source.find(citation.quotation(), citation.locator())));
    places.put(label, found);
    return found;
  }

  /// The text of a source that this page names by its slug or path.
  Optional<SourceText> source(String name) {
    return around.sources().of(name.substring(name.lastIndexOf('/') + 1));
  }

  /// The texts of all the sources that the page cites or lists; of a source page also its own.
  List<SourceText> sources() {
    List<String> names = new ArrayList<>();
    definitions.values().forEach(d -> d.citation().map(Citation::source).ifPresent(names::add));
    for (String link : page().front().list("sources")) {
      names.add(link.replaceAll("^\\[\\[|(?:\\\\?\\|.*)?]]$", ""));
    }
    if (page().type().equals("source")) {
      names.add(page().path().basename());
    }
    return names.stream().distinct().map(this::source).flatMap(Optional::stream).toList();
  }

  Violation violation(Rule rule, int line, String sentence, String message) {
    return new Violation(rule, path(), line, sentence, message);
  }

  VaultPath path() {
    return page().path();
  }
}
