package dev.cairn.maintain;

import dev.cairn.graph.Mention;
import dev.cairn.graph.MentionSigns;
import dev.cairn.review.Proposal;
import dev.cairn.text.Word;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Links the first place at which a page names another that it does not link, where a link is very
/// likely wanted; on a person's page it asks.
final class LinkMentions implements Proposer {
  /// Well above what people are asked about, for nobody looks before this lands.
  private static final double CERTAIN = 0.8;

  private static final int VALUE = 15;

  @Override
  public void look(Look look, Ideas ideas) {
    for (Page page : look.topics()) {
      if (look.isBusy(page.path()) || page.isHandsOff() || look.isAsCompiled(page.path())) {
        continue;
      }
      List<Mention> certain =
          look.mentions(page).stream().filter(mention -> isCertain(mention, look)).toList();
      Edit edit = look.edit(page.path(), linked(page, certain, look));
      if (!certain.isEmpty() && !Objects.equals(edit.base(), edit.content())) {
        add(page, certain, edit, look, ideas);
      }
    }
  }

  private static void add(Page page, List<Mention> names, Edit edit, Look look, Ideas ideas) {
    String what = names.size() == 1 ? "a name" : names.size() + " names";
    if (look.mayEdit(page.path())) {
      ideas.add(
          Experiment.of(
              Kind.LINK_MENTIONS, page.path(), "link " + what + " on " + page.title(), edit));
      return;
    }
    List<String> rests = new ArrayList<>(List.of(page.path().value()));
    StringBuilder why = new StringBuilder(Ideas.link(page)).append(" names and does not link:\n\n");
    for (Mention name : names) {
      why.append("- ").append(Ideas.link(look.page(name.to()))).append('\n');
      rests.add(name.name() + " " + name.to());
    }
    ideas.add(
        Proposal.of(
            dev.cairn.review.Kind.EDIT,
            "link-names-" + page.path().basename(),
            "Link " + what + " on " + page.title(),
            why.toString(),
            VALUE,
            Proposal.basis(rests),
            look.today(),
            List.of(Ideas.choice("Link them", List.of(edit)))));
  }

  /// A single word is a name only where capitals within it or digits say so: a surname may be
  /// anybody's.
  private static boolean isCertain(Mention mention, Look look) {
    MentionSigns signs = mention.signs();
    boolean name =
        signs.words() > 1 || Word.of(mention.name()).stream().anyMatch(LinkMentions::isMarked);
    return (mention.score() >= CERTAIN || !look.mayEdit(mention.from()))
        && name
        && !signs.part()
        && look.facts(mention.to()).isTopic()
        && mention.paragraph().lines().noneMatch(line -> look.isUncommitted(mention.from(), line));
  }

  private static boolean isMarked(Word word) {
    return word.hasInnerCapital() || word.hasDigit();
  }

  private static String linked(Page page, List<Mention> mentions, Look look) {
    String text = page.text();
    for (Mention mention : mentions) {
      int block = text.indexOf(mention.paragraph());
      int at = block + mention.column();
      boolean there = block >= 0 && text.startsWith(mention.name(), at);
      String target = MendLinks.target(mention.to(), page.path(), look.names());
      String link =
          target.equals(mention.name())
              ? "[[" + target + "]]"
              : "[[" + target + "|" + mention.name() + "]]";
      boolean row = mention.paragraph().stripLeading().startsWith("|");
      text =
          there
              ? text.substring(0, at)
                  + (row ? link.replace("|", "\\|") : link)
                  + text.substring(at + mention.name().length())
              : text;
    }
    return text;
  }
}
