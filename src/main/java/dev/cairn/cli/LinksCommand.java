package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.LinkGraph.OutgoingLink;
import dev.cairn.graph.Reference;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    VaultPath page = PageNames.find(name, graph.pages(), vault);
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
}
