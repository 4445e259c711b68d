package dev.cairn.cli;

import dev.cairn.cli.Console.Style;
import dev.cairn.review.Choice;
import dev.cairn.review.Preview;
import dev.cairn.review.Proposal;
import dev.cairn.review.Reviews;
import dev.cairn.review.Ruling;
import dev.cairn.review.Step;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Goes through the open proposals with whoever sits at the terminal. Each answer is an operation
/// of its own, so that leaving at any moment loses nothing; the vault is locked only while one
/// lands.
final class ReviewSession {
  /// The person wants to go.
  private static final class Quit extends Exception {
    private static final long serialVersionUID = 1;
  }

  private final ReviewCommand command;
  private final Vault vault;
  private final Console console;
  private final Function<String, @Nullable String> person;
  private final Editor editor;
  private final Set<String> seen = new HashSet<>();

  /// @param person answers a question; with null when there is nobody any more
  ReviewSession(
      ReviewCommand command,
      Vault vault,
      Console console,
      Function<String, @Nullable String> person,
      Editor editor) {
    this.command = command;
    this.vault = vault;
    this.console = console;
    this.person = person;
    this.editor = editor;
  }

  ExitCode run() throws IOException {
    int waiting = command.waiting(vault).size();
    console.line(
        waiting == 0
            ? "Nothing waits for a decision."
            : Console.count(waiting, "proposal") + ", the most valuable first.");
    try {
      // Read anew each time: an answer may settle others.
      for (Optional<Proposal> next = next(); next.isPresent(); next = next()) {
        seen.add(next.get().id());
        console.line("");
        command.show(console, command.reviews(vault), next.get());
        settle(next.get());
      }
      if (waiting > 0) {
        console.line("That was the last.");
      }
    } catch (Quit e) {
      console.line("The rest waits.");
    }
    return ExitCode.DONE;
  }

  private Optional<Proposal> next() throws IOException {
    return command.waiting(vault).stream()
        .filter(proposal -> !seen.contains(proposal.id()))
        .findFirst();
  }

  private void settle(Proposal proposal) throws IOException, Quit {
    boolean open = true;
    while (open) {
      try {
        open = !answered(proposal, ask(question(proposal)).strip());
      } catch (Failure e) {
        console.failure(e);
      }
    }
  }

  private String question(Proposal proposal) {
    int choices = proposal.choices().size();
    String accept =
        choices == 0 ? "" : choices == 1 ? "[a]ccept, " : "accept [1]–[" + choices + "], ";
    String edit = editable(proposal).isPresent() ? "[e]dit, " : "";
    return console.styled(accept + edit + "[r]eject, [s]kip, [q]uit? ", Style.CYAN);
  }

  /// @return whether there is no more to be said about this proposal
  private boolean answered(Proposal proposal, String answer) throws IOException, Quit {
    int choices = proposal.choices().size();
    if (answer.equals("s") || answer.isEmpty()) {
      return true;
    }
    if (answer.equals("q")) {
      throw new Quit();
    }
    if (answer.equals("r")) {
      String why = ask("Why? Later runs heed it: ");
      return !why.isBlank() && land(command.reviews(vault).reject(proposal, why, command.today()));
    }
    if (answer.equals("e") && editable(proposal).isPresent()) {
      return edited(proposal, editable(proposal).get());
    }
    int choice = answer.equals("a") && choices == 1 ? 1 : number(answer);
    if (choice < 1 || choice > choices) {
      console.line("Type one of the letters or numbers in brackets, then Enter.");
      return false;
    }
    return land(command.ruling(vault, proposal, choice, ""));
  }

  private static int number(String answer) {
    return answer.matches("[0-9]{1,2}") ? Integer.parseInt(answer) : 0;
  }

  /// The choice whose texts can be worked over: the first that patches pages and nothing else.
  private static Optional<Choice> editable(Proposal proposal) {
    return proposal.choices().stream()
        .filter(choice -> choice.steps().stream().allMatch(step -> step instanceof Step.Patch))
        .findFirst();
  }

  private boolean edited(Proposal proposal, Choice choice) throws IOException {
    Reviews reviews = command.reviews(vault);
    command.ruling(vault, proposal, proposal.choices().indexOf(choice) + 1, "");
    List<Preview> edited = new ArrayList<>();
    for (Preview preview : reviews.previews(choice)) {
      String text = editor.edit(preview.path().fileName(), preview.after());
      edited.add(new Preview(preview.path(), preview.before(), text));
    }
    return land(reviews.edited(proposal, edited, command.today()));
  }

  private boolean land(Ruling ruling) throws IOException {
    return command.decide(vault, console, ruling) == ExitCode.DONE;
  }

  private String ask(String question) throws Quit {
    String answer = person.apply(question);
    if (answer == null) {
      throw new Quit();
    }
    return answer;
  }
}
