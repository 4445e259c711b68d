package dev.cairn.compile;

import dev.cairn.source.Injection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Writes into a source's page where the source reads like an instruction to a model. Kinds and
/// lines only: models read the page, and the words must not reach them by way of their report.
final class InjectionNote {
  private static final int MOST_PLACES = 12;

  private InjectionNote() {}

  /// The lines of the note; none where nothing was found.
  static List<String> lines(List<Injection> injections) {
    if (injections.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("> [!caution] The source contains text that reads like an instruction to a model");
    Map<Injection.Kind, List<Injection>> byKind =
        injections.stream()
            .collect(Collectors.groupingBy(Injection::kind, TreeMap::new, Collectors.toList()));
    byKind.forEach((kind, some) -> lines.add("> - " + kind.label() + ": " + places(some)));
    return lines;
  }

  private static String places(List<Injection> injections) {
    String first =
        injections.stream()
            .map(injection -> injection.lines().toString())
            .distinct()
            .limit(MOST_PLACES)
            .collect(Collectors.joining(", "));
    long more = injections.stream().map(Injection::lines).distinct().count() - MOST_PLACES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
