package dev.cairn.review;

import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Adds a name to what a page says it is called.
public final class Aliases {
  private static final Pattern ONE_LINE =
      Pattern.compile("(?m)^aliases:[ \\t]*(?:\\[.*])?[ \\t]*$");
  private static final VaultPath ANYWHERE = VaultPath.of("page.md");

  private Aliases() {}

  /// The page with one more alias; the page as it is where it has it, or keeps its aliases in a
  /// form that is no line.
  public static String added(String text, String name) {
    Page page = Page.of(ANYWHERE, text);
    Matcher line = ONE_LINE.matcher(page.front().raw());
    if (page.aliases().contains(name) || !line.find()) {
      return text;
    }
    List<String> aliases = new ArrayList<>(page.aliases());
    aliases.add(name);
    String front =
        line.replaceFirst(Matcher.quoteReplacement("aliases: " + FrontMatter.quoted(aliases)));
    return front + page.body();
  }
}
