package dev.cairn.compile;

import dev.cairn.compile.Evidence.Bearing;
import dev.cairn.compile.NameUse.Role;
import dev.cairn.gate.PageChecks;
import dev.cairn.model.Answer;
import dev.cairn.model.Chat;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Prompt;
import dev.cairn.review.Decisions;
import dev.cairn.text.QuoteMatcher;
import dev.cairn.text.Word;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The writing of one run: which statements go to the model for a page, and what stands where it
/// comes to nothing.
final class Authoring {
  private static final int MOST_FRESH = 60;
  private static final int MOST_KNOWN = 40;
  private static final int MOST_NAMES = 120;
  private static final int MOST_CONTRASTS = 4;

  /// So many statements a failed page gets in the sources' own words.
  private static final int MOST_ADDED = 8;

  private final Chat chat;
  private final Store store;
  private final ModelWriter writer;
  private final PagePrompt prompts;
  private final ModelUse.Wishes wishes;
  private final Heed heed;
  private final Function<Map<VaultPath, PageText>, PageChecks> checks;
  private final Progress progress;
  private final List<String> notes = new ArrayList<>();
  private final List<VaultPath> written = new ArrayList<>();
  private int leftOut;

  /// What people want heeded.
  ///
  /// @param guidance what the owner said about what matters in the sources; empty where nothing
  /// @param handsOff pages that their owners keep
  record Heed(String guidance, Set<VaultPath> handsOff, Decisions decisions) {}

  /// @param checks the gate's checks of a page, given the pages that the run writes
  Authoring(
      Chat chat,
      Store store,
      PagePrompt prompts,
      ModelUse.Wishes wishes,
      Heed heed,
      Function<Map<VaultPath, PageText>, PageChecks> checks,
      Progress progress) {
    this.chat = chat;
    this.store = store;
    this.writer = new ModelWriter(chat, prompts);
    this.prompts = prompts;
    this.wishes = wishes;
    this.heed = heed;
    this.checks = checks;
    this.progress = progress;
  }

  /// Why pages are not as a model would have them, one sentence each.
  List<String> notes() {
    return List.copyOf(notes);
  }

  /// The pages that the model wrote.
  List<VaultPath> written() {
    return List.copyOf(written);
  }

  /// How many sentences were left out of them.
  int leftOut() {
    return leftOut;
  }

