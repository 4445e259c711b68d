package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.LinkGraph.OutgoingLink;
import dev.cairn.graph.Mention;
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
        "Links out of a page, links to it with their sentence, links that lead nowhere yet, and"
            + " mentions without a link.")
final class LinksCommand extends CairnCommand {
  @Parameters(paramLabel = "PAGE", description = "A page by path, name, title or alias.")
  String name = "";

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    List<Page> pages = pages(vault, files);
    LinkGraph graph = LinkGraph.of(pages, new FileNames(files));
    Page found = find(pages);
    VaultPath page = found.path();
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
    UnlinkedMentions unlinked = UnlinkedMentions.of(vault, pages, graph, found);
    json.put("mentions", unlinked.of().stream().map(each -> json(each, each.from())).toList());
    json.put("suggestions", unlinked.on().stream().map(each -> json(each, each.to())).toList());
    console.json(json);
    text(console, page, out, back, wanted);
    text(console, unlinked);
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

  /// @param other the page at the mention's other end
  private static Map<String, Object> json(Mention mention, VaultPath other) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", other.value());
    json.put("line", mention.line());
    json.put("name", mention.name());
    json.put("sentence", mention.sentence());
    json.put("score", Math.round(mention.score() * 1000) / 1000.0);
    return json;
  }

  private static void text(Console console, UnlinkedMentions unlinked) {
    if (!unlinked.of().isEmpty()) {
      console.line("mentioned without a link (" + unlinked.of().size() + ")");
      unlinked
          .of()
          .forEach(mention -> {
            console.line("  " + console.styled(mention.from() + ":" + mention.line(), Style.CYAN));
            console.line("      " + mention.sentence());
          });
    }
    if (!unlinked.on().isEmpty()) {
      console.line("could link to (" + unlinked.on().size() + ")");
      unlinked
          .on()
          .forEach(mention -> {
            console.line(
                "  "
                    + mention.to()
                    + "  line "
                    + mention.line()
                    + ", "
                    + console.styled(mention.name(), Style.BOLD));
            console.line("      " + mention.sentence());
          });
    }
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

  private static List<Page> pages(Vault vault, List<VaultPath> files) throws IOException {
    List<Page> pages = new ArrayList<>();
    for (VaultPath path : files) {
      if (path.isMarkdown() && !path.isUnder(Vault.RAW)) {
        Optional<Page> page = vault.page(path); // empty where it was removed since the walk
        page.ifPresent(pages::add);
      }
    }
    return pages;
  }

  private Page find(List<Page> pages) {
    FileNames names = new FileNames(pages.stream().map(Page::path).toList());
    String bare = name.replaceFirst("^\\./", "");
    switch (names.resolve(bare, Vault.INDEX)) {
      case FileNames.Found(VaultPath path) -> {
        return pages.stream().filter(page -> page.path().equals(path)).findFirst().orElseThrow();
      }
      case FileNames.Ambiguous(List<VaultPath> paths) ->
          throw Failure.usage(
              "ambiguous",
              name + " is the name of " + paths.size() + " pages.",
              "Name one by its path: " + paths);
      case FileNames.Missing _ -> {}
    }
    String key = NameKey.of(name);
    List<Page> found =
        pages.stream()
            .filter(page -> !page.type().equals("source"))
            .filter(page ->
                NameKey.of(page.title()).equals(key)
                    || page.aliases().stream().anyMatch(alias -> NameKey.of(alias).equals(key)))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw Failure.usage(
        "no-such-page",
        name
            + (found.isEmpty()
                ? " is no page of this vault."
                : " is the name of several pages: " + found.stream().map(Page::path).toList()),
        "Find it with: cairn search " + name);
  }
}
