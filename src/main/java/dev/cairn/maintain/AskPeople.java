package dev.cairn.maintain;

import dev.cairn.review.Kind;
import dev.cairn.review.Proposal;
import dev.cairn.review.Verdicts;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Asks people what code cannot decide: which side of a contradiction stands, what to do with pages
/// that are too long, that nothing leads to, or that others ask for.
final class AskPeople implements Proposer {
  private static final int MOST_WORDS = 4_000;
  private static final int LONG_VALUE = 45;
  private static final int WANTED_VALUE = 25;
  private static final int ORPHAN_VALUE = 10;

  @Override
  public void look(Look look, Ideas ideas) {
    Set<VaultPath> linked = new HashSet<>();
    Map<String, List<Page>> wanted = new TreeMap<>();
    for (Page page : look.pages().values()) {
      if (look.facts(page.path()).isList() || page.type().equals("review")) {
        continue;
      }
      for (Link link : page.links()) {
        switch (look.names().resolve(link.target(), page.path())) {
          case FileNames.Found(VaultPath to) -> {
            if (!to.equals(page.path())) {
              linked.add(to);
            }
          }
          case FileNames.Missing _ ->
              wanted
                  .computeIfAbsent(Vault.foldedName(link.target()), none -> new ArrayList<>())
                  .add(page);
          case FileNames.Ambiguous(List<VaultPath> paths) -> linked.addAll(paths);
        }
      }
    }
    for (Page page : look.topics()) {
      if (!look.isBusy(page.path())) {
        Verdicts.proposals(page, look.today()).forEach(ideas::add);
        askLong(page, look, ideas);
        if (!linked.contains(page.path())) {
          askOrphan(page, look, ideas);
        }
      }
    }
    wanted.forEach((target, from) -> {
      if (from.size() > 1) {
        askWanted(target, from, look, ideas);
      }
    });
  }

  private static void askLong(Page page, Look look, Ideas ideas) {
    int words = page.body().split("\\s+").length;
    if (words > MOST_WORDS) {
      List<String> sections = page.body().lines().filter(line -> line.startsWith("## ")).toList();
      ideas.add(
          Proposal.of(
              Kind.SPLIT,
              "split-" + page.path().basename(),
              "Split " + page.title(),
              Ideas.link(page)
                  + " has "
                  + words
                  + " words, over 4,000, in "
                  + sections.size()
                  + " sections. Move what is a subject of its own to a page of its own.",
              LONG_VALUE,
              Proposal.basis(List.of(page.path().value(), String.valueOf(words))),
              look.today(),
              List.of()));
    }
  }

  private static void askOrphan(Page page, Look look, Ideas ideas) {
    ideas.add(
        Proposal.of(
            Kind.EDIT,
            "orphan-" + page.path().basename(),
            "Nothing leads to " + page.title(),
            "No page links to "
                + Ideas.link(page)
                + ". Link it from a page it belongs to, or merge it into one.",
            ORPHAN_VALUE,
            Proposal.basis(List.of(page.path().value(), page.title())),
            look.today(),
            List.of()));
  }

  private static void askWanted(String target, List<Page> from, Look look, Ideas ideas) {
    StringBuilder why = new StringBuilder("These pages link to a page that is not there:\n\n");
    List<String> rests = new ArrayList<>(List.of(target));
    for (Page page : from.stream().distinct().toList()) {
      why.append("- ").append(Ideas.link(page)).append('\n');
      rests.add(page.path().value());
    }
    ideas.add(
        Proposal.of(
            Kind.WRITE,
            "wanted-" + target,
            "Write a page on " + target,
            why + "\nTake a source on it in, or take the links away.",
            WANTED_VALUE,
            Proposal.basis(rests),
            look.today(),
            List.of()));
  }
}
