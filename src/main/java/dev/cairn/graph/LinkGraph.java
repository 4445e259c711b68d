package dev.cairn.graph;

import dev.cairn.vault.FileNames;
import dev.cairn.vault.FileNames.Ambiguous;
import dev.cairn.vault.FileNames.Found;
import dev.cairn.vault.FileNames.Missing;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The links between a vault's pages, as they stood when it was built. Immutable.
public final class LinkGraph {
  private final SortedMap<VaultPath, List<OutgoingLink>> outgoing = new TreeMap<>();
  private final SortedMap<VaultPath, List<Reference>> incoming = new TreeMap<>();
  private final List<Wanted> wanted;
  private final List<AmbiguousLink> ambiguous = new ArrayList<>();

  /// A link and the file that it points at.
  public record OutgoingLink(VaultPath to, Reference reference) {}

  private LinkGraph(Collection<Page> pages, FileNames names) {
    Map<String, FileNames.Resolution> known = new HashMap<>();
    Map<String, List<Reference>> missing = new TreeMap<>();
    for (Page page : pages.stream().sorted(Comparator.comparing(Page::path)).toList()) {
      List<OutgoingLink> links = new ArrayList<>();
      for (Reference reference : Reference.of(page)) {
        String target = reference.link().target();
        switch (resolved(names, known, target, page.path())) {
          case Found(VaultPath to) -> {
            links.add(new OutgoingLink(to, reference));
            incoming.computeIfAbsent(to, path -> new ArrayList<>()).add(reference);
          }
          case Missing() ->
              missing.computeIfAbsent(nameOf(target), name -> new ArrayList<>()).add(reference);
          case Ambiguous(List<VaultPath> paths) ->
              ambiguous.add(new AmbiguousLink(reference, paths));
        }
      }
      outgoing.put(page.path(), List.copyOf(links));
    }
    wanted =
        missing.values().stream()
            .map(references -> new Wanted(references.getFirst().link().target(), references))
            .sorted(Comparator.comparingInt(Wanted::count).reversed())
            .toList();
  }

  /// The graph of a vault's pages: every markdown file outside `raw/`.
  public static LinkGraph of(Vault vault) throws IOException {
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    List<Page> pages = new ArrayList<>();
    for (VaultPath path : files) {
      if (path.isMarkdown() && !path.isUnder(Vault.RAW)) {
        Optional<Page> page = vault.page(path); // empty where it was removed since the walk
        page.ifPresent(pages::add);
      }
    }
    return of(pages, new FileNames(files));
  }

  /// The graph of some pages.
  ///
  /// @param names every file that a link may point at
  public static LinkGraph of(Collection<Page> pages, FileNames names) {
    return new LinkGraph(pages, names);
  }

  /// The pages, ordered by path.
  public List<VaultPath> pages() {
    return List.copyOf(outgoing.keySet());
  }

  /// The links of a page that point at a file, in the order of the page; links into the page itself
  /// included.
  public List<OutgoingLink> outgoing(VaultPath page) {
    return outgoing.getOrDefault(page, List.of());
  }

  /// The links that point at a file from other pages, ordered by page and line.
  public List<Reference> backlinks(VaultPath file) {
    return incoming.getOrDefault(file, List.of()).stream()
        .filter(link -> !link.from().equals(file))
        .toList();
  }

  /// The names that links point at and no file has, the most linked first, then by name.
  public List<Wanted> wanted() {
    return wanted;
  }

  /// The links of one page that point at no file, in the order of [#wanted].
  public List<Reference> wantedBy(VaultPath page) {
    return wanted.stream()
        .flatMap(each -> each.references().stream())
        .filter(reference -> reference.from().equals(page))
        .toList();
  }

  /// The pages below `wiki/` that no other page links to. The catalogue and the log neither count
  /// as linking, for they list everything, nor as orphans.
  public List<VaultPath> orphans() {
    return outgoing.keySet().stream()
        .filter(page -> page.isUnder(Vault.WIKI) && !isGenerated(page))
        .filter(page -> backlinks(page).stream().allMatch(link -> isGenerated(link.from())))
        .toList();
  }

  /// The links whose name fits several files, ordered by page and line.
  public List<AmbiguousLink> ambiguous() {
    return List.copyOf(ambiguous);
  }

  /// A target that says nothing of where it stands means the same on every page.
  private static FileNames.Resolution resolved(
      FileNames names, Map<String, FileNames.Resolution> known, String target, VaultPath from) {
    return target.isEmpty() || target.startsWith(".")
        ? names.resolve(target, from)
        : known.computeIfAbsent(target, name -> names.resolve(name, from));
  }

  private static boolean isGenerated(VaultPath page) {
    return page.equals(Vault.INDEX) || page.equals(Vault.LOG);
  }

  private static String nameOf(String target) {
    String folded = Vault.foldedName(target);
    return folded.endsWith(".md") ? folded.substring(0, folded.length() - 3) : folded;
  }
}
