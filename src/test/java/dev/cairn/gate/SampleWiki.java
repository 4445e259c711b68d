package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A small wiki to plant faults in: two sources, one concept page that cites them, and its
/// neighbours.
final class SampleWiki {
  static final VaultPath PAGE = VaultPath.of("wiki/concepts/tide-mill.md");
  static final String HASH = "0123456789abcdef".repeat(4);

  static final String FRONT =
      """
      ---
      type: concept
      title: "Tide mill"
      description: "A water mill that is driven by the rise and fall of the tide."
      aliases: ["Sea mill"]
      tags: []
      created: 2026-04-08
      updated: 2026-04-13
      sources: ["[[mills-of-kent-a1b2c3]]"]
      written-by: baseline
      ---

      """;

  static final String CLEAN =
      FRONT
          + """
          # Tide mill

          A tide mill is a water mill driven by the rise and fall of the tide.[^mills-of-kent-a1b2c3-1]

          ## Key points

          **Where they stood**

          - Eling has two mills, restored by Ada Marsh in 1975.[^mills-of-kent-a1b2c3-2]
          - The pond held 4,000 cubic metres; it emptied in five hours.[^mills-of-kent-a1b2c3-3]

          ## Timeline

          - **1975-03-02** The mill opened on 2 March 1975.[^mills-of-kent-a1b2c3-4]

          ## Connections

          - [[water-wheel|Water wheel]] — a wheel driven by the tide.[^mills-of-kent-a1b2c3-1]

          ## Sources

          [^mills-of-kent-a1b2c3-1]: [[mills-of-kent-a1b2c3]], line 1: "driven by the rise and fall of the tide"
          [^mills-of-kent-a1b2c3-2]: [[mills-of-kent-a1b2c3]], line 3: "Eling has two mills, which Ada Marsh restored in 1975."
          [^mills-of-kent-a1b2c3-3]: [[mills-of-kent-a1b2c3]], line 5: "The pond held 4000 cubic metres"
          [^mills-of-kent-a1b2c3-4]: [[mills-of-kent-a1b2c3]], line 7: "opened on March 2nd, 1975"
          """;

  static final String SOURCE_PAGE =
      """
      ---
      type: source
      title: "Mills of Kent"
      created: 2026-04-08
      updated: 2026-04-08
      raw: "[[raw/mills-of-kent.md]]"
      sha256: %s
      ingested: 2026-04-08
      written-by: baseline
      ---

      # Mills of Kent

      ## Outline

      - Where the mills stood and who restored them
      """
          .formatted(HASH);

  final Map<VaultPath, Page> pages = new HashMap<>();
  final List<VaultPath> files = new ArrayList<>();
  final Map<String, SourceText> sources = new HashMap<>();

  SampleWiki() {
    add("wiki/sources/mills-of-kent-a1b2c3.md", SOURCE_PAGE);
    add(
        "wiki/concepts/water-wheel.md",
        FRONT.replace("Tide mill", "Water wheel") + "# Water wheel\n");
    add(
        "wiki/answers/what-is-a-mill.md",
        FRONT.replace("type: concept", "type: answer").replace("Tide mill", "What is a mill?"));
    files.add(VaultPath.of("raw/mills-of-kent.md"));
    sources.put("mills-of-kent-a1b2c3", kent());
    sources.put("what-is-a-mill", kent());
  }

  private static SourceText kent() {
    return new SourceText(
        "Mills of Kent",
        Map.of("author", "Tom Webb", "published", "2019-05-01"),
        List.of(
            passage(
                1, "A tide mill is a water mill that is driven by the rise and fall of the tide."),
            passage(3, "Eling has two mills, which Ada Marsh restored in 1975."),
            passage(
                5,
                "The pond held 4000 cubic metres. It emptied in 5 hours. See"
                    + " https://mills.example/eling for more."),
            passage(
                7,
                "The mill opened on March 2nd, 1975, and sold flour to “OpenMill” for 20 years.")));
  }

  static Passage passage(int line, String text) {
    return new Passage(
        Passage.Kind.PARAGRAPH,
        text,
        new Locator.Lines(line, line),
        List.of("Mills"),
        0,
        List.of());
  }

  void add(String path, String text) {
    VaultPath at = VaultPath.of(path);
    files.add(at);
    pages.put(at, Page.of(at, text));
  }

  Standing standing() {
    return new Standing(
        files,
        path -> Optional.ofNullable(pages.get(path)),
        slug -> Optional.ofNullable(sources.get(slug)));
  }

  /// The violations of the concept page when it reads so.
  List<Violation> check(String text) {
    return check(PAGE, text);
  }

  List<Violation> check(VaultPath path, String text) {
    return new WikiCheck(standing(), Allowance.NONE).violations(List.of(written(path, text)));
  }

  /// The violations when a sentence is added to the clean page as a list item, with or without a
  /// mark.
  List<Violation> checkItem(String item) {
    return check(CLEAN.replace("## Timeline\n", "- " + item + "\n\n## Timeline\n"));
  }

  /// A page that the engine writes where there was none.
  static Change written(VaultPath path, String text) {
    Content content = Content.of(text);
    return new Change(path, null, null, content, content, content, false);
  }

  static Change change(
      VaultPath path,
      @Nullable String head,
      @Nullable String working,
      @Nullable String own,
      @Nullable String placed) {
    return new Change(
        path,
        content(head),
        content(working),
        content(placed),
        content(placed),
        content(own),
        true);
  }

  static @Nullable Content content(@Nullable String text) {
    return text == null ? null : Content.of(text);
  }

  static List<Rule> rules(List<Violation> violations) {
    return violations.stream().map(Violation::rule).distinct().toList();
  }
}
