package dev.cairn.cli;

import dev.cairn.graph.LinkNetwork;
import dev.cairn.search.Related;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn related`.
@Command(
    name = "related",
    description = "Pages that have to do with a page, by links and by words, and why.")
final class RelatedCommand extends NetworkCommand {
  @Parameters(paramLabel = "PAGE", description = "A page by path, name, title or alias.")
  String name = "";

  @Option(names = "--limit", paramLabel = "N", description = "The most pages; 10 unless said.")
  int limit = 10;

  @Override
  ExitCode run(Console console, Vault vault, SearchIndex index) throws IOException {
    if (limit < 1) {
      throw Failure.usage("usage", "--limit must be at least 1.", "");
    }
    LinkNetwork network = index.pages().network();
    VaultPath page = find(name, network, index.pages());
    List<Map<String, Object>> pages = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Related related : Related.to(page, network, index, limit)) {
      String title = title(related.path(), vault);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("path", related.path().value());
      json.put("title", title);
      json.put("score", related.score());
      json.put("why", related.why());
      pages.add(json);
      rows.add(List.of(title, related.path().value(), related.why()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", page.value());
    json.put("pages", pages);
    console.json(json);
    console.line(console.styled(page.value(), Console.Style.BOLD));
    console.table(
        rows.stream().map(row -> List.of("  " + row.get(0), row.get(1), row.get(2))).toList());
    if (rows.isEmpty()) {
      console.line("  Nothing links to it, it links to nothing, and no page uses its words.");
    }
    return ExitCode.DONE;
  }
}
