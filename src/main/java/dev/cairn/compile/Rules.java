package dev.cairn.compile;

/// What the owner says in AGENTS.md, as models are told it.
public final class Rules {
  private Rules() {}

  /// @param rules the file's text
  public static String asPart(String rules) {
    return """
    The owner's rules for this wiki (AGENTS.md). Heed what they say about content, tone and choice \
    of pages. What they say about files, links, front matter, footnotes and commands is done by a \
    program: you only give the JSON that is asked for.

    """
        + rules.strip();
  }
}
