package dev.cairn.graph;

import dev.cairn.graph.NameTable.Entry;
import dev.cairn.graph.NameTable.Span;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds where pages are named and not linked, and how likely a person would link them there.
///
/// A page is named by its title, its file name or an alias, in any spelling that has the same
/// [NameKey]. Of each page only the first mention counts, and none where the text links to the page
/// already; of names that lie within each other the longest; a name that means two pages means
/// neither.
public final class Mentions {
  /// From this score on a mention is suggested.
  public static final double LIKELY = 0.5;

  /// On how many pages of a vault a name stands, as a link or not, those that it names left out.
  @FunctionalInterface
  public interface Naming {
    int pages(String name);
  }

  private final NameTable names;
  private final LinkGraph graph;
  private final LinkHabits habits;
  private final Neighbours neighbours;

  private Mentions(NameTable names, LinkGraph graph, Naming naming) {
    this.names = names;
    this.graph = graph;
    this.habits = new LinkHabits(graph, names, naming);
    this.neighbours = new Neighbours(graph);
  }

  /// The mentions of a vault of which not every page is at hand.
  ///
  /// @param pages the names of all its pages
  /// @param naming asked once for each name that is found
  public static Mentions of(Collection<PageNames> pages, LinkGraph graph, Naming naming) {
    return new Mentions(new NameTable(pages), graph, naming);
  }

  /// The mentions of a vault whose pages are all at hand. Reads through all of their text once.
  public static Mentions of(Collection<Page> pages, LinkGraph graph) {
    NameTable names = new NameTable(pages.stream().map(PageNames::of).toList());
    Map<String, Integer> counts = new HashMap<>();
    for (Page page : pages) {
      Set<String> keys = new HashSet<>();
      List<Link> links = Link.of(page.body());
      links.forEach(link -> keys.add(NameKey.of(link.text())));
      names.in(LinkableText.of(page.body(), links)).forEach(span -> keys.add(span.key()));
      keys.stream()
          .filter(key -> names.isNameOfAnother(key, page.path()))
          .forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    return new Mentions(names, graph, name -> counts.getOrDefault(NameKey.of(name), 0));
  }

  /// The pages that a page names and would do well to link, in the order of its text.
  public List<Mention> on(Page page) {
    return find(page, to -> true, LIKELY);
  }

  /// Where a page names another that it would do well to link.
  public Optional<Mention> on(Page page, VaultPath other) {
    return find(page, other::equals, LIKELY).stream().findFirst();
  }

  /// All pages that a page names without linking them, however unlikely a link.
  public List<Mention> named(Page page) {
    return find(page, to -> true, 0);
  }

  private List<Mention> find(Page page, Predicate<VaultPath> wanted, double least) {
    String body = page.body();
    String text = LinkableText.of(body, Link.of(body));
    Set<VaultPath> done = new HashSet<>();
    done.add(page.path());
    graph.outgoing(page.path()).forEach(link -> done.add(link.to()));
    Set<String> seen = new HashSet<>();
    List<Mention> found = new ArrayList<>();
    MentionPlace place = new MentionPlace(page);
    for (Span span : names.in(text)) {
      List<Entry> entries = names.entries(span.key());
      if (!seen.add(text.substring(span.start(), span.end()))
          || entries.stream().allMatch(entry -> done.contains(entry.page()))) {
        continue;
      }
      MentionShape shape = MentionShape.of(text, span);
      Optional<Entry> meant = meant(span.key(), entries, shape);
      if (meant.isEmpty()
          || done.contains(meant.get().page())
          || !wanted.test(meant.get().page())) {
        continue;
      }
      VaultPath to = meant.get().page();
      done.add(to);
      MentionSigns hoped = signs(page, span, shape, meant.get(), habits.most(span.key(), to));
      if (hoped.score() < least) {
        continue; // to ask on how many pages the name stands would cost time and change nothing
      }
      MentionSigns signs = hoped.withHabit(habits.of(meant.get(), span.key()));
      MentionSigns told = signs.score() < least ? signs : place.inItsLanguage(signs, shape);
      if (told.score() >= least && !place.isFunctionWord(shape)) {
        found.add(place.mention(span, shape, to, told));
      }
    }
    return found;
  }

  /// The page that is meant by a name: the only one that has it, or the only one that has it in
  /// these letters and case, if no other has it in these letters.
  private Optional<Entry> meant(String key, List<Entry> entries, MentionShape shape) {
    List<Entry> alike =
        isOne(entries)
            ? entries
            : entries.stream().filter(each -> each.name().equalsIgnoreCase(shape.said())).toList();
    boolean exact = alike.stream().anyMatch(each -> each.name().equals(shape.said()));
    if (!isOne(alike) || alike != entries && !exact) {
      return Optional.empty();
    }
    Entry entry = alike.getFirst();
    if (habits.meansAnother(key, entry.page())) {
      return Optional.empty();
    }
    boolean otherWords = alike.stream().noneMatch(each -> each.words() == shape.words().size());
    boolean otherCase = !names.isSpelledBy(entry.page(), key, shape);
    boolean byChance =
        shape.hasFunctionWord("en")
            ? otherWords || shape.isSingle() && otherCase
            : shape.isOrdinary() && otherCase;
    return byChance ? Optional.empty() : Optional.of(entry);
  }

  private static boolean isOne(List<Entry> entries) {
    return !entries.isEmpty()
        && entries.stream().allMatch(e -> e.page().equals(entries.getFirst().page()));
  }

  private MentionSigns signs(Page page, Span span, MentionShape shape, Entry entry, double habit) {
    VaultPath to = entry.page();
    return new MentionSigns(
        habit,
        neighbours.nearness(page.path(), to),
        graph.outgoing(to).stream().anyMatch(link -> link.to().equals(page.path())),
        shape.isOrdinary(),
        shape.isSingle() && shape.isLowerCase() && !shape.isOrdinary(),
        shape.words().size(),
        !names.isSpelledBy(to, span.key(), shape),
        shape.isMarked(),
        shape.said().length(),
        shape.part(),
        shape.opens());
  }
}
