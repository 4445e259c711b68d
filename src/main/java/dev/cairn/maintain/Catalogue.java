package dev.cairn.maintain;

import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The lists of all pages, as an experiment would leave them. The compiler writes them anew when it
/// lands.
final class Catalogue {
  private Catalogue() {}

  /// The edits that take pages out of the lists.
  static List<Edit> removing(Set<VaultPath> gone, Look look) {
    List<Edit> edits = new ArrayList<>();
    for (Page list : look.pages().values()) {
      if (list.type().equals("index")) {
        Set<Integer> lines = new HashSet<>();
        for (Link link : list.links()) {
          if (look.names().resolve(link.target(), list.path())
                  instanceof FileNames.Found(VaultPath to)
              && gone.contains(to)) {
            lines.add(link.line());
          }
        }
        if (!lines.isEmpty()) {
          edits.add(look.edit(list.path(), without(list.text(), lines)));
        }
      }
    }
    return edits;
  }

  private static String without(String text, Set<Integer> lines) {
    StringBuilder kept = new StringBuilder();
    int number = 0;
    for (String line : text.split("(?<=\n)")) {
      number++;
      kept.append(lines.contains(number) ? "" : line);
    }
    return kept.toString();
  }

  /// What an experiment wants of pages that are no lists.
  static Edits without(Experiment experiment) {
    return new Edits(experiment.edits().edits().stream().filter(edit -> !isList(edit)).toList());
  }

  private static boolean isList(Edit edit) {
    return edit.base() != null && Page.of(edit.path(), edit.base().text()).type().equals("index");
  }
}
