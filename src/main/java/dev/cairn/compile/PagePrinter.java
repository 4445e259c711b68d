package dev.cairn.compile;

import dev.cairn.vault.FrontMatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Prints a page: front matter, sentences with links and citations, the citations' definitions.
final class PagePrinter {
  private static final int LONGEST_DESCRIPTION = 240;

  private final Surroundings wiki;
  private final String self;
  private final StringBuilder front = new StringBuilder("---\n");
  private final StringBuilder body = new StringBuilder();
  private final Set<String> linked = new HashSet<>();
  private final TreeMap<String, Claim> cited = new TreeMap<>();

  /// @param self the topic that the page is about, which it does not link; empty where it is about
  ///   none
  PagePrinter(Surroundings wiki, String self) {
    this.wiki = wiki;
    this.self = self;
  }

  PagePrinter field(String key, String value) {
    front.append(key).append(": ").append(value).append('\n');
    return this;
  }

  PagePrinter text(String key, String value) {
    return value.isEmpty() ? this : field(key, FrontMatter.quoted(value));
  }

  PagePrinter texts(String key, List<String> values) {
    return field(key, FrontMatter.quoted(values));
  }

  PagePrinter line(String line) {
    body.append(line).append('\n');
    return this;
  }

  PagePrinter heading(String heading) {
    return line("").line("## " + heading).line("");
  }

  /// The sources cited so far, by slug.
  Set<String> sources() {
    Set<String> slugs = new java.util.TreeSet<>();
    cited.values().forEach(claim -> slugs.add(claim.slug()));
    return slugs;
  }

  /// A statement as a cited sentence.
  ///
  /// @param also claims that say the same
  /// @param link whether topics that were not linked before are linked here
  String sentence(Claim claim, List<Claim> also, boolean link) {
    String text = claim.statement().text();
    List<Linker.Span> spans = link ? wiki.linker().spans(text, claim.language()) : List.of();
    String markdown = Linker.linked(text, spans, this::target);
    List<String> marks = new ArrayList<>(List.of(cite(claim)));
    also.forEach(other -> marks.add(cite(other)));
    return finished(opened(markdown), text) + String.join("", marks);
  }

  /// A sentence in words of the wiki's own, cited.
  String said(String text, String language, List<Claim> claims) {
    String markdown = Linker.linked(text, wiki.linker().spans(text, language), this::target);
    StringBuilder marks = new StringBuilder();
    claims.forEach(claim -> marks.append(cite(claim)));
    return finished(markdown, text) + marks;
  }

  private @org.jspecify.annotations.Nullable String target(String topic) {
    return topic.equals(self) || !linked.add(topic)
        ? null
        : wiki.topic(topic).map(wiki::target).orElse(null);
  }

  /// Cites a claim and gives its mark.
  String cite(Claim claim) {
    cited.put(claim.citation().label(), claim);
    return claim.mark();
  }

  private static String opened(String markdown) {
    int first = markdown.codePointAt(0);
    return Character.isLowerCase(first)
            && !Character.isUpperCase(markdown.codePointAt(Math.min(1, markdown.length() - 1)))
        ? Forms.capitalised(markdown)
        : markdown;
  }

  /// A sentence with the full stop that a list item leaves out.
  static String finished(String markdown, String text) {
    String bare = text.replaceAll("[”\"’')\\]]+$", "");
    boolean ends = bare.isEmpty() || ".!?…。！？:".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    return ends
        ? markdown
        : markdown
            + (Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN
                ? "。"
                : ".");
  }

  /// A statement as one line of plain text.
  static String description(String text) {
    String line = finished(text, text);
    line = Forms.capitalised(line);
    if (line.length() <= LONGEST_DESCRIPTION) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return line.substring(0, space > 0 ? space : LONGEST_DESCRIPTION) + "…";
  }

  /// The page, its citations defined at the end.
  String page() {
    StringBuilder page = new StringBuilder(front).append("---\n\n").append(body);
    if (!cited.isEmpty()) {
      page.append("\n## Sources\n\n");
      cited.values().stream()
          .sorted(
              java.util.Comparator.comparing(Claim::slug)
                  .thenComparing(claim -> claim.statement().number()))
          .forEach(claim -> page.append(claim.citation().line()).append('\n'));
    }
    return page.toString();
  }
}
