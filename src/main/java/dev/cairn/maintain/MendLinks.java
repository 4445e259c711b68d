package dev.cairn.maintain;

import dev.cairn.review.Kind;
import dev.cairn.review.Proposal;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Edit;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mends links that lead nowhere, to several pages, or to the page they stand on, where one page is
/// meant; asks about the others.
final class MendLinks implements Proposer {
  private static final int MENDED_VALUE = 60;
  private static final int LOST_VALUE = 30;

  /// A link and what shall stand in its place.
  ///
  /// @param start offset of the link in the file's text
  private record Mending(Link link, int start, String there, String replacement) {}

  @Override
  public void look(Look look, Ideas ideas) {
    Meaning meaning = new Meaning(look);
    for (Page page : look.pages().values()) {
      if (look.facts(page.path()).isList()
          || page.type().equals("review")
          || look.isBusy(page.path())) {
        continue;
      }
      List<Mending> clear = new ArrayList<>();
      List<Mending> lost = new ArrayList<>();
      page.links().stream()
          .filter(link -> link.kind() == Link.Kind.WIKILINK && !isCitation(link, page))
          .forEach(link -> mend(link, page, meaning, look.names(), clear, lost));
      propose(page, clear, lost, look, ideas);
    }
  }

  private static void mend(
      Link link,
      Page page,
      Meaning meaning,
      FileNames names,
      List<Mending> clear,
      List<Mending> lost) {
    FileNames.Resolution resolution = names.resolve(link.target(), page.path());
    if (resolution instanceof FileNames.Found(VaultPath to)) {
      if (to.equals(page.path()) && link.heading().isEmpty()) {
        clear.add(mending(link, page, link.text()));
      }
      return;
    }
    List<VaultPath> among =
        resolution instanceof FileNames.Ambiguous(List<VaultPath> paths) ? paths : List.of();
    Optional<VaultPath> right = meaning.of(link, among).filter(path -> !path.equals(page.path()));
    if (right.isPresent()) {
      String target = target(right.get(), page.path(), names);
      clear.add(mending(link, page, wikilink(target, link, isInTable(link, page))));
    } else {
      lost.add(mending(link, page, link.text()));
    }
  }

  private static Mending mending(Link link, Page page, String replacement) {
    String there = page.body().substring(link.start(), link.end());
    return new Mending(link, page.front().raw().length() + link.start(), there, replacement);
  }

  private void propose(Page page, List<Mending> clear, List<Mending> lost, Look look, Ideas ideas) {
    Map<Boolean, List<Mending>> ours =
        clear.stream()
            .collect(
                Collectors.partitioningBy(one ->
                    look.mayEdit(page.path())
                        && !look.isUncommitted(page.path(), lineOf(one.link(), page))));
    List<Mending> certain = ours.getOrDefault(true, List.of());
    if (!certain.isEmpty()) {
      ideas.add(
          Experiment.of(
              dev.cairn.maintain.Kind.MEND_LINKS,
              page.path(),
              "mend " + count(certain) + " of " + page.title(),
              look.edit(page.path(), applied(page, certain))));
    }
    List<Mending> asked = ours.getOrDefault(false, List.of());
    if (!asked.isEmpty()) {
      Edit edit = look.edit(page.path(), applied(page, asked));
      String title = "Mend " + count(asked);
      ideas.add(proposal("mend-links-", page, title, asked, MENDED_VALUE, edit, look));
    }
    if (!lost.isEmpty()) {
      Edit edit = look.edit(page.path(), applied(page, lost));
      String title = lost.size() == 1 ? "A link leads nowhere" : "Links lead nowhere";
      ideas.add(proposal("lost-links-", page, title, lost, LOST_VALUE, edit, look));
    }
  }

  private static String count(List<Mending> links) {
    return links.size() == 1 ? "a link" : links.size() + " links";
  }

  private static Proposal proposal(
      String name, Page page, String title, List<Mending> links, int value, Edit edit, Look look) {
    StringBuilder why =
        new StringBuilder("Links on ")
            .append(Ideas.link(page))
            .append(" do not lead where they should:\n\n");
    for (Mending one : links) {
      why.append("- line ").append(one.link().line()).append(": `").append(shown(one.there()));
      why.append("` would become `").append(shown(one.replacement())).append("`\n");
    }
    List<String> rests = new ArrayList<>(List.of(page.path().value()));
    links.forEach(one -> rests.add(one.there() + " " + one.replacement()));
    return Proposal.of(
        Kind.EDIT,
        name + page.path().basename(),
        title + ": " + page.title(),
        why.toString(),
        value,
        Proposal.basis(rests),
        look.today(),
        List.of(
            Ideas.choice(
                value == LOST_VALUE ? "Take the links away, keep their words" : "Do that",
                List.of(edit))));
  }

  private static String shown(String link) {
    return link.replace("`", "'");
  }

  private static String applied(Page page, List<Mending> mendings) {
    StringBuilder text = new StringBuilder(page.text());
    for (Mending one : mendings.reversed()) {
      text.replace(one.start(), one.start() + one.there().length(), one.replacement());
    }
    return text.toString();
  }

  private static String lineOf(Link link, Page page) {
    String body = page.body();
    int end = body.indexOf('\n', link.start());
    return body.substring(body.lastIndexOf('\n', link.start()) + 1, end < 0 ? body.length() : end);
  }

  private static boolean isCitation(Link link, Page page) {
    return Citation.labelDefinedBy(lineOf(link, page)).isPresent();
  }

  private static boolean isInTable(Link link, Page page) {
    return lineOf(link, page).stripLeading().startsWith("|");
  }

  /// The shortest name that leads to a page from another.
  static String target(VaultPath to, VaultPath from, FileNames names) {
    boolean clear =
        names.resolve(to.basename(), from) instanceof FileNames.Found(VaultPath found)
            && found.equals(to);
    return clear ? to.basename() : to.value().replaceFirst("\\.md$", "");
  }

  /// A link that reads as the old one did and leads to `target`.
  private static String wikilink(String target, Link old, boolean inTable) {
    String reference = old.heading().isEmpty() ? target : target + "#" + old.heading();
    return old.text().equals(reference)
        ? "[[" + reference + "]]"
        : "[[" + reference + (inTable ? "\\|" : "|") + old.text() + "]]";
  }

  static String key(String target) {
    return NameKey.of(target.substring(target.lastIndexOf('/') + 1));
  }
}
