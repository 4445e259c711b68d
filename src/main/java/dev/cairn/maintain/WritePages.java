package dev.cairn.maintain;

import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Pages that code wrote so far and a model may write better: those that most sources speak of
/// first. What a person has a hand in stays as it is.
final class WritePages {
  private WritePages() {}

  /// The pages to have written.
  ///
  /// @param most how many at most
  static List<VaultPath> worthwhile(Look look, int most) {
    return look.topics().stream()
        .filter(page -> look.mayEdit(page.path()) && look.isAsCompiled(page.path()))
        .filter(page -> page.front().get("written-by").orElse("").equals("baseline"))
        .sorted(
            Comparator.comparingInt((Page page) -> -page.front().list("sources").size())
                .thenComparingInt(page -> -page.citations().size())
                .thenComparing(Page::path))
        .limit(Math.max(0, most))
        .map(Page::path)
        .toList();
  }

  /// An experiment for each page of which the model made something.
  ///
  /// @param drafts the texts by page
  static void propose(Map<VaultPath, String> drafts, Look look, Ideas ideas) {
    drafts.forEach((path, text) ->
        ideas.add(
            Experiment.of(
                Kind.WRITE,
                path,
                "write " + look.page(path).title() + " with " + writer(path, text),
                look.edit(path, text))));
  }

  private static String writer(VaultPath path, String text) {
    return Page.of(path, text).front().get("written-by").orElse("a model");
  }
}
