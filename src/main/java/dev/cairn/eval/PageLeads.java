package dev.cairn.eval;

import dev.cairn.eval.PageReading.Outgoing;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// Where the links of a page lead, while the vault's files and their names are what they are.
///
/// @param to the pages and files that it leads to, in the order of its links
/// @param linked those of them that it links to in words of its own, as no list of pages does
/// @param nowhere the folded names of what it links to and nobody has made
/// @param links how many there are
/// @param ambiguous how many could lead to several files
/// @param judged how many different ones count for precision
/// @param imprecise those of them that are no name of their target, or said of nothing
record PageLeads(
    List<VaultPath> to,
    Set<VaultPath> linked,
    List<String> nowhere,
    int links,
    int ambiguous,
    int judged,
    int imprecise) {

  /// @param isNamed whether a page goes by a name
  static PageLeads of(
      VaultPath path, PageReading page, FileNames names, BiPredicate<VaultPath, String> isNamed) {
    List<VaultPath> to = new ArrayList<>();
    Set<VaultPath> linked = new HashSet<>();
    List<String> nowhere = new ArrayList<>();
    Set<String> met = new HashSet<>();
    boolean counts = !page.facts().isList() && !page.facts().type().equals("source");
    int links = 0;
    int ambiguous = 0;
    int judged = 0;
    int imprecise = 0;
    for (Outgoing link : page.links()) {
      if (link.citation()) {
        continue; // the citation's own check says whether it leads to its source
      }
      links++;
      FileNames.Resolution resolution = names.resolve(link.target(), path);
      if (resolution instanceof FileNames.Found(VaultPath target)) {
        to.add(target);
        if (counts && !target.equals(path)) {
          linked.add(target);
          if (met.add(target + "\n" + link.text())) {
            judged++;
            imprecise += link.said() && isNamed.test(target, link.text()) ? 0 : 1;
          }
        }
        continue;
      }
      if (resolution instanceof FileNames.Ambiguous) {
        ambiguous++;
      } else {
        nowhere.add(Vault.foldedName(link.target()));
      }
      if (counts && met.add(link.target() + "\n" + link.text())) {
        judged++;
        imprecise++; // or to mend it where its line says nothing would look like a loss
      }
    }
    return new PageLeads(to, linked, nowhere, links, ambiguous, judged, imprecise);
  }

  /// The names by which a page's links find files: what happens to a file of another name does not
  /// concern them.
  static Set<String> names(PageReading page) {
    Set<String> names = new HashSet<>();
    for (Outgoing link : page.links()) {
      if (!link.citation() && !link.target().isEmpty()) {
        names.add(FileNames.nameOf(link.target().substring(link.target().lastIndexOf('/') + 1)));
      }
    }
    return names;
  }
}
