package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.LinkGraph.OutgoingLink;
import dev.cairn.graph.Reference;
import dev.cairn.text.NameKey;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `cairn links`.
@Command(
    name = "links",
    description =
        "Links out of a page, links to it with their sentence, and links that lead nowhere yet.")
final class LinksCommand extends CairnCommand {
  @Parameters(paramLabel = "PAGE", description = "A page by path, name, title or alias.")
  String name = "";

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    LinkGraph graph = LinkGraph.of(vault);
    VaultPath page = find(vault, graph);
    Set<String> out = new LinkedHashSet<>();
    for (OutgoingLink link : graph.outgoing(page)) {
      if (!link.reference().isCitation()) {
        out.add(link.to().value());
      }
    }
    List<Reference> back =
        graph.backlinks(page).stream().filter(reference -> !reference.from().equals(page)).toList();
    List<Reference> wanted = graph.wantedBy(page);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", page.value());
    json.put("out", List.copyOf(out));
    json.put("back", back.stream().map(LinksCommand::json).toList());
    json.put(
        "wanted", wanted.stream().map(reference -> reference.link().target()).distinct().toList());
    console.json(json);
    text(console, page, out, back, wanted);
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(Reference reference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", reference.from().value());
    json.put("line", reference.line());
    json.put("sentence", reference.sentence());
    json.put("citation", reference.isCitation());
    return json;
  }

  private static void text(
      Console console,
      VaultPath page,
      Set<String> out,
      List<Reference> back,
      List<Reference> wanted) {
    console.line(console.styled(page.value(), Style.BOLD));
    console.line("links to (" + out.size() + ")");
    out.forEach(path -> console.line("  " + path));
    console.line("linked from (" + back.size() + ")");
    back.forEach(reference -> {
      console.line("  " + console.styled(reference.from() + ":" + reference.line(), Style.CYAN));
      console.line("      " + (reference.isCitation() ? "cites it" : reference.sentence()));
    });
    if (!wanted.isEmpty()) {
      console.line("leads nowhere yet (" + wanted.size() + ")");
      wanted.forEach(reference ->
          console.line("  [[" + reference.link().target() + "]]  line " + reference.line()));
    }
  }

  private VaultPath find(Vault vault, LinkGraph graph) throws IOException {
    FileNames names = new FileNames(graph.pages());
    String bare = name.replaceFirst("^\\./", "");
    switch (names.resolve(bare, Vault.INDEX)) {
      case FileNames.Found(VaultPath path) -> {
        return path;
      }
      case FileNames.Ambiguous(List<VaultPath> paths) ->
          throw Failure.usage(
              "ambiguous",
              name + " is the name of " + paths.size() + " pages.",
              "Name one by its path: " + paths);
      case FileNames.Missing _ -> {}
    }
    String key = NameKey.of(name);
    List<VaultPath> found = new ArrayList<>();
    for (VaultPath path : graph.pages()) {
      Optional<Page> page = vault.page(path);
      boolean named =
          page.isPresent()
              && (NameKey.of(page.get().title()).equals(key)
                  || page.get().aliases().stream()
                      .anyMatch(alias -> NameKey.of(alias).equals(key)));
      if (named && !page.get().type().equals("source")) {
        found.add(path);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw Failure.usage(
        "no-such-page",
        name
            + (found.isEmpty()
                ? " is no page of this vault."
                : " is the name of several pages: " + found),
        "Find it with: cairn search " + name);
  }
}
