package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.eval.Answered;
import dev.cairn.eval.Measure;
import dev.cairn.eval.Question.Kind;
import dev.cairn.eval.Scorecard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Prints a scorecard on one screen.
final class EvalReport {
  private static final int MOST_OPEN_QUESTIONS = 5;
  private static final List<Integer> BUDGETS = List.of(500, 2_000, 8_000);

  private final Console console;
  private final Scorecard card;

  EvalReport(Console console, Scorecard card) {
    this.console = console;
    this.card = card;
  }

  void print() {
    printAnswers();
    if (card.measures().stream().anyMatch(measure -> measure.part() != Measure.Part.ANSWERS)) {
      printPages();
    }
    console.line("");
    console.line(
        Double.isNaN(card.score())
            ? "There is nothing to score: no page, no source, no question."
            : console.styled("Score " + number(card.score(), 1) + " of 100", Style.BOLD)
                + " (± "
                + number(card.noise(), 1)
                + " had other questions been asked)"
                + writers());
  }

  private void printPages() {
    title("Can it be trusted?");
    List<List<String>> trust = new ArrayList<>();
    add(trust, "citations that prove nothing", "citations-unverified");
    add(trust, "sentences their citation does not bear out", "sentences-ungrounded");
    add(trust, "sentences without a citation", "sentences-uncited");
    add(trust, "sources that no page cites", "sources-unreflected");
    add(trust, "citations of superseded sources", "citations-superseded");
    add(trust, "disagreements of sources still open", "disagreements-open", "disagreements");
    console.table(trust);
    title("Does one find one's way?");
    List<List<String>> shape = new ArrayList<>();
    add(shape, "links that lead nowhere, or to several pages", "links-broken");
    add(shape, "links that are no name of their target, or said of nothing", "links-imprecise");
    add(shape, "pages wanted by two links or more", "wanted-pages", "");
    add(shape, "topics that no other page links to", "orphans");
    add(shape, "topics that have a double", "duplicates");
    add(shape, "topics of under 40 words", "stubs");
    add(shape, "pages of over 4,000 words", "oversized");
    add(shape, "topics that repeat a source", "copies");
    add(shape, "pages that one cannot click to from the index", "unreachable");
    add(shape, "clicks from the index, on average", "clicks", "");
    add(shape, "words for each thing that is quoted", "words-per-claim", "");
    console.table(shape);
  }

  private String writers() {
    List<String> writers = new ArrayList<>();
    card.writers()
        .forEach((writer, pages) -> writers.add(Console.count(pages, "page") + " by " + writer));
    return writers.isEmpty() ? "" : "; " + String.join(", ", writers);
  }

  private void title(String title) {
    console.line("");
    console.line(console.styled(title, Style.BOLD));
  }

  private void printAnswers() {
    console.line(console.styled("Does the wiki answer better than the raw notes?", Style.BOLD));
    if (card.answers().isEmpty()) {
      console.line("  There are no questions. Ask one with: cairn eval --add QUESTION --answer …");
      return;
    }
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("  answered within", "", "questions"));
    BUDGETS.forEach(budget -> head.add(String.format(Locale.ROOT, "%,d tokens", budget)));
    head.add("median");
    head.add("mean tokens");
    table.add(head);
    add(table, "your own", Kind.OWN);
    add(table, "saved answers", Kind.ANSWERED);
    add(table, "held out of sources", Kind.HELD_OUT);
    console.table(table);
    List<Answered> open =
        card.answers().stream()
            .filter(each -> each.question().kind() == Kind.OWN && each.wiki() > 2_000)
            .toList();
    open.stream()
        .limit(MOST_OPEN_QUESTIONS)
        .forEach(each ->
            console.line(
                console.styled(
                    "  not answered by the wiki: " + each.question().text(), Style.DIM)));
  }

  private void add(List<List<String>> table, String name, Kind kind) {
    List<Answered> asked =
        card.answers().stream().filter(each -> each.question().kind() == kind).toList();
    if (asked.isEmpty()) {
      return;
    }
    table.add(row("  " + name, "wiki", asked, Answered::wiki));
    table.add(row("", "raw", asked, Answered::raw));
    table.add(row("", "both", asked, Answered::both));
  }

  private static List<String> row(
      String name, String where, List<Answered> asked, ToIntFunction<Answered> tokens) {
    List<String> row = new ArrayList<>(List.of(name, where));
    row.add(name.isBlank() ? "" : Integer.toString(asked.size()));
    for (int budget : BUDGETS) {
      long answered = asked.stream().filter(each -> tokens.applyAsInt(each) <= budget).count();
      row.add(percent((double) answered / asked.size()));
    }
    int[] needed = asked.stream().mapToInt(tokens).sorted().toArray();
    int median = needed[(needed.length - 1) / 2];
    row.add(median > 8_000 ? "never" : String.format(Locale.ROOT, "%,d", median));
    double mean =
        java.util.Arrays.stream(needed).map(each -> Math.min(each, 8_000)).average().orElse(0);
    row.add(String.format(Locale.ROOT, "%,.0f", mean));
    return row;
  }

  private void add(List<List<String>> table, String name, String measure) {
    card.measure(measure)
        .ifPresent(found ->
            table.add(
                List.of(
                    "  " + name,
                    String.format(Locale.ROOT, "%,.0f", found.value()),
                    String.format(Locale.ROOT, "of %,d", found.of()),
                    found.of() == 0 ? "" : percent(1 - found.worth()))));
  }

  /// A number out of another measure's.
  private void add(List<List<String>> table, String name, String measure, String all) {
    Optional<Measure> found = card.measure(measure);
    if (found.isEmpty()) {
      return;
    }
    double value = found.get().value();
    String of =
        card.measure(all).map(m -> String.format(Locale.ROOT, "of %,.0f", m.value())).orElse("");
    table.add(List.of("  " + name, number(value, value == Math.rint(value) ? 0 : 1), of, ""));
  }

  static String percent(double share) {
    double percent = 100 * share;
    return number(percent, percent > 0 && percent < 10 || percent > 99 && percent < 100 ? 1 : 0)
        + " %";
  }

  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  static Map<String, Object> json(Scorecard card) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("score", Double.isNaN(card.score()) ? null : card.score());
    json.put("noise", card.noise());
    json.put("measures", card.measures().stream().map(EvalReport::json).toList());
    Map<String, Object> questions = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      questions.put(
          kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          card.answers().stream().filter(each -> each.question().kind() == kind).count());
    }
    json.put("questions", questions);
    json.put("writers", card.writers());
    return json;
  }

  private static Map<String, Object> json(Measure measure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", measure.name());
    json.put("part", measure.part().name().toLowerCase(Locale.ROOT));
    json.put("value", measure.value());
    json.put("of", measure.of());
    json.put("worth", measure.worth());
    json.put("better", measure.better().name().toLowerCase(Locale.ROOT));
    json.put("weight", measure.weight());
    json.put("guard", measure.guard().name().toLowerCase(Locale.ROOT));
    json.put("noise", measure.noise());
    return json;
  }
}
