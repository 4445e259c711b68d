package dev.cairn.review;

import dev.cairn.history.LineDiff;
import dev.cairn.vault.Page;
import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.List;
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
    List<Proposal> proposals = new ArrayList<>();
    for (Callout callout : Callout.of(page.text())) {
      List<Choice> choices = new ArrayList<>();
      for (int side = 0; side < callout.sides().size() && !callout.isDecided(); side++) {
        choices.add(choice(page, callout, side));
      }
      if (choices.size() > 1) {
        String title = page.title() + ": " + callout.subject();
        proposals.add(
            Proposal.of(
                Kind.VERDICT,
                "verdict-" + page.path().basename() + "-" + Proposal.basis(callout.sides()),
                Prose.unescape(title),
                "Two sources of [["
                    + page.path().value().replaceFirst("\\.md$", "")
                    + "|"
                    + page.title().replaceAll("[\\[\\]|]", "")
                    + "]] do not agree. The side that you choose stands from now on.",
                VALUE,
                Proposal.basis(callout.sides()),
                today,
                choices));
      }
    }
    return proposals;
  }

  private static Choice choice(Page page, Callout callout, int side) {
    List<String> lines = new ArrayList<>(page.text().lines().toList());
    replace(lines, callout, callout.decided(callout.source(side) + ", by review").shown());
    String after = String.join("\n", lines) + "\n";
    return new Choice(
        Callout.sentence(callout.sides().get(side)),
        List.of(new Step.Patch(page.path(), LineDiff.between(page.text(), after))));
  }
}
