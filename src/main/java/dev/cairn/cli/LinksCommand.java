package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.graph.Mention;
import dev.cairn.graph.Reference;
import dev.cairn.search.IndexedPages;
import dev.cairn.search.SearchIndex;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn links`.
@Command(
    name = "links",
    description =
        "Links out of a page, links to it with their sentence, and links that lead nowhere"
            + " yet.")
final class LinksCommand extends IndexedCommand {
  @Parameters(paramLabel = "PAGE", description = "A page by path, name, title or alias.")
  String name = "";

  @Option(
      names = "--mentions",
      description =
          "Also where others name the page without a link, and what it names itself. Reads the"
              + " whole vault.")
  boolean mentions;

  @Override
  ExitCode run(Console console, Vault vault, SearchIndex index) throws IOException {
    IndexedPages pages = index.pages();
    VaultPath path = find(name, pages);
    Page page =
        vault
            .page(path)
            .orElseThrow(
                () -> Failure.usage("no-such-page", path + " was just removed.", "Run it again."));
    Set<String> out = new LinkedHashSet<>();
    List<Reference> wanted = new ArrayList<>();
    for (Reference reference : Reference.of(page)) {
      switch (pages.resolve(reference.link().target(), path)) {
        case FileNames.Found(VaultPath to) -> {
          if (!reference.isCitation()) {
            out.add(to.value());
          }
        }
        case FileNames.Missing _ -> wanted.add(reference);
        case FileNames.Ambiguous _ -> {} // leads nowhere, and no page is missing: lint names it
      }
    }
    List<Reference> back = back(vault, pages, path);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", path.value());
    json.put("out", List.copyOf(out));
    json.put("back", back.stream().map(LinksCommand::json).toList());
    json.put(
        "wanted", wanted.stream().map(reference -> reference.link().target()).distinct().toList());
    Optional<UnlinkedMentions> unlinked =
        mentions ? Optional.of(UnlinkedMentions.of(vault, index, page)) : Optional.empty();
    unlinked.ifPresent(found -> {
      json.put("mentions", found.of().stream().map(each -> json(each, each.from())).toList());
      json.put("suggestions", found.on().stream().map(each -> json(each, each.to())).toList());
    });
    console.json(json);
    text(console, path, out, back, wanted);
    unlinked.ifPresent(found -> text(console, found));
    return ExitCode.DONE;
  }

  /// The links to a page, with the words that they stand in. Only the pages that hold them are
  /// read.
  private static List<Reference> back(Vault vault, IndexedPages pages, VaultPath path)
      throws IOException {
    Set<VaultPath> holders = new LinkedHashSet<>();
    pages.backlinks(path).forEach(link -> holders.add(link.from()));
    List<Reference> back = new ArrayList<>();
    for (VaultPath holder : holders) {
      Optional<Page> page = vault.page(holder); // empty where it was removed since the refresh
      for (Reference reference : page.map(Reference::of).orElse(List.of())) {
        if (pages.resolve(reference.link().target(), holder)
                instanceof FileNames.Found(VaultPath to)
            && to.equals(path)) {
          back.add(reference);
        }
      }
    }
    return back;
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
}
