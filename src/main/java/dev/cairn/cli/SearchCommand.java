package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.search.Correction;
import dev.cairn.search.Hit;
import dev.cairn.search.Hits;
import dev.cairn.search.Query;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.search.Snippet;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `cairn search`.
@Command(
    name = "search",
    description =
        "Find pages and raw passages, best first. Any word finds; \"a phrase\" must stand so; -word"
            + " leaves out; begin* finds words that begin so; tag:, type:, in:, path:, since: and"
            + " until: narrow.")
final class SearchCommand extends CairnCommand {
  /// Where to search.
  enum Where {
    wiki,
    raw,
    all
  }

  /// Reads a day, and says what one looks like.
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + value + "' is no day such as 2026-04-01.");
      }
    }
  }

  @Spec @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Words to look for.")
  List<String> words = new ArrayList<>();

  @Option(names = "--in", paramLabel = "WHERE", description = "wiki, raw or all.")
  Where where = Where.all;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only pages of this type: concept, entity, source, answer, raw, note.")
  @Nullable String type;

  @Option(names = "--tag", paramLabel = "TAG", description = "Only pages with this tag.")
  @Nullable String tag;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only files dated on this day or later, such as 2026-04-01.")
  @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only files dated on this day or earlier.")
  @Nullable LocalDate until;

  @Option(names = "--limit", paramLabel = "N", description = "The most hits.")
  int limit = Query.DEFAULT_LIMIT;

  @Override
  ExitCode run(Console console) throws IOException {
    for (String word : words) {
      if (word.startsWith("--") && !endsOptions()) {
        throw Failure.usage(
            "usage",
            "Unknown option: '" + word + "'",
            "See: cairn search --help, or look for it with: cairn search -- " + word);
      }
    }
    if (limit < 1) {
      throw Failure.usage("usage", "--limit must be at least 1.", "");
    }
    Query.Scope scope =
        switch (where) {
          case wiki -> Query.Scope.WIKI;
          case raw -> Query.Scope.RAW;
          case all -> Query.Scope.ALL;
        };
    try (SearchIndex index = SearchIndex.open(cairn().vault())) {
      Query query = new Query(String.join(" ", words), scope, type, tag, since, until, limit);
      SearchIndex.Answer answer = index.ask(query);
      Refreshed refreshed = answer.refreshed();
      if (refreshed.rebuiltBecause() != null) {
        console.note("The search index was rebuilt because " + refreshed.rebuiltBecause() + ".");
      }
      json(console, answer.hits());
      text(console, answer.hits());
    }
    return ExitCode.DONE;
  }

  /// Whether a `--` says that what follows are words.
  private boolean endsOptions() {
    return spec != null && spec.commandLine().getParseResult().originalArgs().contains("--");
  }

  private static void json(Console console, Hits hits) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hits", hits.hits().stream().map(SearchCommand::json).toList());
    json.put("total", hits.total());
    if (!hits.corrected().isEmpty()) {
      Map<String, String> corrected = new LinkedHashMap<>();
      hits.corrected().forEach(word -> corrected.put(word.word(), word.shown()));
      json.put("corrected", corrected);
    }
    json.put("ms", hits.ms());
    console.json(json);
  }

  private static Map<String, Object> json(Hit hit) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", hit.path().value());
    json.put("title", hit.title());
    json.put("section", hit.section());
    json.put("type", hit.type());
    json.put("score", hit.score());
    json.put("snippet", hit.snippet().text());
    json.put("line", hit.line());
    return json;
  }

  private static void text(Console console, Hits hits) {
    for (Correction word : hits.corrected()) {
      console.line("Nothing for '" + word.word() + "'; showing '" + word.shown() + "'.");
    }
    for (Hit hit : hits.hits()) {
      String section =
          hit.section().isEmpty() || hit.section().equals(hit.title()) ? "" : " › " + hit.section();
      console.line(
          console.styled(hit.title(), Style.BOLD)
              + section
              + "  "
              + console.styled(hit.path() + ":" + hit.line(), Style.CYAN));
      console.line("    " + marked(console, hit.snippet()));
    }
    int more = hits.total() - hits.hits().size();
    console.line(
        hits.hits().isEmpty()
            ? "Nothing found."
            : more > 0
                ? "… and " + more + " more files; --limit shows more"
                : hits.total() + (hits.total() == 1 ? " file" : " files"));
  }

  private static String marked(Console console, Snippet snippet) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Snippet.Mark mark : snippet.marks()) {
      out.append(snippet.text(), from, mark.start());
      out.append(
          console.styled(
              snippet.text().substring(mark.start(), mark.end()), Style.BOLD, Style.YELLOW));
      from = mark.end();
    }
    return out.append(snippet.text().substring(from)).toString().replace('\n', ' ');
  }
}