  /// Writes pages.
  ///
  /// @param news the topics of which something new is said
  /// @param saidBefore what the sources that come said before, by slug; nothing where they are new
  /// @param pages the pages that the run writes, by path
  /// @return what the model wrote of them
  List<PageText> write(
      List<News> news,
      Map<String, Set<String>> saidBefore,
      Surroundings wiki,
      Map<VaultPath, PageText> pages)
      throws ModelStopped {
    List<PagePrompt.Job> jobs = new ArrayList<>();
    List<Prompt> asked = new ArrayList<>();
    for (News one : news) {
      if (!heed.handsOff().contains(one.topic().path())) {
        chat.page();
        PagePrompt.Job job = job(one, saidBefore, wiki, pages);
        jobs.add(job);
        asked.add(writer.prompt(job));
      }
    }
    progress.start("Writing with " + prompts.writer(), asked.size());
    List<Answer> answers = new PromptBatch(chat, progress).ask(asked);
    progress.end();
    List<PageText> texts = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      write(jobs.get(i), answers.get(i), wiki, pages).ifPresent(texts::add);
    }
    return texts;
  }

  /// A topic of which something new is said.
  record News(Topic topic, Evidence evidence, List<String> aliases) {}

  private Optional<PageText> write(
      PagePrompt.Job job, Answer answer, Surroundings wiki, Map<VaultPath, PageText> pages)
      throws ModelStopped {
    Topic topic = job.topic();
    List<String> aliases = job.aliases();
    ModelWriter.Written result =
        writer.write(
            job, answer, () -> new AuthoredPage(topic, aliases, store, wiki), checks.apply(pages));
    return switch (result) {
      case ModelWriter.Done(PageText page, int out) -> {
        written.add(page.path());
        leftOut += out;
        yield Optional.of(page);
      }
      case ModelWriter.Failed(String why) -> {
        boolean stands = job.standing() != null;
        notes.add(
            topic.path()
                + (stands
                    ? ": keeps its text, and quotes what is new; "
                    : ": written without the model; ")
                + why);
        yield stands ? quoted(topic, job, aliases, wiki) : Optional.empty();
      }
    };
  }

  /// The page as it stands, with the most telling new statements quoted.
  private Optional<PageText> quoted(
      Topic topic, PagePrompt.Job job, List<String> aliases, Surroundings wiki) {
    List<Claim> added = job.offered().stream().limit(Math.min(job.fresh(), MOST_ADDED)).toList();
    return store
        .page(topic.path())
        .flatMap(text -> new AuthoredPage(topic, aliases, store, wiki).withStatements(text, added));
  }

  private PagePrompt.Job job(
      News news,
      Map<String, Set<String>> saidBefore,
      Surroundings wiki,
      Map<VaultPath, PageText> pages) {
    Topic topic = news.topic();
    Optional<PageBody> standing =
        store.authored(topic.path()).map(text -> PageBody.of(Page.of(topic.path(), text)));
    Set<String> cited = standing.map(body -> body.citations().keySet()).orElse(Set.of());
    List<Claim> fresh = new ArrayList<>();
    List<Claim> known = new ArrayList<>();
    for (Bearing bearing : news.evidence().bearings()) {
      Claim claim = claim(bearing);
      if (bearing.score() < Role.CENTRAL && fresh.size() + known.size() > 12
          || store.isBanned(bearing.slug(), bearing.statement())
          || !isQuotable(claim)) {
        continue;
      }
      @Nullable Set<String> before = saidBefore.get(bearing.slug());
      boolean said = before == null || before.contains(claim.statement().text());
      boolean isKnown = standing.isPresent() && said;
      if (cited.contains(claim.citation().label()) || isKnown) {
        known.add(claim);
      } else {
        fresh.add(claim);
      }
    }
    List<Claim> offered = fitting(fresh, known, cited);
    int count = (int) offered.stream().filter(fresh::contains).count();
    return new PagePrompt.Job(
        topic,
        news.aliases(),
        offered,
        count,
        standing.orElse(null),
        Optional.ofNullable(pages.get(topic.path())).map(PageText::description).orElse(""),
        contrasts(topic, offered),
        names(topic, offered, wiki),
        language(offered),
        heed.guidance(),
        heed.decisions().rejectedAbout(Set.of(topic.path())));
  }

  private Claim claim(Bearing bearing) {
    Digest digest = store.digest(bearing.source());
    return Claim.of(
        bearing.slug(), digest.statement(bearing.statement()), bearing.score(), digest.language());
  }

  private static boolean isQuotable(Claim claim) {
    int words = QuoteMatcher.words(claim.statement().text());
    return words >= 3 && words <= 60;
  }

  /// The new statements, then those that the page cites, then others, as many as fit. Those of one
  /// source stand together, in its order.
  private List<Claim> fitting(List<Claim> fresh, List<Claim> known, Set<String> cited) {
    List<Claim> old = new ArrayList<>(known);
    old.sort(
        Comparator.comparing((Claim claim) -> !cited.contains(claim.citation().label()))
            .thenComparing(Comparator.comparingInt(Claim::score).reversed()));
    int room = prompts.room() * 2 / 3;
    List<Claim> first = within(mixed(fresh), MOST_FRESH, room);
    int used = first.stream().mapToInt(Authoring::length).sum();
    List<Claim> then = within(old, Math.max(MOST_KNOWN, cited.size()), room - used);
    List<Claim> offered = new ArrayList<>(inOrder(first));
    offered.addAll(inOrder(then));
    return offered;
  }

  /// Statements in the order in which they are worth a place where not all fit: every source has
  /// its say, and after three that are about the page's thing comes one that ties it to another.
  ///
  /// @param claims the most telling first
  static List<Claim> mixed(List<Claim> claims) {
    Map<String, Integer> turns = new HashMap<>();
    record Turn(Claim claim, int turn) {}
    List<Claim> fair =
        claims.stream()
            .map(claim ->
                new Turn(claim, turns.merge(claim.score() + " " + claim.slug(), 1, Integer::sum)))
            .sorted(
                Comparator.comparingInt((Turn one) -> one.claim().score())
                    .reversed()
                    .thenComparingInt(Turn::turn))
            .map(Turn::claim)
            .toList();
    List<Claim> about = fair.stream().filter(claim -> claim.score() >= Role.FOREMOST).toList();
    List<Claim> others = fair.stream().filter(claim -> claim.score() < Role.FOREMOST).toList();
    List<Claim> mixed = new ArrayList<>();
    int next = 0;
    for (Claim claim : about) {
      mixed.add(claim);
      if (mixed.size() % 4 == 3 && next < others.size()) {
        mixed.add(others.get(next++));
      }
    }
    mixed.addAll(others.subList(next, others.size()));
    return mixed;
  }

  private static List<Claim> within(List<Claim> claims, int most, int room) {
    List<Claim> some = new ArrayList<>();
    int left = room;
    for (Claim claim : claims) {
      left -= length(claim);
      if (some.size() == most || left < 0) {
        break;
      }
      some.add(claim);
    }
    return some;
  }

  private static int length(Claim claim) {
    return claim.statement().text().length() + claim.slug().length() + 40;
  }

  private static List<Claim> inOrder(List<Claim> claims) {
    return claims.stream()
        .sorted(
            Comparator.comparing(Claim::slug).thenComparing(claim -> claim.statement().number()))
        .toList();
  }

  private static List<List<Integer>> contrasts(Topic topic, List<Claim> offered) {
    Set<String> words = new HashSet<>();
    Word.of(topic.title()).forEach(word -> words.add(Claim.stem(word.folded())));
    return Disagreement.among(offered, words).stream()
        .limit(MOST_CONTRASTS)
        .map(one -> List.of(offered.indexOf(one.first()) + 1, offered.indexOf(one.second()) + 1))
        .toList();
  }

  /// The titles of pages that the statements name or are about, those with most of them first.
  private List<String> names(Topic topic, List<Claim> offered, Surroundings wiki) {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Map<Integer, Set<String>>> about = new HashMap<>();
    for (Claim claim : offered) {
      Set<String> here =
          new LinkedHashSet<>(
              about
                  .computeIfAbsent(claim.slug(), this::about)
                  .getOrDefault(claim.statement().number(), Set.of()));
      wiki.linker()
          .spans(claim.statement().text(), claim.language())
          .forEach(span -> here.add(span.topic()));
      here.remove(topic.id());
      here.forEach(id -> counts.merge(id, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_NAMES)
        .flatMap(entry -> wiki.topic(entry.getKey()).stream())
        .map(Topic::title)
        .toList();
  }

  /// The topics that each statement of a source is about.
  private Map<Integer, Set<String>> about(String slug) {
    Map<Integer, Set<String>> about = new HashMap<>();
    store
        .namesOf(store.id(slug))
        .forEach((key, use) ->
            store
                .topicOf(key)
                .ifPresent(topic ->
                    use.roles().stream()
                        .filter(Role::isCentral)
                        .forEach(role ->
                            about
                                .computeIfAbsent(role.statement(), _ -> new TreeSet<>())
                                .add(topic))));
    return about;
  }

  /// The language to write in: the owner's choice, else that of most statements.
  private String language(List<Claim> offered) {
    if (!wishes.language().equals("und")) {
      return wishes.language();
    }
    Map<String, Integer> counts = new HashMap<>();
    offered.forEach(claim -> counts.merge(claim.language(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("und");
  }
}
