package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.compile.Workbench;
import dev.cairn.review.Acceptance;
import dev.cairn.review.Choice;
import dev.cairn.review.Preview;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.vault.Prose;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn review`.
@Command(
    name = "review",
    description =
        "Go through what waits for a decision, the most valuable first; or list, show, accept or"
            + " reject it by name.")
final class ReviewCommand extends CairnCommand {
  private static final String HOW = "See the open ones with: cairn review --list";
  private static final String BY_HAND = "Change the pages as you think right.";

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Only show this proposal: its id, or its page below wiki/reviews/.")
  @Nullable String shown;

  @Option(names = "--list", description = "Only list; where nobody is at a terminal, the default.")
  boolean list;

  @Option(names = "--accept", paramLabel = "ID", description = "Do what this proposal says.")
  @Nullable String accept;

  @Option(
      names = "--reject",
      paramLabel = "ID",
      description = "Turn this proposal down; needs --reason.")
  @Nullable String reject;

  @Option(
      names = "--choose",
      paramLabel = "N",
      description = "With accept: which choice, where there are several.")
  int choose;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; later runs heed it. Needed to reject.")
  String reason = "";

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    if (Stream.of(shown, accept, reject).filter(Objects::nonNull).count() > 1) {
      throw Failure.usage("usage", "One at a time: show, accept or reject?", HOW);
    }
    if (accept != null) {
      return accept(vault, console, named(vault, accept));
    }
    if (reject != null) {
      return reject(vault, console, named(vault, reject));
    }
    if (shown != null) {
      Proposal proposal = named(vault, shown);
      show(console, reviews(vault), proposal);
      console.line("");
      console.line(howToAnswer(proposal));
      return ExitCode.DONE;
    }
    if (!list && !console.isJson() && !cairn().noInput && cairn().shell().terminal()) {
      return new ReviewSession(this, vault, console, console::ask, new Editor(cairn().shell()))
          .run();
    }
    return list(console, vault);
  }

  Reviews reviews(Vault vault) throws IOException {
    return Reviews.of(vault, cairn().settings(vault).reviews());
  }

  LocalDate today() {
    return LocalDate.ofInstant(cairn().clock().instant(), ZoneOffset.UTC);
  }

  /// What a person can decide now.
  List<Proposal> waiting(Vault vault) throws IOException {
    return reviews(vault).waiting(today());
  }

  private Proposal named(Vault vault, String name) throws IOException {
    return Reviews.named(name, waiting(vault))
        .orElseThrow(() -> Failure.usage("no-such-proposal", name + " is no open proposal.", HOW));
  }

  private ExitCode list(Console console, Vault vault) throws IOException {
    List<Map<String, Object>> json = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Proposal proposal : waiting(vault)) {
      json.add(json(proposal, reviews(vault)));
      rows.add(List.of(proposal.id(), plain(proposal.title())));
    }
    console.json(Map.of("reviews", json));
    console.table(rows);
    console.line(
        rows.isEmpty()
            ? "Nothing waits for a decision."
            : Console.count(rows.size(), "proposal") + ". Look at one with: cairn review ID");
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(Proposal proposal, Reviews reviews) throws IOException {
    List<Map<String, Object>> choices = new ArrayList<>();
    for (Choice choice : proposal.choices()) {
      List<Map<String, Object>> changes = new ArrayList<>();
      for (Preview preview : reviews.previews(choice)) {
        changes.add(Map.of("path", preview.path().value(), "diff", preview.diff()));
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("number", choices.size() + 1);
      one.put("label", choice.label());
      one.put("changes", changes);
      choices.add(one);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", proposal.id());
    json.put("kind", proposal.kind().word());
    json.put("title", proposal.title());
    json.put("why", proposal.why());
    json.put("value", proposal.value());
    json.put("created", proposal.created());
    json.put("path", proposal.path().value());
    json.put("choices", choices);
    return json;
  }

  ExitCode show(Console console, Reviews reviews, Proposal proposal) throws IOException {
    console.json(json(proposal, reviews));
    console.line(console.styled(plain(proposal.title()), Style.BOLD));
    console.line(readable(proposal.why()));
    int number = 1;
    for (Choice choice : proposal.choices()) {
      console.line("");
      console.line(console.styled(number++ + ". " + plain(choice.label()), Style.BOLD));
      for (Preview preview : reviews.previews(choice)) {
        console.line(console.styled(preview.path().value(), Style.BOLD));
        preview.diff().lines().forEach(line -> console.line(coloured(console, plain(line))));
      }
    }
    return ExitCode.DONE;
  }

  /// How to answer from the command line.
  private static String howToAnswer(Proposal proposal) {
    String reject = "Reject it with: cairn review --reject " + proposal.id() + " --reason TEXT";
    return switch (proposal.choices().size()) {
      case 0 -> "It takes your own hands: " + BY_HAND + "\n" + reject;
      case 1 -> "Accept it with: cairn review --accept " + proposal.id() + "\n" + reject;
      default ->
          "Accept one with: cairn review --accept " + proposal.id() + " --choose N\n" + reject;
    };
  }

  /// Markdown as a terminal can show it: links as the words with the page behind them.
  private static String readable(String markdown) {
    String words = markdown.replaceAll("\\[\\[([^\\]|]+)\\|([^\\]]*)]]", "$2 ($1.md)");
    return plain(Prose.unescape(words.replaceAll("\\*\\*(.+?)\\*\\*", "$1")));
  }

  private static String coloured(Console console, String line) {
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> console.styled(line, Style.GREEN);
      case '-' -> console.styled(line, Style.RED);
      case '@' -> console.styled(line, Style.CYAN);
      default -> line;
    };
  }

  /// A page's text without what a terminal would obey.
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "·");
  }

  private ExitCode accept(Vault vault, Console console, Proposal proposal) throws IOException {
    int choices = proposal.choices().size();
    if (choices == 0) {
      throw Failure.usage(
          "no-choice",
          proposal.id() + " has nothing that could be done for you.",
          BY_HAND
              + " Then take it away with: cairn review --reject "
              + proposal.id()
              + " --reason done");
    }
    if (choose < 0 || choose > choices || choose == 0 && choices > 1) {
      throw Failure.usage(
          "usage",
          "Which of the " + choices + " choices?",
          "See them with: cairn review " + proposal.id() + ", then add --choose N");
    }
    return decide(vault, console, ruling(vault, proposal, Math.max(1, choose), reason));
  }

  Ruling ruling(Vault vault, Proposal proposal, int choice, String why) throws IOException {
    Choice chosen = proposal.choices().get(choice - 1);
    return switch (reviews(vault).accept(proposal, chosen, why, today())) {
      case Acceptance.Ready(Ruling ruling) -> ruling;
      case Acceptance.Stale(var path) ->
          throw new Failure(
              ExitCode.FINDINGS,
              "stale",
              path + " has changed since, and what " + proposal.id() + " proposes no longer fits.",
              "Change the page by hand, or reject the proposal; the next ingest closes it.");
      case Acceptance.HandsOff(var path) ->
          throw new Failure(
              ExitCode.FINDINGS,
              "hands-off",
              path + " says maintained: human, so Cairn does not write it.",
              "Make the change there yourself; cairn review " + proposal.id() + " has it.");
    };
  }

  private ExitCode reject(Vault vault, Console console, Proposal proposal) throws IOException {
    if (reason.isBlank()) {
      throw Failure.usage(
          "usage", "Why is it rejected?", "Later runs heed the reason: add --reason TEXT");
    }
    return decide(vault, console, reviews(vault).reject(proposal, reason, today()));
  }

  ExitCode decide(Vault vault, Console console, Ruling ruling) throws IOException {
    try (Workbench bench = workbench(vault, console)) {
      return new ReportPrinter(console, dryRun).print(bench.decide(ruling, dryRun));
    }
  }
}
