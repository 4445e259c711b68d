package dev.cairn.eval;

import dev.cairn.gate.SourceText;
import dev.cairn.gate.SourceTexts;
import dev.cairn.text.Sentence;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Page;
import dev.cairn.vault.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells a page that selects from its sources from one that repeats them: counts the words of
/// sentences that follow each other on the page just as they do in a source.
final class CopiedText {
  /// So many sentences in a row are no coincidence and no quotation.
  private static final int RUN = 3;

  private final SourceTexts sources;

  CopiedText(SourceTexts sources) {
    this.sources = sources;
  }

  int words(Page page) {
    Set<String> cited = new LinkedHashSet<>();
    for (Citation citation : page.citations()) {
      cited.add(citation.source().substring(citation.source().lastIndexOf('/') + 1));
    }
    List<SourceText> texts = cited.stream().map(sources::of).flatMap(Optional::stream).toList();
    List<String> sentences = sentences(page);
    BitSet copied = new BitSet(sentences.size());
    for (int i = 0; i + RUN <= sentences.size(); i++) {
      String run = String.join(" ", sentences.subList(i, i + RUN));
      if (texts.stream().anyMatch(text -> text.holds(run))) {
        copied.set(i, i + RUN);
      }
    }
    return copied.stream().map(i -> Word.of(sentences.get(i)).size()).sum();
  }

  private static List<String> sentences(Page page) {
    List<String> sentences = new ArrayList<>();
    page.body()
        .lines()
        .filter(line -> !line.startsWith("#") && Citation.labelDefinedBy(line).isEmpty())
        .map(PlainText::of)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> Sentence.of(line, "und").forEach(sentence -> sentences.add(sentence.text())));
    return sentences;
  }
}
