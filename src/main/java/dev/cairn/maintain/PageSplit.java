package dev.cairn.maintain;

import dev.cairn.text.Slug;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How a page that is too long can be split: its longest sections become pages of their own, until
/// what is left is short enough.
///
/// @param words how long the page is
/// @param sections the headings of those that go; empty where it is short enough, or has no section
///   that would stand by itself
/// @param edits what makes it so; each sentence keeps its citation
record PageSplit(int words, List<String> sections, List<Edit> edits) {
  private static final int MOST_WORDS = 4_000;
  private static final int FEWEST_WORDS = 200;
  private static final Set<String> STAY =
      Set.of("Sources", "Connections", "Timeline", "Key points", "See also");

  /// A section of the second level.
  ///
  /// @param start the line of its heading, from 0
  /// @param end the line behind its last
  private record Section(String heading, int start, int end, int words) {}

  PageSplit {
    sections = List.copyOf(sections);
    edits = List.copyOf(edits);
  }

  /// @param files of the vault, whose names are taken
  static PageSplit of(Page page, Collection<VaultPath> files) {
    int words = words(page.body());
    List<String> lines = page.text().lines().toList();
    List<Section> going = new ArrayList<>();
    int left = words;
    for (Section section : longestFirst(lines, page.front().lines())) {
      if (left > MOST_WORDS) {
        going.add(section);
        left -= section.words();
      }
    }
    if (going.isEmpty()) {
      return new PageSplit(words, List.of(), List.of());
    }
    going.sort(Comparator.comparingInt(Section::start));
    return new PageSplit(
        words, going.stream().map(Section::heading).toList(), edits(page, lines, going, files));
  }

  private static List<Section> longestFirst(List<String> lines, int from) {
    List<Section> sections = new ArrayList<>();
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).startsWith("## ")) {
        int end = i + 1;
        while (end < lines.size()
            && !lines.get(end).startsWith("## ")
            && Citation.labelDefinedBy(lines.get(end)).isEmpty()) {
          end++;
        }
        String heading = lines.get(i).substring(3).strip();
        int words = words(String.join("\n", lines.subList(i, end)));
        if (!STAY.contains(heading) && words >= FEWEST_WORDS) {
          sections.add(new Section(heading, i, end, words));
        }
      }
    }
    sections.sort(Comparator.comparingInt(Section::words).reversed());
    return sections;
  }

  private static List<Edit> edits(
      Page page, List<String> lines, List<Section> going, Collection<VaultPath> files) {
    Set<VaultPath> taken = new HashSet<>(files);
    List<Edit> edits = new ArrayList<>();
    List<String> left = new ArrayList<>(lines);
    for (Section section : going.reversed()) {
      String title = page.title() + ": " + section.heading();
      VaultPath path = path(page.path(), title, taken);
      String text = text(page, title, lines.subList(section.start() + 1, section.end()), lines);
      edits.addFirst(new Edit(path, null, Content.of(text)));
      List<String> body = left.subList(section.start() + 1, section.end());
      body.clear();
      body.addAll(List.of("", "See " + Ideas.link(path, title) + ".", ""));
    }
    edits.addFirst(
        new Edit(page.path(), Content.of(page.text()), Content.of(withoutUncarried(left))));
    return edits;
  }

  private static VaultPath path(VaultPath of, String title, Set<VaultPath> taken) {
    String folder = of.value().substring(0, of.value().lastIndexOf('/') + 1);
    String slug = Slug.of(title).value();
    VaultPath path = VaultPath.of(folder + slug + ".md");
    for (int number = 2; !taken.add(path); number++) {
      path = VaultPath.of(folder + slug + "-" + number + ".md");
    }
    return path;
  }

  /// A page with a section's text and the footnotes that it carries.
  private static String text(Page page, String title, List<String> section, List<String> all) {
    List<String> body = new ArrayList<>(section);
    Set<String> carried = carried(section);
    List<String> notes =
        all.stream()
            .filter(line -> Citation.labelDefinedBy(line).filter(carried::contains).isPresent())
            .toList();
    if (!notes.isEmpty()) {
      body.addAll(List.of("", "## Sources", ""));
      body.addAll(notes);
    }
    String shown = title.replace("\\", "\\\\").replace("\"", "\\\"");
    String writer = page.front().get("written-by").orElse("human");
    return ("---\ntype: %s\ntitle: \"%s\"\nwritten-by: %s\n---\n\n# %s\n\n%s\n")
        .formatted(page.type(), shown, writer, title, String.join("\n", body).strip());
  }

  private static Set<String> carried(List<String> lines) {
    Set<String> labels = new HashSet<>();
    lines.stream()
        .filter(line -> Citation.labelDefinedBy(line).isEmpty())
        .forEach(line -> labels.addAll(Footnotes.labels(line)));
    return labels;
  }

  private static String withoutUncarried(List<String> lines) {
    Set<String> carried = carried(lines);
    return String.join(
            "\n",
            lines.stream()
                .filter(line -> Citation.labelDefinedBy(line).map(carried::contains).orElse(true))
                .toList())
        + "\n";
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
