package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import dev.cairn.source.Passage.Mark;
import dev.cairn.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Leaves out of a source what reads like an instruction to a model.
final class WithoutInstructions {
  private final Source source;

  WithoutInstructions(Source source) {
    this.source = source;
  }

  Source source() {
    Map<String, String> metadata = new TreeMap<>(source.metadata());
    metadata.values().removeIf(Injection::standsIn);
    List<Passage> passages = new ArrayList<>();
    source.passages().forEach(passage -> add(passage, passages));
    return new Source(
        source.format(),
        Injection.standsIn(source.title()) ? "" : source.title(),
        metadata,
        plain(source.tags()),
        plain(source.aliases()),
        source.language(),
        passages,
        source.injections());
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().filter(text -> !Injection.standsIn(text)).toList();
  }

  private void add(Passage passage, List<Passage> passages) {
    switch (passage.kind()) {
      case CODE, TABLE_ROW -> passages.add(passage); // never quoted
      case HEADING -> {
        if (!isInstruction(passage)) {
          passages.add(cut(passage, passage.text().length()));
        }
      }
      case PARAGRAPH, LIST_ITEM, QUOTE -> {
        int end = isInstruction(passage) ? start(passage) : passage.text().length();
        if (end > 0) {
          passages.add(cut(passage, end));
        }
      }
    }
  }

  private boolean isInstruction(Passage passage) {
    return Injection.standsIn(passage.text())
        || source.injections().stream()
            .anyMatch(injection ->
                injection.kind() != Kind.HIDDEN
                    && InjectionScan.overlaps(passage, injection.lines()));
  }

  /// Where in a passage the first instruction begins; 0 where no one sentence is it.
  private int start(Passage passage) {
    for (Sentence sentence : Sentence.of(passage.text(), source.language())) {
      if (Injection.standsIn(sentence.text())) {
        return sentence.start();
      }
    }
    return 0;
  }

  private static Passage cut(Passage passage, int end) {
    List<Mark> marks = passage.marks().stream().filter(mark -> mark.end() <= end).toList();
    return new Passage(
        passage.kind(),
        passage.text().substring(0, end).stripTrailing(),
        passage.locator(),
        plain(passage.headings()),
        passage.level(),
        marks);
  }
}
