package dev.cairn.review;

import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Prose;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A proposal as a page: people read it, and code reads from it what accepting does.
///
/// Below the reasons stands a heading for each choice, numbered from 1, and under it a line for
/// each step. What a page would become stands below its line as a diff, with a backslash before
/// whatever some reader could take for active.
public final class ProposalPage {
  private static final Pattern CHOICE = Pattern.compile("## (\\d+)\\. (.+)");
  private static final Pattern PATCH = Pattern.compile("- (?:Change|Create) `([^`]+)`:");
  private static final Pattern REMOVAL =
      Pattern.compile("- Delete `([^`]+)` \\(as of `([0-9a-f]*)`\\)");
  private static final Pattern NAMING = Pattern.compile("- Let the name (.+) lead to `([^`]+)`");
  private static final Pattern FENCE = Pattern.compile("(`{3,})diff");

  private ProposalPage() {}

  public static String text(Proposal proposal) {
    StringBuilder page =
        new StringBuilder("---\ntype: review\ntitle: ")
            .append(FrontMatter.quoted(proposal.title()))
            .append("\ndescription: ")
            .append(FrontMatter.quoted(description(proposal)))
            .append("\ncreated: ")
            .append(proposal.created())
            .append("\nupdated: ")
            .append(proposal.updated())
            .append("\nproposes: ")
            .append(proposal.kind().word())
            .append("\nvalue: ")
            .append(proposal.value())
            .append("\nbasis: ")
            .append(FrontMatter.quoted(proposal.basis()))
            .append("\nwritten-by: baseline\n---\n\n# ")
            .append(Prose.escape(proposal.title()))
            .append("\n\n")
            .append(proposal.why())
            .append('\n');
    int number = 1;
    for (Choice choice : proposal.choices()) {
      page.append("\n## ").append(number++).append(". ").append(Prose.escape(choice.label()));
      page.append("\n\n");
      choice.steps().forEach(step -> write(step, page));
    }
    return page.append(
            "\nAnswer with `cairn review`; what is not answered in time goes by itself.\n")
        .toString();
  }

  /// A text in a fence, so that nothing in it is active.
  public static String quotation(String text) {
    String quoted = Inert.quoted(text);
    return "````\n" + quoted + (quoted.endsWith("\n") ? "" : "\n") + "````";
  }

  /// One line that tells the proposal from others in a list.
  public static String description(Proposal proposal) {
    String first = proposal.why().lines().findFirst().orElse("");
    String plain = Prose.unescape(first.replaceAll("\\[\\[[^\\]|]*\\|([^\\]]*)]]|\\*\\*", "$1"));
    return plain.length() <= 200 ? plain : plain.substring(0, 200).stripTrailing() + "…";
  }

  private static void write(Step step, StringBuilder page) {
    switch (step) {
      case Step.Patch(VaultPath path, String diff) -> {
        String verb = diff.startsWith("@@ -0,0 ") ? "Create" : "Change";
        String quoted = Inert.quoted(diff);
        page.append("- ").append(verb).append(" `").append(path).append("`:\n\n");
        page.append("````diff\n").append(quoted);
        page.append(quoted.endsWith("\n") ? "" : "\n").append("````\n\n");
      }
      case Step.Removal(VaultPath path, String made) ->
          page.append("- Delete `").append(path).append("` (as of `").append(made).append("`)\n");
      case Step.Naming(VaultPath path, String name) ->
          page.append("- Let the name ")
              .append(Prose.escape(name))
              .append(" lead to `")
              .append(path)
              .append("`\n");
    }
  }

  /// What a page below `wiki/reviews/` proposes; empty where it is not a proposal that can be read.
  public static Optional<Proposal> of(Page page) {
    FrontMatter front = page.front();
    Optional<Kind> kind = front.get("proposes").flatMap(Kind::of);
    boolean valued = front.get("value").filter(value -> value.matches("\\d{1,3}")).isPresent();
    if (!page.type().equals("review")
        || kind.isEmpty()
        || !valued
        || !dev.cairn.text.Slug.of(page.path().basename()).value().equals(page.path().basename())) {
      return Optional.empty();
    }
    Reading reading = new Reading();
    page.body().lines().forEach(reading::line);
    if (reading.unreadable) {
      return Optional.empty(); // half of what was proposed is not what was proposed
    }
    String created = front.get("created").orElse("");
    return Optional.of(
        new Proposal(
            page.path().basename(),
            kind.get(),
            page.title(),
            String.join("\n", reading.why),
            Integer.parseInt(front.get("value").orElseThrow()),
            front.get("basis").orElse(""),
            created,
            front.get("updated").orElse(created),
            reading.choices()));
  }

  /// Goes through the lines of a page's body.
  private static final class Reading {
    private final List<String> why = new ArrayList<>();
    private final List<Choice> done = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final StringBuilder diff = new StringBuilder();
    private String label = "";
    private String target = "";
    private String fence = "";
    private boolean unreadable;

    void line(String line) {
      if (!fence.isEmpty()) {
        diffLine(line);
        return;
      }
      Matcher choice = CHOICE.matcher(line);
      Matcher opened = FENCE.matcher(line);
      if (choice.matches()) {
        close();
        label = Prose.unescape(choice.group(2));
      } else if (label.isEmpty()) {
        if (!line.startsWith("# ")) {
          why.add(line);
        }
      } else if (opened.matches() && !target.isEmpty()) {
        fence = opened.group(1);
      } else {
        step(line);
      }
    }

    private void diffLine(String line) {
      if (line.equals(fence)) {
        String text = Inert.read(diff.toString());
        add(target, path -> new Step.Patch(path, text));
        diff.setLength(0);
        fence = "";
        target = "";
      } else {
        diff.append(line).append('\n');
      }
    }

    private void step(String line) {
      Matcher patch = PATCH.matcher(line);
      Matcher removal = REMOVAL.matcher(line);
      Matcher naming = NAMING.matcher(line);
      if (patch.matches()) {
        target = patch.group(1);
      } else if (removal.matches()) {
        add(removal.group(1), path -> new Step.Removal(path, removal.group(2)));
      } else if (naming.matches()) {
        add(naming.group(2), path -> new Step.Naming(path, Prose.unescape(naming.group(1))));
      }
    }

    private void add(String path, Function<VaultPath, Step> step) {
      VaultPath.read(path)
          .ifPresentOrElse(read -> steps.add(step.apply(read)), () -> unreadable = true);
    }

    private void close() {
      if (!label.isEmpty()) {
        done.add(new Choice(label, steps));
        steps.clear();
      }
    }

    List<Choice> choices() {
      close();
      return done;
    }
  }
}
