package dev.cairn.compile;

import dev.cairn.history.Conflict;
import dev.cairn.text.Slug;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the reviews: what the engine cannot decide and a person can.
final class ReviewWriter {
  /// No more reviews are open at a time.
  static final int MOST_OPEN = 12;

  private ReviewWriter() {}

  /// A name that stands for several things, which is why nothing is linked by it.
  ///
  /// @param name as sources write it
  /// @param created the day on which the first source that uses it came
  /// @param updated the day on which the last came
  static PageText ambiguous(String name, List<String> meanings, String created, String updated) {
    String title = "What does " + name + " mean?";
    StringBuilder text =
        front(
            title,
            "The name stands for " + meanings.size() + " things, so nothing is linked by it.",
            created,
            updated);
    text.append("\nThe sources use **")
        .append(Prose.escape(name))
        .append("** for different things:\n\n");
    meanings.forEach(meaning -> text.append("- ").append(Prose.escape(meaning)).append('\n'));
    text.append(
        "\nTo decide, add the name to the `aliases` of the one page that it shall lead to.\n");
    return page("ambiguous-" + name, title, text);
  }

  /// A page that changed on both sides; the person's words stand.
  static PageText conflict(VaultPath path, List<Conflict> conflicts, String date) {
    String title = "Both changed: " + path.basename();
    StringBuilder text =
        front(
            title,
            "A person and the engine changed the same place; the person's words stand.",
            date,
            date);
    text.append("\nIn [[")
        .append(withoutExtension(path))
        .append('|')
        .append(path.basename())
        .append("]], on ")
        .append(date)
        .append(
            ", the engine would have written something else where a person had changed the page."
                + " The person's words stand.\n");
    for (Conflict conflict : conflicts) {
      quoted(text, "What stands", conflict.theirs());
      quoted(text, "What the engine would write", conflict.ours());
    }
    text.append("\nTake over what you like, then delete this review.\n");
    String content = text.toString();
    String digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8)).abbreviated();
    return page("conflict-" + path.basename() + "-" + digest, title, text);
  }

  private static String withoutExtension(VaultPath path) {
    String value = path.value();
    return value.endsWith(".md") ? value.substring(0, value.length() - 3) : value;
  }

  private static void quoted(StringBuilder text, String heading, String block) {
    text.append("\n## ").append(heading).append("\n\n");
    String fence = "````";
    while (block.contains(fence)) {
      fence += "`";
    }
    text.append(fence)
        .append('\n')
        .append(block.stripTrailing())
        .append('\n')
        .append(fence)
        .append('\n');
  }

  private static StringBuilder front(
      String title, String description, String created, String updated) {
    return new StringBuilder("---\ntype: review\ntitle: ")
        .append(FrontMatter.quoted(title))
        .append("\ndescription: ")
        .append(FrontMatter.quoted(description))
        .append("\ncreated: ")
        .append(created)
        .append("\nupdated: ")
        .append(updated)
        .append("\nwritten-by: baseline\n---\n\n# ")
        .append(Prose.escape(title))
        .append('\n');
  }

  private static PageText page(String name, String title, StringBuilder text) {
    VaultPath path = VaultPath.of(Vault.REVIEWS + "/" + Slug.of(name) + ".md");
    String description =
        new ArrayList<>(
                text.toString().lines().filter(line -> line.startsWith("description: ")).toList())
            .getFirst()
            .substring("description: ".length())
            .replace("\"", "");
    return new PageText(path, title, description, text.toString());
  }
}
