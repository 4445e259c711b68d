package dev.cairn.review;

import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Trailer;
import dev.cairn.review.Decision.Outcome;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The open proposals of a vault, as its files have them at one moment, and the rulings that come
/// of answers. Writes nothing: a ruling is for the one door.
public final class Reviews {
  /// How many may wait, and for how long.
  ///
  /// @param mostOpen no more proposals are open at a time
  /// @param days so long a proposal that nobody touches stays open
  public record Limits(int mostOpen, int days) {
    public static final Limits DEFAULT = new Limits(12, 30);
  }

  private static final String KIND = "Cairn-Review";
  private static final Comparator<Proposal> MOST_VALUABLE_FIRST =
      Comparator.comparingInt(Proposal::value).reversed().thenComparing(Proposal::id);

  private final Vault vault;
  private final Limits limits;
  private final Decisions decisions;
  private final List<Proposal> open;

  private Reviews(Vault vault, Limits limits, Decisions decisions, List<Proposal> open) {
    this.vault = vault;
    this.limits = limits;
    this.decisions = decisions;
    this.open = List.copyOf(open);
  }

  public static Reviews of(Vault vault, Limits limits) throws IOException {
    List<Proposal> open = new ArrayList<>();
    for (FileEntry file : vault.files(Vault.REVIEWS)) {
      if (file.path().isMarkdown()) {
        vault.page(file.path()).flatMap(ProposalPage::of).ifPresent(open::add);
      }
    }
    open.sort(MOST_VALUABLE_FIRST);
    return new Reviews(vault, limits, Decisions.of(vault), open);
  }

  /// The open proposals, the most valuable first.
  public List<Proposal> open() {
    return open;
  }

  public Decisions decisions() {
    return decisions;
  }

  /// What a person can decide now, the most valuable first: the open proposals and, as far as there
  /// is room, the contradictions that pages show and nobody has been asked about.
  public List<Proposal> waiting(LocalDate today) throws IOException {
    List<Page> topics = new ArrayList<>();
    for (String folder : List.of(Vault.CONCEPTS, Vault.ENTITIES)) {
      for (FileEntry file : vault.files(folder)) {
        vault.page(file.path()).ifPresent(topics::add);
      }
    }
    List<Proposal> all = new ArrayList<>(open);
    Verdicts.proposals(topics, today.toString()).stream()
        .filter(proposal -> !isKnown(proposal.basis()))
        .limit(Math.max(0, limits.mostOpen() - open.size()))
        .forEach(all::add);
    all.sort(MOST_VALUABLE_FIRST);
    return all;
  }

  /// Whether somebody is or was asked about just this contradiction, on whatever page.
  private boolean isKnown(String basis) {
    return open.stream()
            .anyMatch(known -> known.kind() == Kind.VERDICT && known.basis().equals(basis))
        || decisions.all().stream()
            .anyMatch(made -> made.id().startsWith("verdict-") && made.basis().equals(basis));
  }

  /// The open proposal with this id, or on this page.
  public Optional<Proposal> find(String name) {
    return named(name, open);
  }

  /// The proposal among these with this id, or on this page.
  public static Optional<Proposal> named(String name, List<Proposal> proposals) {
    String id = name.replaceFirst("^.*/", "").replaceFirst("\\.md$", "");
    return proposals.stream().filter(proposal -> proposal.id().equals(id)).findFirst();
  }

  /// How many names the compiler may ask about: half of what may be open, so that there is always
  /// room for changes of pages.
  public int roomForNames() {
    return Math.max(0, Math.min((limits.mostOpen() + 1) / 2, limits.mostOpen() - others()));
  }

  private int others() {
    return (int) open.stream().filter(proposal -> proposal.kind() != Kind.AMBIGUOUS_NAME).count();
  }

  /// Opens proposals: the most valuable of those that are neither open nor settled, as many as
  /// there is room for. One that is open already with another basis is written anew.
  public Ruling propose(List<Proposal> proposals) throws IOException {
    return propose(proposals, open.size() - others());
  }

  /// The same from within an operation that changes what is asked about names.
  ///
  /// @param names how many such questions will be open
  public Ruling propose(List<Proposal> proposals, int names) throws IOException {
    List<Edit> edits = new ArrayList<>();
    int left = limits.mostOpen() - others() - names;
    List<Proposal> best = new ArrayList<>(proposals);
    best.sort(MOST_VALUABLE_FIRST);
    for (Proposal proposal : best) {
      Optional<Content> there = vault.read(proposal.path());
      boolean same =
          find(proposal.id()).filter(known -> known.basis().equals(proposal.basis())).isPresent();
      if (same || decisions.isSettled(proposal.id(), proposal.basis())) {
        continue;
      }
      if (there.isPresent() || left-- > 0) {
        Content text = Content.of(ProposalPage.text(proposal));
        edits.add(new Edit(proposal.path(), there.orElse(null), text));
      }
    }
    return new Ruling(count(edits.size()) + " opened", List.of(), new Edits(edits), List.of());
  }

  /// What each step of a choice would make of its page now; a page that cannot be changed any more
  /// is shown unchanged.
  public List<Preview> previews(Choice choice) throws IOException {
    return Drafting.of(vault, choice).previews();
  }

