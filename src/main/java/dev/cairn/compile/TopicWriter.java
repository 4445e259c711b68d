package dev.cairn.compile;

import dev.cairn.compile.TopicOutline.Point;
import dev.cairn.vault.FrontMatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Writes a topic's page from what sources say, in their own words.
final class TopicWriter {
  private final Store store;
  private final Surroundings wiki;

  TopicWriter(Store store, Surroundings wiki) {
    this.store = store;
    this.wiki = wiki;
  }

  /// @param aliases what else the topic is called
  PageText write(Topic topic, Evidence evidence, List<String> aliases) {
    TopicOutline outline = TopicOutline.of(topic, evidence, store, wiki);
    PagePrinter page = new PagePrinter(wiki, topic.id());
    Optional<Point> definition = outline.definition();
    String description =
        definition
            .or(outline::foremost)
            .map(point -> PagePrinter.description(point.claim().statement().text()))
            .orElse("");
    body(topic, outline, page);
    Set<String> sources = page.sources();
    front(
        page,
        topic,
        description,
        aliases,
        sources.isEmpty() ? slugs(evidence) : sources,
        "baseline",
        wiki);
    return new PageText(topic.path(), topic.title(), description, page.page());
  }

  /// Prints a page's front matter.
  ///
  /// @param sources the slugs of the sources that the page rests on
  static void front(
      PagePrinter page,
      Topic topic,
      String description,
      List<String> aliases,
      Set<String> sources,
      String writer,
      Surroundings wiki) {
    page.field("type", topic.kind().type());
    page.text("title", topic.title());
    page.text("description", description);
    page.texts("aliases", aliases);
    page.field("tags", topic.kind() == Topic.Kind.PERSON ? "[person]" : "[]");
    dates(page, sources, wiki);
    Set<String> cited = page.sources();
    page.field(
        "sources", FrontMatter.quoted(cited.stream().map(slug -> "[[" + slug + "]]").toList()));
    page.field("written-by", writer);
  }

  /// What a page has whose every statement the gate has refused.
  private static Set<String> slugs(Evidence evidence) {
    Set<String> slugs = new TreeSet<>();
    evidence.bearings().forEach(bearing -> slugs.add(bearing.slug()));
    return slugs;
  }

  private static void dates(PagePrinter page, Set<String> sources, Surroundings wiki) {
    TreeSet<String> created = new TreeSet<>();
    TreeSet<String> updated = new TreeSet<>();
    for (String slug : sources) {
      SourceRecord record = wiki.record(slug);
      created.add(record.created());
      updated.add(record.ingested());
    }
    page.field("created", created.first());
    page.field("updated", updated.last());
  }

  private void body(Topic topic, TopicOutline outline, PagePrinter page) {
    page.line("# " + dev.cairn.vault.Prose.escape(topic.title()));
    outline
        .definition()
        .ifPresent(point -> page.line("").line(page.sentence(point.claim(), point.also(), true)));
    outline.disagreements().forEach(one -> disagreement(one, page));
    if (!outline.points().isEmpty()) {
      page.heading("Key points");
      boolean first = true;
      for (TopicOutline.Group group : outline.points()) {
        if (!first) {
          page.line("");
        }
        first = false;
        if (!group.label().isEmpty()) {
          page.line("**" + dev.cairn.vault.Prose.escape(group.label()) + "**").line("");
        }
        group
            .points()
            .forEach(point -> page.line("- " + page.sentence(point.claim(), point.also(), true)));
      }
    }
    if (!outline.timeline().isEmpty()) {
      page.heading("Timeline");
      outline
          .timeline()
          .forEach(dated ->
              page.line(
                  "- **"
                      + dated.date().display()
                      + "** "
                      + label(dated)
                      + page.sentence(dated.point().claim(), dated.point().also(), true)));
    }
    connections(outline, page);
  }

  /// The label that holds the entry's date, where its sentence does not.
  private static String label(TopicOutline.Dated dated) {
    Statement statement = dated.point().claim().statement();
    boolean inText = !dev.cairn.text.DateMention.of(statement.text()).isEmpty();
    return inText || statement.label().isEmpty()
        ? ""
        : dev.cairn.vault.Prose.escape(statement.label()) + ": ";
  }

  private static void disagreement(Disagreement one, PagePrinter page) {
    List<String> sides =
        new ArrayList<>(
            List.of(
                page.sentence(one.first(), List.of(), true),
                page.sentence(one.second(), List.of(), true)));
    page.line("");
    page.line(
        "> [!warning] Sources disagree: "
            + dev.cairn.vault.Prose.escape(one.left() + " or " + one.right()));
    sides.forEach(side -> page.line("> - " + side));
    page.line("> verdict: open");
  }

  /// Topics that one sentence connects with this one share its line.
  private void connections(TopicOutline outline, PagePrinter page) {
    Map<Claim, List<String>> links = new LinkedHashMap<>();
    for (TopicOutline.Connection connection : outline.connections()) {
      wiki.topic(connection.topic())
          .map(other ->
              "[[" + wiki.target(other) + "|" + other.title().replaceAll("[\\[\\]|]", "") + "]]")
          .ifPresent(link ->
              links.computeIfAbsent(connection.claim(), claim -> new ArrayList<>()).add(link));
    }
    if (!links.isEmpty()) {
      page.heading("Connections");
      links.forEach((claim, some) ->
          page.line(
              "- " + String.join(", ", some) + " — " + page.sentence(claim, List.of(), false)));
    }
  }
}
