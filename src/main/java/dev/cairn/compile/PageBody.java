package dev.cairn.compile;

import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A page's body, taken apart: what stands below its title, its callouts, its sections, and the
/// citations that its marks name.
///
/// @param lead the lines before the first heading, without callouts
/// @param callouts each with its lines, in order
/// @param sections without `## Sources`
/// @param citations by label
record PageBody(
    List<String> lead,
    List<List<String>> callouts,
    List<Section> sections,
    Map<String, Citation> citations) {
  static final String CONNECTIONS = "Connections";
  static final String SOURCES = "Sources";

  /// @param lines without blank ones at either end
  record Section(String heading, List<String> lines) {
    Section {
      lines = trimmed(lines);
    }
  }

  static PageBody of(Page page) {
    List<String> lead = new ArrayList<>();
    List<List<String>> callouts = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    Map<String, Citation> citations = new LinkedHashMap<>();
    List<String> lines = lead;
    String heading = "";
    boolean quoted = false;
    for (String line : page.body().lines().toList()) {
      if (Citation.labelDefinedBy(line).isPresent()) {
        Citation.of(line).ifPresent(citation -> citations.put(citation.label(), citation));
      } else if (line.startsWith("## ")) {
        add(heading, lines, lead, sections);
        heading = line.substring(3).strip();
        lines = new ArrayList<>();
      } else if (heading.isEmpty() && line.startsWith(">")) {
        if (!quoted) {
          callouts.add(new ArrayList<>());
        }
        callouts.getLast().add(line);
      } else if (!(heading.isEmpty() && line.startsWith("# "))) {
        lines.add(line);
      }
      quoted = heading.isEmpty() && line.startsWith(">");
    }
    add(heading, lines, lead, sections);
    return new PageBody(trimmed(lead), callouts, sections, citations);
  }

  private static void add(
      String heading, List<String> lines, List<String> lead, List<Section> sections) {
    if (lines != lead && !(heading.equals(SOURCES) && trimmed(lines).isEmpty())) {
      sections.add(new Section(heading, lines));
    }
  }

  static List<String> trimmed(List<String> lines) {
    int from = 0;
    int to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return List.copyOf(lines.subList(from, to));
  }

  /// All lines that may carry marks.
  List<String> lines() {
    List<String> all = new ArrayList<>(lead);
    callouts.forEach(all::addAll);
    sections.forEach(section -> all.addAll(section.lines()));
    return all;
  }
}
