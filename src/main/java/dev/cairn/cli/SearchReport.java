package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.search.Correction;
import dev.cairn.search.Glance;
import dev.cairn.search.Hit;
import dev.cairn.search.Hits;
import dev.cairn.search.HybridSearch;
import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.search.Snippet;
import dev.cairn.search.VectorIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Searches and prints what was found. Needs nothing of picocli, so that a search starts fast.
final class SearchReport {
  private SearchReport() {}

  /// @param mode null where the best is to be taken that there is
  static void print(
      Vault vault,
      Query query,
      @Nullable Mode mode,
      Glance glance,
      Map<String, String> environment,
      Console console)
      throws IOException {
    Optional<EmbeddingModel> model =
        mode == Mode.LEXICAL || mode == null && !VectorIndex.hasAny(vault)
            ? Optional.empty()
            : EmbeddingModel.forSearch(vault, environment, mode, console);
    try (SearchIndex index = SearchIndex.open(vault)) {
      if (model.isEmpty()) {
        print(console, index.ask(query, glance), Mode.LEXICAL);
        return;
      }
      try (HybridSearch search =
          HybridSearch.begin(
              vault,
              model.get().embedder(),
              query,
              mode == null ? Mode.HYBRID : mode,
              model.get().patience())) {
        print(console, search.answer(index, glance), mode);
      }
    }
  }

  private static void print(Console console, HybridSearch.Answer found, @Nullable Mode asked) {
    if (found.instead() != null && asked == Mode.VECTOR) {
      throw new Failure(
          ExitCode.NETWORK,
          "embedding",
          found.instead(),
          "Search by words with: cairn search --mode lexical");
    }
    if (found.instead() != null) {
      console.note(found.instead() + " These are the hits by words alone.");
    }
    print(console, found.answer(), found.mode());
  }

  static void print(Console console, SearchIndex.Answer answer, Mode mode) {
    if (answer.refreshed().rebuiltBecause() != null) {
      console.note(
          "The search index was rebuilt because " + answer.refreshed().rebuiltBecause() + ".");
    }
    json(console, answer.hits(), mode);
    text(console, answer.hits());
  }

  private static void json(Console console, Hits hits, Mode mode) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hits", hits.hits().stream().map(SearchReport::json).toList());
    json.put("total", hits.total());
    if (!hits.corrected().isEmpty()) {
      Map<String, String> corrected = new LinkedHashMap<>();
      hits.corrected().forEach(word -> corrected.put(word.word(), word.shown()));
      json.put("corrected", corrected);
    }
    json.put("mode", mode.name().toLowerCase(Locale.ROOT));
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
