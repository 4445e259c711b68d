package dev.cairn.review;

import dev.cairn.history.LineDiff;
import dev.cairn.vault.Page;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// Keeps what people decided about contradictions: where a page's text is written anew, the verdict
/// stays with its callout, and the side that was chosen stands first.
public final class Verdicts {
  private static final int VALUE = 40;

  private Verdicts() {}

  /// The text as it is to be written, with the verdicts of the text that stands. A decided
  /// contradiction that the new text does not show any more is kept while both its sides are cited
  /// in it.
  ///
  /// @param text a page as the compiler has it
  /// @param standing the same page as the vault has it
  public static String carried(String text, String standing) {
    return carried(text, standing, (callout, known) -> callout.decided(known.verdict()).shown());
  }

  /// The text with each decided contradiction letter for letter as the standing text has it: what
  /// [#carried] changes of that is the engine's own change.
  public static String beforeCarrying(String text, String standing) {
    List<String> lines = standing.lines().toList();
    return carried(
        text,
        standing,
        (callout, known) -> lines.subList(known.start(), known.start() + known.length()));
  }

  /// Whether a text shows a contradiction that somebody has decided.
  public static boolean areIn(String text) {
    return !decided(text).isEmpty();
  }

  private static List<Callout> decided(String text) {
    return text.contains("> verdict:")
        ? Callout.of(text).stream().filter(Callout::isDecided).toList()
        : List.of();
  }

  /// @param print what to show of a contradiction, given as the text has it and as it was decided
  private static String carried(
      String text, String standing, BiFunction<Callout, Callout, List<String>> print) {
    List<Callout> left = new ArrayList<>(decided(standing));
    if (left.isEmpty()) {
      return text;
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (Callout callout : Callout.of(text).reversed()) {
      Optional<Callout> known = left.stream().filter(callout::isAbout).findFirst();
      known.ifPresent(one -> {
        left.remove(one);
        replace(lines, callout, print.apply(callout, one));
      });
    }
    left.stream()
        .filter(
            one -> one.labels().stream().allMatch(label -> text.contains("\n[^" + label + "]:")))
        .forEach(one -> insert(lines, print.apply(one, one)));
    return String.join("\n", lines) + "\n";
  }

  /// The text with each decided side shown as standing.
  public static String shown(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<Callout> decided = decided(text);
    decided.reversed().forEach(one -> replace(lines, one, one.shown()));
    return decided.isEmpty() ? text : String.join("\n", lines) + "\n";
  }

  private static void replace(List<String> lines, Callout callout, List<String> by) {
    List<String> place = lines.subList(callout.start(), callout.start() + callout.length());
    place.clear();
    place.addAll(by);
  }

  /// Puts a callout above the first section.
  private static void insert(List<String> lines, List<String> callout) {
    int at = 0;
    while (at < lines.size() && !lines.get(at).startsWith("## ")) {
      at++;
    }
    lines.add(at, "");
    lines.addAll(at, callout);
  }

  /// Asks about the contradictions of a page that nobody has decided, a proposal for each: either
  /// side may stand.
  public static List<Proposal> proposals(Page page, String today) {
    return proposals(List.of(page), today);
  }

  /// The same of many pages. What several show is asked once, and the answer goes to each of them;
  /// pages that their owners keep are left out.
  public static List<Proposal> proposals(Collection<Page> pages, String today) {
    Map<String, List<Shown>> open = new LinkedHashMap<>();
    for (Page page : pages) {
      if (!page.isHandsOff() && page.text().contains("> verdict:")) {
        Callout.of(page.text()).stream()
            .filter(callout -> !callout.isDecided() && callout.sides().size() > 1)
            .forEach(callout ->
                open.computeIfAbsent(callout.basis(), basis -> new ArrayList<>())
                    .add(new Shown(page, callout)));
      }
    }
    return open.entrySet().stream()
        .map(entry -> proposal(entry.getKey(), entry.getValue(), today))
        .toList();
  }

  /// A contradiction on a page that shows it.
  private record Shown(Page page, Callout callout) {
    String link() {
      String target = page.path().value().replaceFirst("\\.md$", "");
      return "[[" + target + "|" + page.title().replaceAll("[\\[\\]|]", "") + "]]";
    }

    /// What the page becomes where a sentence is taken for true.
    Step decided(String sentence) {
      List<String> sentences = callout.sides().stream().map(Callout::sentence).toList();
      String by = callout.source(sentences.indexOf(sentence)) + ", by review";
      List<String> lines = new ArrayList<>(page.text().lines().toList());
      replace(lines, callout, callout.decided(by).shown());
      String after = String.join("\n", lines) + "\n";
      return new Step.Patch(page.path(), LineDiff.between(page.text(), after));
    }
  }

  private static String sourceOf(String side) {
    String source = Callout.sourceOf(side);
    return source.isEmpty() ? "" : " (" + source + ")";
  }

  private static Proposal proposal(String basis, List<Shown> shown, String today) {
    Shown first = shown.getFirst();
    List<Choice> choices =
        first.callout().sides().stream()
            .map(side ->
                new Choice(
                    Prose.unescape(Callout.sentence(side)) + sourceOf(side),
                    shown.stream().map(one -> one.decided(Callout.sentence(side))).toList()))
            .toList();
    return Proposal.of(
        Kind.VERDICT,
        "verdict-" + first.page().path().basename() + "-" + basis.substring(0, 6),
        first.page().title() + ": " + Prose.unescape(first.callout().subject()) + "?",
        "Sources of "
            + String.join(", ", shown.stream().map(Shown::link).toList())
            + " do not agree. The side that you choose stands first from now on; the other stays"
            + " beside it.",
        VALUE,
        basis,
        today,
        choices);
  }
}
