package dev.cairn.maintain;

import dev.cairn.graph.Mention;
import dev.cairn.graph.MentionSigns;
import dev.cairn.text.Word;
import dev.cairn.vault.Page;
import java.util.List;

/// Links the first place at which a page names another that it does not link, where a link is very
/// likely wanted.
final class LinkMentions implements Proposer {
  /// Well above what is suggested to people, for nobody looks before this lands.
  private static final double CERTAIN = 0.8;

  @Override
  public void look(Look look, Ideas ideas) {
    for (Page page : look.topics()) {
      List<Mention> certain =
          look.mayEdit(page.path()) && !look.isAsCompiled(page.path())
              ? look.mentions(page).stream()
                  .filter(mention -> isCertain(mention, look))
                  .toList()
              : List.of();
      String linked = linked(page, certain, look);
      if (!linked.equals(page.text())) {
        String what = certain.size() == 1 ? "a name" : certain.size() + " names";
        ideas.add(
            Experiment.of(
                Kind.LINK_MENTIONS,
                page.path(),
                "link " + what + " on " + page.title(),
                look.edit(page.path(), linked)));
      }
    }
  }

  /// A single word is a name only where capitals within it or digits say so: a surname may be
  /// anybody's.
  private static boolean isCertain(Mention mention, Look look) {
    MentionSigns signs = mention.signs();
    boolean name =
        signs.words() > 1 || Word.of(mention.name()).stream().anyMatch(LinkMentions::isMarked);
    return mention.score() >= CERTAIN
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
