package dev.cairn.source;

import dev.cairn.source.Injection.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks through the lines of a raw text file for what reads like an instruction to a model.
///
/// Lines are looked at as they stand in the file, so that what a reader of the rendered text does
/// not see is found as well; what only stands there is hidden.
final class InjectionScan {
  /// More places in one source say nothing more.
  private static final int MOST_FOUND = 200;

  private final List<String> lines;
  private final List<Passage> passages;
  private final boolean markdown;
  private final int head;
  private final Set<Injection> found = new TreeSet<>();
  private final Map<Passage, Boolean> judged = new HashMap<>();

  private InjectionScan(List<String> lines, List<Passage> passages, boolean markdown) {
    this.lines = lines;
    this.passages = passages;
    this.markdown = markdown;
    this.head = markdown ? FrontMatter.of(lines).lines() : 0;
  }

  /// @param passages what a reader sees of the lines
  static List<Injection> of(List<String> lines, List<Passage> passages, boolean markdown) {
    InjectionScan scan = new InjectionScan(lines, passages, markdown);
    int from = 0;
    boolean code = false;
    for (int i = 0; i < lines.size(); i++) {
      if (markdown && isFence(lines.get(i))) {
        scan.stretch(from, i, code);
        code = !code;
        from = i;
      }
      scan.line(i, code);
    }
    scan.stretch(from, lines.size(), code);
    return scan.found.stream().limit(MOST_FOUND).toList();
  }

  private static boolean isFence(String line) {
    String stripped = line.stripLeading();
    return stripped.startsWith("```") || stripped.startsWith("~~~");
  }

  private void line(int i, boolean code) {
    String line = lines.get(i);
    if (found.size() < MOST_FOUND) {
      if (HiddenText.standsIn(line)) {
        found.add(new Injection(Kind.HIDDEN, i + 1));
      }
      if (!code && LeakingAddress.standsIn(line)) {
        found.add(new Injection(Kind.EXFILTRATION, i + 1));
      }
    }
  }

  private void stretch(int from, int to, boolean code) {
    FoldedText text = FoldedText.of(lines.subList(from, to));
    InjectionRules.find(
        text,
        code,
        (kind, first, last) -> add(kind, from + text.line(first), from + text.line(last)));
  }

  private void add(Kind kind, int first, int last) {
    if (found.size() < MOST_FOUND) {
      Locator.Lines place = new Locator.Lines(first + 1, last + 1);
      boolean hidden = markdown && kind != Kind.DELIMITER && first >= head && !isSeen(place);
      found.add(new Injection(hidden ? Kind.HIDDEN : kind, place));
    }
  }

  /// Whether what was found in the lines is there for a reader too: it spans passages, or one of
  /// them reads like an instruction by itself.
  private boolean isSeen(Locator.Lines place) {
    List<Passage> there = passages.stream().filter(each -> overlaps(each, place)).toList();
    return there.size() > 1 || there.stream().anyMatch(this::isInstruction);
  }

  private boolean isInstruction(Passage passage) {
    return judged.computeIfAbsent(
        passage, each -> each.kind() == Passage.Kind.CODE || Injection.standsIn(each.text()));
  }

  static boolean overlaps(Passage passage, Locator.Lines place) {
    return passage.locator() instanceof Locator.Lines(int first, int last)
        && first <= place.last()
        && place.first() <= last;
  }
}
