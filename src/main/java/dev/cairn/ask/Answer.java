package dev.cairn.ask;

import dev.cairn.vault.Citation;
import dev.cairn.vault.VaultPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the vault says to a question.
///
/// @param confident whether it answers the question; where it does not, `said` is what comes
///   nearest
/// @param said the sentences, the most telling first; every one has passed the gate's checks
/// @param pages pages of the wiki to read on
/// @param files what the citations quote, by the name that they use: the source's page, or a note
/// @param ingested whether all that is cited is a source, so that a page may cite it
/// @param writtenBy as a page's front matter says it: `baseline`, or the model
public record Answer(
    Question question,
    boolean confident,
    List<Said> said,
    List<PageName> pages,
    Map<String, PageName> files,
    boolean ingested,
    Missing missing,
    String writtenBy) {

  /// A page and what it is called.
  public record PageName(VaultPath path, String title) {}

  public Answer {
    said = List.copyOf(said);
    pages = List.copyOf(pages);
    files = Map.copyOf(files);
  }

  /// The same answer to the question in the words in which it was asked before.
  Answer asIn(String earlier) {
    return new Answer(
        question.asIn(earlier), confident, said, pages, files, ingested, missing, writtenBy);
  }

  /// The same answer with other sentences.
  Answer with(List<Said> others) {
    return new Answer(
        question,
        confident && !others.isEmpty(),
        others,
        pages,
        files,
        ingested,
        missing,
        writtenBy);
  }

  /// The citations in the order in which the sentences have them, each once.
  public List<Citation> citations() {
    Map<String, Citation> citations = new LinkedHashMap<>();
    said.forEach(
        sentence -> sentence.citations().forEach(c -> citations.putIfAbsent(c.label(), c)));
    return List.copyOf(citations.values());
  }
}
