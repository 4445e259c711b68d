package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.LinkNetwork;
import dev.cairn.graph.Reach;
import dev.cairn.graph.Reference;
import dev.cairn.graph.Trail;
import dev.cairn.graph.Trail.Step;
import dev.cairn.search.IndexedPages;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Citation;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cairn trail`.
@Command(
    name = "trail",
    description =
        "The shortest chain of links from one page to another, each with the sentence that makes"
            + " it. Links are followed either way. Exits with 1 where there is no chain.")
final class TrailCommand extends NetworkCommand {
  @Parameters(index = "0", paramLabel = "A", description = "A page by path, name, title or alias.")
  String start = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  String end = "";

  @Override
  ExitCode run(Console console, Vault vault, SearchIndex index) throws IOException {
    IndexedPages pages = index.pages();
    LinkNetwork network = pages.network();
    VaultPath from = find(start, network, pages);
    VaultPath to = find(end, network, pages);
    Optional<Trail> trail = Trail.between(from, to, network);
    if (trail.isEmpty()) {
      console.json(json(from, to, List.of()));
      console.line("No chain of links joins " + from + " and " + to + ".");
      console.line(
          "Links join "
              + Console.count(Reach.within(network.size(), from, network).size() - 1, "page")
              + " to the first and "
              + Console.count(Reach.within(network.size(), to, network).size() - 1, "page")
              + " to the second.");
      return ExitCode.FINDINGS;
    }
    print(console, vault, pages, from, to, trail.get());
    return ExitCode.DONE;
  }

  private static void print(
      Console console, Vault vault, IndexedPages indexed, VaultPath from, VaultPath to, Trail trail)
      throws IOException {
    LinkGraph links = links(trail, vault, indexed);
    List<Map<String, Object>> steps = new ArrayList<>();
    Map<String, Object> first = new LinkedHashMap<>();
    first.put("path", from.value());
    first.put("title", title(from, vault));
    first.put("via", "");
    steps.add(first);
    console.line(heading(console, from, vault));
    for (Step step : trail.steps()) {
      Optional<Reference> reference = reference(step, links);
      String sentence = reference.map(TrailCommand::sentence).orElse("");
      int line = reference.map(Reference::line).orElse(1);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("path", step.to().value());
      json.put("title", title(step.to(), vault));
      json.put("via", way(step) + (sentence.isEmpty() ? "" : ": " + sentence));
      json.put("direction", step.forward() ? "forward" : "back");
      json.put("citation", step.citation());
      json.put("page", step.holder().value());
      json.put("line", line);
      steps.add(json);
      console.line(
          "  " + way(step) + "  " + console.styled(step.holder() + ":" + line, Style.CYAN));
      if (!sentence.isEmpty()) {
        console.line("      " + sentence);
      }
      console.line(heading(console, step.to(), vault));
    }
    console.json(json(from, to, steps));
  }

  private static Map<String, Object> json(
      VaultPath from, VaultPath to, List<Map<String, Object>> steps) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from.value());
    json.put("to", to.value());
    json.put("steps", steps);
    return json;
  }

  private static String heading(Console console, VaultPath page, Vault vault) throws IOException {
    return console.styled(title(page, vault), Style.BOLD) + "  " + page;
  }

  private static String way(Step step) {
    if (step.citation()) {
      return step.forward() ? "cites" : "is cited by";
    }
    return step.forward() ? "links to" : "is linked from";
  }

  /// The links of the pages that a trail goes through.
  private static LinkGraph links(Trail trail, Vault vault, IndexedPages indexed)
      throws IOException {
    List<Page> pages = new ArrayList<>();
    for (VaultPath holder : trail.steps().stream().map(Step::holder).distinct().toList()) {
      vault.page(holder).ifPresent(pages::add);
    }
    return LinkGraph.of(pages, new FileNames(indexed.files()));
  }

  /// The link that makes a step: the first that says something about it.
  private static Optional<Reference> reference(Step step, LinkGraph links) {
    return links.outgoing(step.holder()).stream()
        .filter(link -> link.to().equals(step.target()))
        .map(LinkGraph.OutgoingLink::reference)
        .min(
            Comparator.comparing(Reference::isCitation)
                .thenComparing(reference -> isBare(reference)));
  }

  /// Whether the line holds nothing but the link, as in a list of links.
  private static boolean isBare(Reference reference) {
    return sentence(reference).equals(reference.link().text());
  }

  private static String sentence(Reference reference) {
    return Citation.of(reference.context())
        .map(citation -> "\"" + citation.quotation() + "\"")
        .orElseGet(reference::sentence);
  }
}