  /// Does what a choice says to the pages as they stand.
  ///
  /// @param reason may be empty
  public Acceptance accept(Proposal proposal, Choice choice, String reason, LocalDate today)
      throws IOException {
    Drafting drafting = Drafting.of(vault, choice);
    if (drafting.handsOff().isPresent()) {
      return new Acceptance.HandsOff(drafting.handsOff().get());
    }
    if (drafting.stale().isPresent()) {
      return new Acceptance.Stale(drafting.stale().get());
    }
    Set<VaultPath> named =
        drafting.names().stream().map(Step.Naming::path).collect(Collectors.toSet());
    List<Preview> changes =
        drafting.previews().stream().filter(preview -> !named.contains(preview.path())).toList();
    String why = proposal.choices().size() > 1 ? choice.label() + ". " + reason : reason;
    return new Acceptance.Ready(accepted(proposal, drafting.names(), changes, why.strip(), today));
  }

  /// Accepts a proposal with texts that a person made of what it proposed.
  ///
  /// @param changes what each page shall say
  public Ruling edited(Proposal proposal, List<Preview> changes, LocalDate today)
      throws IOException {
    return accepted(proposal, List.of(), changes, "edited", today);
  }

  private Ruling accepted(
      Proposal proposal,
      List<Step.Naming> names,
      List<Preview> changes,
      String reason,
      LocalDate today)
      throws IOException {
    List<Edit> edits = new ArrayList<>();
    List<Trailer> trailers = new ArrayList<>();
    for (Preview change : changes) {
      edits.add(
          new Edit(
              change.path(),
              vault.read(change.path()).orElse(null),
              change.after().isEmpty() ? null : Content.of(change.after())));
      // From now on these are a person's words, which the compiler merges and never replaces.
      trailers.add(new Trailer("Cairn-Kept", change.path().value()));
    }
    return closed(List.of(proposal), Outcome.ACCEPTED, reason, today, names, edits, trailers);
  }

  /// Turns a proposal down.
  public Ruling reject(Proposal proposal, String reason, LocalDate today) throws IOException {
    return closed(
        List.of(proposal), Outcome.REJECTED, reason, today, List.of(), List.of(), List.of());
  }

  /// Closes what nobody has touched for too long, and what has no place in its pages any more.
  public Ruling expire(History history, Instant now) throws IOException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate oldest = today.minusDays(limits.days());
    Set<VaultPath> old =
        open.stream()
            .filter(proposal -> isBefore(proposal.updated(), oldest))
            .map(Proposal::path)
            .collect(Collectors.toSet());
    // A page of today may tell of sources of long ago: the history knows since when it is there.
    Map<VaultPath, Logged> writers = old.isEmpty() ? Map.of() : history.lastTouchers(old);
    List<Proposal> expired = new ArrayList<>();
    for (Proposal proposal : open) {
      Logged writer = writers.get(proposal.path());
      boolean due =
          writer != null
              && writer.time().isBefore(now.minus(Duration.ofDays(limits.days())))
              && history.committed(proposal.path()).equals(vault.read(proposal.path()));
      if (due || isStale(proposal)) {
        expired.add(proposal);
      }
    }
    return expired.isEmpty()
        ? new Ruling("", List.of(), new Edits(List.of()), List.of())
        : closed(expired, Outcome.EXPIRED, "", today, List.of(), List.of(), List.of());
  }

  private static boolean isBefore(String date, LocalDate day) {
    return date.matches("\\d{4}-\\d{2}-\\d{2}") && date.compareTo(day.toString()) < 0;
  }

  /// The compiler itself takes back a question about a name.
  private boolean isStale(Proposal proposal) throws IOException {
    if (proposal.kind() == Kind.AMBIGUOUS_NAME || proposal.choices().isEmpty()) {
      return false;
    }
    for (Choice choice : proposal.choices()) {
      if (Drafting.of(vault, choice).stale().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Ruling closed(
      List<Proposal> proposals,
      Outcome outcome,
      String reason,
      LocalDate today,
      List<Step.Naming> names,
      List<Edit> changes,
      List<Trailer> trailers)
      throws IOException {
    List<Edit> edits = new ArrayList<>(changes);
    List<Trailer> lines = new ArrayList<>(trailers);
    List<Decision> made = new ArrayList<>();
    String word = outcome.name().toLowerCase(java.util.Locale.ROOT);
    for (Proposal proposal : proposals) {
      vault
          .read(proposal.path())
          .ifPresent(page -> edits.add(new Edit(proposal.path(), page, null)));
      lines.add(new Trailer(KIND, word + " " + proposal.id()));
      made.add(
          new Decision(
              today.toString(),
              outcome,
              proposal.id(),
              proposal.basis(),
              pages(proposal),
              proposal.title(),
              reason));
    }
    Optional<Content> log = vault.read(Vault.DECISIONS);
    String text = Decisions.with(log.map(Content::text).orElse(""), made);
    edits.add(new Edit(Vault.DECISIONS, log.orElse(null), Content.of(text)));
    String subject =
        proposals.size() == 1
            ? word + ": " + proposals.getFirst().title()
            : count(proposals.size()) + " " + word;
    return new Ruling(subject, names, new Edits(edits), lines);
  }

  /// The pages that a proposal would change or links to.
  private List<VaultPath> pages(Proposal proposal) throws IOException {
    Set<VaultPath> pages = new TreeSet<>();
    proposal.choices().forEach(choice -> choice.steps().forEach(step -> pages.add(step.path())));
    FileNames names = new FileNames(vault.files("").stream().map(FileEntry::path).toList());
    for (Link link : Page.of(proposal.path(), proposal.why()).links()) {
      if (names.resolve(link.target(), proposal.path())
          instanceof FileNames.Found(VaultPath found)) {
        pages.add(found);
      }
    }
    return List.copyOf(pages);
  }

  private static String count(int proposals) {
    return proposals + (proposals == 1 ? " proposal" : " proposals");
  }
}
