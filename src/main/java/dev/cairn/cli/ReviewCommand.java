package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.compile.Workbench;
import dev.cairn.review.Acceptance;
import dev.cairn.review.Choice;
import dev.cairn.review.Preview;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cairn review`.
@Command(
    name = "review",
    description =
        "Go through what waits for a decision, the most valuable first; or list, show, accept or"
            + " reject by name.")
final class ReviewCommand extends CairnCommand {
  /// What is done with a proposal that is named.
  enum Action {
    list,
    show,
    accept,
    reject
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "list, show, accept or reject; else one by one, where somebody is there.")
  @Nullable Action action;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "The proposal: its id, or its page below wiki/reviews/.")
  @Nullable String id;

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
    if (action == null && !console.isJson() && !cairn().noInput && cairn().shell().terminal()) {
      return new ReviewSession(this, vault, console, console::ask, new Editor(cairn().shell()))
          .run();
    }
    return switch (action == null ? Action.list : action) {
      case list -> list(console, reviews(vault));
      case show -> show(console, reviews(vault), named(vault));
      case accept -> accept(vault, console);
      case reject -> reject(vault, console);
    };
  }

  Reviews reviews(Vault vault) throws IOException {
    return Reviews.of(vault, cairn().settings(vault).reviews());
  }

  LocalDate today() {
    return LocalDate.ofInstant(cairn().clock().instant(), ZoneOffset.UTC);
  }

  private Proposal named(Vault vault) throws IOException {
    String name = id;
    if (name == null) {
      throw Failure.usage("usage", "Which proposal?", "See the open ones with: cairn review list");
    }
    return reviews(vault)
        .find(name)
        .orElseThrow(() ->
            Failure.usage(
                "no-such-proposal",
                name + " is no open proposal.",
                "See the open ones with: cairn review list"));
  }

  private ExitCode list(Console console, Reviews reviews) throws IOException {
    List<Map<String, Object>> json = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Proposal proposal : reviews.open()) {
      json.add(json(proposal, reviews));
      rows.add(List.of(proposal.id(), proposal.kind().word(), proposal.title()));
    }
    console.json(Map.of("reviews", json));
    console.table(rows);
    console.line(
        rows.isEmpty()
            ? "Nothing waits for a decision."
            : Console.count(rows.size(), "proposal") + "; look at one with: cairn review show ID");
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
    console.line(plain(proposal.why()));
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

  private ExitCode accept(Vault vault, Console console) throws IOException {
    Proposal proposal = named(vault);
    int choices = proposal.choices().size();
    if (choices == 0) {
      throw Failure.usage(
          "no-choice",
          proposal.id() + " can only be answered by hand: " + proposal.path() + " says how.",
          "Take it away with: cairn review reject " + proposal.id() + " --reason TEXT");
    }
    if (choose < 0 || choose > choices || choose == 0 && choices > 1) {
      throw Failure.usage(
          "usage",
          "Which of the " + choices + " choices?",
          "See them with: cairn review show " + proposal.id() + ", then add --choose N");
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
              "Make the change there yourself; cairn review show " + proposal.id() + " has it.");
    };
  }

  private ExitCode reject(Vault vault, Console console) throws IOException {
    Proposal proposal = named(vault);
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
