package dev.cairn.eval;

import dev.cairn.search.Excerpt;
import dev.cairn.search.Excerpts;
import dev.cairn.search.Query;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Somebody who looks a question up and reads what is found from the top, part by part, until it is
/// answered or enough has been read. For several threads.
final class Reader {
  /// No more than this many tokens are read.
  static final int MOST_TOKENS = 8_000;

  /// What stands for the tokens of a question that was not answered.
  static final int NEVER = Integer.MAX_VALUE;

  private static final int MOST_EXCERPTS = 120;

  /// Saved answers and proposals are no evidence, for any question.
  private static final String NO_EVIDENCE = " -type:answer -type:review";

  /// What came of reading.
  ///
  /// @param tokens read until the question was answered, or [#NEVER]
  /// @param files that were read in
  record Read(int tokens, Set<VaultPath> files) {}

  private final Excerpts excerpts;

  Reader(Excerpts excerpts) {
    this.excerpts = excerpts;
  }

  Read read(Question question, Query.Scope in) throws IOException {
    Set<VaultPath> files = new HashSet<>();
    if (question.query().isEmpty()) {
      return new Read(NEVER, files);
    }
    Query query = Query.parse(question.query() + NO_EVIDENCE).in(in).limitedTo(MOST_EXCERPTS);
    boolean[] found = new boolean[question.facts().size()];
    int tokens = 0;
    for (Excerpt excerpt : excerpts.of(query)) {
      if (tokens >= MOST_TOKENS) {
        break;
      }
      files.add(excerpt.path());
      tokens += tokens(excerpt.title()) + tokens(excerpt.section());
      int behind = look(question.facts(), found, excerpt);
      if (behind >= 0) {
        int needed = tokens + tokens(excerpt.text().substring(0, behind));
        return new Read(needed <= MOST_TOKENS ? needed : NEVER, files);
      }
      tokens += tokens(excerpt.text());
    }
    return new Read(NEVER, files);
  }

  /// Marks the facts that stand in an excerpt.
  ///
  /// @return where in it the last missing one has been read; negative while some are missing
  private static int look(List<Fact> facts, boolean[] found, Excerpt excerpt) {
    Passages passages = new Passages(excerpt);
    int behind = 0;
    boolean all = true;
    for (int i = 0; i < found.length; i++) {
      if (!found[i]) {
        OptionalInt end = passages.find(facts.get(i));
        found[i] = end.isPresent();
        all &= found[i];
        behind = Math.max(behind, end.orElse(0));
      }
    }
    return all ? behind : -1;
  }

  /// About how many tokens a text has: one for four bytes. The same yardstick for pages and raw
  /// text is what counts here.
  static int tokens(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return (bytes + 3) / 4;
  }
}
