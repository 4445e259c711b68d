package dev.cairn.compile;

import dev.cairn.compile.NameUse.Role;
import dev.cairn.text.Word;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Writes a source's page: what it is, its most telling sentences, the topics that it bears on, its
/// outline.
final class SourceWriter {
  private static final int MOST_POINTS = 6;
  private static final int MOST_TOPICS = 24;
  private static final int MOST_HEADINGS = 40;

  private final Store store;
  private final Surroundings wiki;

  SourceWriter(Store store, Surroundings wiki) {
    this.store = store;
    this.wiki = wiki;
  }

  PageText write(SourceRecord record) {
    int id = store.id(record.slug());
    Digest digest = store.digest(id);
    PagePrinter page = new PagePrinter(wiki, "");
    List<Claim> telling = telling(record.slug(), digest, store);
    List<Account.Gist> gist = gist(digest);
    String description =
        !gist.isEmpty()
            ? PagePrinter.description(gist.getFirst().text())
            : telling.isEmpty()
                ? digest.metadata().getOrDefault("description", "")
                : PagePrinter.description(telling.getFirst().statement().text());
    body(id, record, digest, telling, page);
    front(record, digest, description, page);
    return new PageText(record.page(), digest.title(), description, page.page());
  }

  /// What a model says of the source, without what the gate has refused.
  private static List<Account.Gist> gist(Digest digest) {
    Account account = digest.account();
    return account == null ? List.of() : account.gist();
  }

  private static void front(
      SourceRecord record, Digest digest, String description, PagePrinter page) {
    Map<String, String> metadata = digest.metadata();
    page.field("type", "source");
    page.text("title", digest.title());
    page.text("description", oneLine(description));
    page.field("aliases", "[]");
    page.texts("tags", digest.tags());
    page.field("created", record.created());
    page.field("updated", record.ingested());
    Account account = digest.account();
    page.field("written-by", account == null ? "baseline" : account.model());
    page.text("raw", "[[" + record.raw() + "]]");
    page.field("sha256", record.sha256().hex());
    page.text("author", oneLine(metadata.getOrDefault("author", "")));
    String published = metadata.getOrDefault("published", "");
    if (published.matches("[0-9]{4}(-[0-9]{2}){0,2}")) {
      page.field("published", published);
    } else {
      page.text("published", oneLine(published));
    }
    page.text("url", oneLine(metadata.getOrDefault("url", "")));
    page.field("format", digest.format());
    page.field("language", digest.language());
    page.field("ingested", record.ingested());
    page.text("origin", record.origin());
    if (!record.earlier().isEmpty()) {
      page.texts("revises", record.earlier().stream().map(raw -> "[[" + raw + "]]").toList());
    }
  }

  private static String said(
      Account.Gist gist, SourceRecord record, Digest digest, PagePrinter page) {
    List<Claim> claims =
        gist.statements().stream()
            .map(number -> Claim.of(record.slug(), digest.statement(number), 0, digest.language()))
            .toList();
    return page.said(gist.text(), digest.language(), claims);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private void body(
      int id, SourceRecord record, Digest digest, List<Claim> telling, PagePrinter page) {
    page.line("# " + Prose.escape(digest.title()));
    InjectionNote.lines(digest.injections()).forEach(page::line);
    List<Account.Gist> gist = gist(digest);
    if (!gist.isEmpty()) {
      String lead =
          gist.stream()
              .map(one -> said(one, record, digest, page))
              .collect(java.util.stream.Collectors.joining(" "));
      page.line("").line(lead);
    } else if (!telling.isEmpty()) {
      page.line("").line(page.sentence(telling.getFirst(), List.of(), true));
    }
    List<Claim> points =
        gist.isEmpty() && !telling.isEmpty() ? telling.subList(1, telling.size()) : telling;
    if (!points.isEmpty()) {
      page.heading("Key points");
      points.forEach(claim -> page.line("- " + page.sentence(claim, List.of(), true)));
    }
    List<Topic> topics = topics(id);
    if (!topics.isEmpty()) {
      page.heading("Topics");
      topics.forEach(topic ->
          page.line(
              "- [["
                  + wiki.target(topic)
                  + "|"
                  + topic.title().replaceAll("[\\[\\]|]", "")
                  + "]]"));
    }
    if (digest.outline().size() > 1) {
      page.heading("Outline");
      digest.outline().stream()
          .limit(MOST_HEADINGS)
          .forEach(heading -> {
            String text = heading.stripLeading();
            page.line(
                heading.substring(0, heading.length() - text.length()) + "- " + Prose.escape(text));
          });
      if (digest.outline().size() > MOST_HEADINGS) {
        page.line("- … and " + (digest.outline().size() - MOST_HEADINGS) + " more");
      }
    }
  }

  /// The topics that the source bears on, those that it says most about first.
  private List<Topic> topics(int id) {
    Map<String, Integer> weights = new TreeMap<>();
    store
        .namesOf(id)
        .forEach((key, use) -> {
          if (use.isSpokenOf()) {
            int weight = use.roles().stream().filter(Role::isCentral).mapToInt(Role::score).sum();
            wiki.linker().topic(key).ifPresent(topic -> weights.merge(topic, weight, Integer::sum));
          }
        });
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_TOPICS)
        .flatMap(entry -> wiki.topic(entry.getKey()).stream())
        .toList();
  }

  /// The source's most telling sentences: the first that can stand alone, then those with the most
  /// of the words that the source keeps using, in the order of the source.
  private static List<Claim> telling(String slug, Digest digest, Store store) {
    Map<String, Integer> counts = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    Map<Claim, StatementShape> shapes = new HashMap<>();
    Account account = digest.account();
    Set<Integer> chosen =
        account == null || account.claims().isEmpty() ? Set.of() : Set.copyOf(account.claims());
    for (Statement statement : digest.statements()) {
      Claim claim = Claim.of(slug, statement, 0, digest.language());
      claim.words().forEach(word -> counts.merge(word, 1, Integer::sum));
      StatementShape shape = StatementShape.of(statement, Word.of(statement.text()));
      if (shape.quotable()
          && (chosen.isEmpty() || chosen.contains(statement.number()))
          && shape.penalty() < 30
          && !shape.personal()
          && !store.isBanned(slug, statement.number())) {
        claims.add(claim);
        shapes.put(claim, shape);
      }
    }
    List<Claim> best = new ArrayList<>();
    claims.stream().limit(1).forEach(best::add);
    int most = Math.min(MOST_POINTS, 1 + claims.size() / 3);
    claims.stream()
        .sorted(
            Comparator.comparingDouble((Claim claim) -> -weight(claim, counts, shapes))
                .thenComparing(claim -> claim.statement().number()))
        .filter(claim -> best.stream().noneMatch(other -> other.equals(claim)))
        .limit(most)
        .sorted(Comparator.comparing(claim -> claim.statement().number()))
        .forEach(claim -> {
          if (best.stream().noneMatch(other -> other.likeness(claim) > 0.7)) {
            best.add(claim);
          }
        });
    return best;
  }

  private static double weight(
      Claim claim, Map<String, Integer> counts, Map<Claim, StatementShape> shapes) {
    StatementShape shape = java.util.Objects.requireNonNull(shapes.get(claim));
    double common =
        claim.words().stream()
            .mapToDouble(word -> Math.log1p(counts.getOrDefault(word, 0) - 1))
            .sum();
    double position = 2.0 / (1 + claim.statement().number() / 10.0);
    return common / Math.sqrt(claim.words().size() + 4)
        + position
        + (shape.bonus() - shape.penalty()) / 10.0;
  }
}
