package dev.cairn.compile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.compile.AuthoredPage.Printed;
import dev.cairn.compile.PageEdits.Said;
import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Violation;
import dev.cairn.model.Answer;
import dev.cairn.model.Chat;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Part;
import dev.cairn.model.Prompt;
import dev.cairn.model.Task;
import dev.cairn.source.Injection;
import dev.cairn.text.Language;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Has a model write one page: asks for edits, prints them, has the gate's checks look at every
/// sentence, hands back once what they refuse, and leaves out what they refuse again.
final class ModelWriter {
  /// What came of a page.
  sealed interface Written {}

  record Done(PageText page, int leftOut) implements Written {}

  /// @param why a sentence
  record Failed(String why) implements Written {}

  private static final int MOST_ROUNDS = 4;

  private final Chat chat;
  private final PagePrompt prompts;

  ModelWriter(Chat chat, PagePrompt prompts) {
    this.chat = chat;
    this.prompts = prompts;
  }

  /// What to ask for a page.
  Prompt prompt(PagePrompt.Job job) {
    return new Prompt(
        Task.WRITE,
        prompts.parts(job),
        prompts.outputTokens(),
        PageEdits.SCHEMA,
        prompts.purpose(job));
  }

  /// @param job what there is to say, and what is said so far
  /// @param answer to the prompt
  /// @param printer makes a printer for the page, which serves once
  Written write(
      PagePrompt.Job job, Answer answer, Supplier<AuthoredPage> printer, PageChecks checks)
      throws ModelStopped {
    List<Part> parts = prompts.parts(job);
    if (!(answer instanceof Answer.Value(JsonNode json, _))) {
      return new Failed(reason(answer));
    }
    return new Work(job, PageEdits.of(json), parts, printer, checks).written();
  }

  private static String reason(Answer answer) {
    return switch (answer) {
      case Answer.Truncated _ -> "the model's answer was cut off";
      case Answer.Refused(String reason, _) -> "the model refused: " + reason;
      case Answer.TooLong _ -> "the model's context is too small";
      case Answer.Unusable(String reason, _) -> reason;
      case Answer.Text _ -> "the model answered with a text";
      case Answer.Value _ -> "";
    };
  }

  /// One page under way.
  private final class Work {
    private final PagePrompt.Job job;
    private final PageEdits edits;
    private final List<Part> parts;
    private final Supplier<AuthoredPage> printer;
    private final PageChecks checks;

    /// The sentences by id, as corrected; those left out are missing.
    private final Map<Integer, Said> standing = new HashMap<>();

    private boolean descriptionRefused;
    private int leftOut;

    Work(
        PagePrompt.Job job,
        PageEdits edits,
        List<Part> parts,
        Supplier<AuthoredPage> printer,
        PageChecks checks) {
      this.job = job;
      this.edits = edits;
      this.parts = parts;
      this.printer = printer;
      this.checks = checks;
      edits.sentences().forEach(said -> standing.put(said.id(), said));
    }

    Written written() throws ModelStopped {
      Map<Integer, String> refused = unusable();
      refused.keySet().forEach(standing::remove);
      boolean asked = false;
      for (int round = 0; round < MOST_ROUNDS; round++) {
        Optional<Printed> printed = printed();
        Map<Integer, String> found = new LinkedHashMap<>();
        if (printed.isPresent()) {
          Optional<String> whole = refusals(printed.get(), found);
          if (whole.isPresent()) {
            return new Failed(whole.get());
          }
        }
        refused.putAll(found);
        if (!asked && !refused.isEmpty()) {
          asked = true;
          correct(refused);
        } else if (!found.isEmpty()) {
          found.keySet().forEach(standing::remove);
        } else {
          leftOut = edits.sentences().size() - standing.size();
          return finished(printed);
        }
        refused = new TreeMap<>();
      }
      return new Failed("its sentences did not pass the gate");
    }

    private Written finished(Optional<Printed> printed) {
      boolean addsNothing = job.standing() != null && edits.sentences().isEmpty();
      if (printed.isEmpty() || printed.get().said().isEmpty() && !addsNothing) {
        return new Failed("none of the model's sentences passed the gate");
      }
      String text = printed.get().page().text();
      PageBody prior = job.standing();
      if (prior != null) {
        Set<String> labels = PageBody.of(Page.of(job.topic().path(), text)).citations().keySet();
        long kept = prior.citations().keySet().stream().filter(labels::contains).count();
        if (kept * 3 < prior.citations().size() * 2L) {
          return new Failed("the model would have dropped most of what the page cites");
        }
      }
      return language(text)
          .<Written>map(Failed::new)
          .orElseGet(() -> new Done(printed.get().page(), leftOut));
    }

    /// What is wrong with the language that the page is in.
    private Optional<String> language(String text) {
      List<String> sentences = standing.values().stream().map(Said::text).sorted().toList();
      String all = String.join(" ", sentences);
      String is = all.length() < 300 ? Language.UNDETERMINED : Language.detect(all);
      boolean wrong =
          !is.equals(Language.UNDETERMINED)
              && !job.language().equals(Language.UNDETERMINED)
              && !is.equals(job.language());
      return wrong
          ? Optional.of("the model wrote in '" + is + "' instead of '" + job.language() + "'")
          : Optional.empty();
    }

