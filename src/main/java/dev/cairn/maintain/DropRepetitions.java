package dev.cairn.maintain;

import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import java.util.HashSet;
import java.util.Set;

/// Takes out of a page the lines that say again, word for word and with the same citations, what
/// stands further up: the same answered with less text is better.
final class DropRepetitions implements Proposer {
  private static final int SHORT = 40;

  @Override
  public void look(Look look, Ideas ideas) {
    for (Page page : look.topics()) {
      boolean ours = look.mayEdit(page.path()) && !look.isAsCompiled(page.path());
      String text = ours ? without(page) : page.text();
      if (!text.equals(page.text())) {
        ideas.add(
            Experiment.of(
                Kind.SHORTEN,
                page.path(),
                "say things once on " + page.title(),
                look.edit(page.path(), text)));
      }
    }
  }

  private static String without(Page page) {
    Set<String> said = new HashSet<>();
    StringBuilder kept = new StringBuilder(page.front().raw());
    for (String line : page.body().split("(?<=\n)")) {
      boolean plain =
          PlainText.of(line).length() >= SHORT
              && !line.startsWith("#")
              && !line.startsWith(">")
              && Citation.labelDefinedBy(line).isEmpty();
      if (!plain || said.add(line.strip().replaceFirst("^[-*+] ", ""))) {
        kept.append(line);
      }
    }
    return kept.toString();
  }
}
