package dev.cairn.compile;

import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;

/// What the owner says in AGENTS.md, as models are told it.
public final class Rules {
  private static final VaultPath FILE = VaultPath.of("AGENTS.md");

  /// The sections that tell who edits files how to do that. A model that gives values to a program
  /// has no use for them.
  private static final Set<String> FOR_EDITORS =
      Set.of("## What lies where", "## How a page looks", "## Working here");

  private Rules() {}

  /// What the file says to those who do not edit files; empty where it says nothing.
  public static String of(Vault vault) throws IOException {
    return vault.read(FILE).map(Content::text).map(Rules::withoutFiles).orElse("");
  }

  /// @param agents the file's text
  static String withoutFiles(String agents) {
    StringJoiner kept = new StringJoiner("\n");
    boolean skips = false;
    boolean code = false;
    for (String line : agents.lines().toList()) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code && (line.startsWith("# ") || line.startsWith("## "))) {
        skips = FOR_EDITORS.contains(line.strip());
      }
      if (!skips) {
        kept.add(line);
      }
    }
    return kept.toString().strip();
  }

  /// @param rules what [#of] gave
  public static String asPart(String rules) {
    return """
    The owner's rules for this wiki (AGENTS.md). Heed what they say about content, tone and choice \
    of pages. What they say about files, links, front matter, footnotes and commands is done by a \
    program: you only give the JSON that is asked for.

    """
        + rules;
  }
}