    /// The sentences that need not be printed to be refused: they cite nothing that was offered, or
    /// bring markup of their own.
    private Map<Integer, String> unusable() {
      Map<Integer, String> refused = new LinkedHashMap<>();
      for (Said said : edits.sentences()) {
        List<Integer> known = known(said.cites());
        if (said.text().isEmpty() || Injection.standsIn(said.text())) {
          standing.remove(said.id()); // what reads like an instruction to a model is not said again
        } else if (known.isEmpty()) {
          refused.put(said.id(), "it cites no statement from the list");
        } else if (Markup.standsIn(said.text())) {
          refused.put(said.id(), "it has markup in it: say it in plain words");
        } else {
          standing.put(said.id(), new Said(said.id(), said.text(), known, said.inferred()));
        }
      }
      return refused;
    }

    private List<Integer> known(List<Integer> cites) {
      return cites.stream()
          .filter(number -> number >= 1 && number <= job.offered().size())
          .distinct()
          .toList();
    }

    private Optional<Printed> printed() {
      return printer
          .get()
          .edited(
              job.standing(),
              edits,
              job.offered(),
              said -> Optional.ofNullable(standing.get(said.id())),
              description(),
              prompts.writer());
    }

    private String description() {
      String own = edits.description();
      if (!descriptionRefused && isPlain(own)) {
        return PagePrinter.description(own);
      }
      return edits.lead().stream()
          .flatMap(said -> Optional.ofNullable(standing.get(said.id())).stream())
          .map(said -> PagePrinter.description(said.text()))
          .findFirst()
          .orElse(job.description());
    }

    /// Whether a description tells of a thing, not where to go or what to do.
    private static boolean isPlain(String description) {
      return !description.isEmpty()
          && !description.contains("://")
          && !Markup.standsIn(description)
          && !Injection.standsIn(description);
    }

    /// Sorts out what the checks object to.
    ///
    /// @param found takes the sentences, by id, with the reasons
    /// @return what is wrong with the page as a whole
    private Optional<String> refusals(Printed printed, Map<Integer, String> found) {
      List<String> lines = printed.page().text().lines().toList();
      int body = lines.indexOf("---") + 1 + lines.subList(1, lines.size()).indexOf("---") + 1;
      for (Violation violation : checks.of(Page.of(printed.page().path(), printed.page().text()))) {
        if (violation.line() > 0 && violation.line() <= body) {
          if (descriptionRefused) {
            return Optional.of(violation.message());
          }
          descriptionRefused = true;
          continue;
        }
        Set<Integer> ids = ids(printed, violation, lines);
        if (ids.isEmpty()) {
          return Optional.of(violation.message());
        }
        ids.forEach(
            id -> found.merge(id, violation.message(), (a, b) -> a.equals(b) ? a : a + "; " + b));
      }
      if (found.isEmpty() && descriptionRefused) {
        return again(printed);
      }
      return Optional.empty();
    }

    /// Looks whether the description that takes the refused one's place holds.
    private Optional<String> again(Printed printed) {
      if (printed.page().description().equals(description())) {
        return Optional.empty();
      }
      Optional<Printed> other = printed();
      return other
          .flatMap(page ->
              checks.of(Page.of(page.page().path(), page.page().text())).stream().findFirst())
          .map(Violation::message);
    }

    /// The new sentences that a violation is about.
    private Set<Integer> ids(Printed printed, Violation violation, List<String> lines) {
      List<Said> here = printed.said().getOrDefault(violation.line(), List.of());
      Set<Integer> ids = new HashSet<>();
      here.stream()
          .filter(said -> holds(violation.sentence(), said.text()))
          .forEach(said -> ids.add(said.id()));
      if (ids.isEmpty()) {
        here.forEach(said -> ids.add(said.id()));
      }
      if (ids.isEmpty() && violation.line() > 0 && violation.line() <= lines.size()) {
        String line = lines.get(violation.line() - 1);
        dev.cairn.vault.Citation.labelDefinedBy(line)
            .ifPresent(label ->
                standing.values().stream()
                    .filter(said -> cites(said, label))
                    .forEach(said -> ids.add(said.id())));
      }
      return ids;
    }

    private boolean cites(Said said, String label) {
      return said.cites().stream()
          .anyMatch(number -> job.offered().get(number - 1).citation().label().equals(label));
    }

    private static boolean holds(String sentence, String text) {
      String left = sentence.replaceAll("[^\\p{L}\\p{N}]+", "");
      String right = text.replaceAll("[^\\p{L}\\p{N}]+", "");
      return !left.isEmpty() && !right.isEmpty() && (left.contains(right) || right.contains(left));
    }

    /// Hands refused sentences back with the reasons, once.
    private void correct(Map<Integer, String> refused) throws ModelStopped {
      List<Part> again = new ArrayList<>(parts);
      Map<Integer, Said> all = new HashMap<>();
      edits.sentences().forEach(said -> all.put(said.id(), said));
      again.add(new Part.Own(PagePrompt.complaint(refused, all)));
      Answer answer =
          chat.answer(
              new Prompt(
                  Task.WRITE,
                  again,
                  prompts.outputTokens(),
                  PageEdits.CORRECTIONS,
                  prompts.purpose(job)));
      Map<Integer, Said> corrected =
          answer instanceof Answer.Value(JsonNode json, _) ? PageEdits.corrections(json) : Map.of();
      for (int id : refused.keySet()) {
        @Nullable Said said = corrected.get(id);
        List<Integer> known = said == null ? List.of() : known(said.cites());
        if (said == null
            || said.text().isEmpty()
            || known.isEmpty()
            || Markup.standsIn(said.text())
            || Injection.standsIn(said.text())) {
          standing.remove(id);
        } else {
          standing.put(id, new Said(id, said.text(), known, said.inferred()));
        }
      }
    }
  }
}
