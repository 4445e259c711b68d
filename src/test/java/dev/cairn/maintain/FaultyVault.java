package dev.cairn.maintain;

import dev.cairn.maintain.PlantedFault.Check;
import dev.cairn.maintain.PlantedFault.Sort;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A vault with forty planted faults: nine notes on lighthouses are taken in, two of them come in
/// again revised, and then somebody with little time edits the wiki. The last three of those edits
/// are not committed.
///
/// The same every time. Whoever plants it lends it the program and a person's git.
public final class FaultyVault {
  /// When the notes come in, and come in again.
  public static final Instant TAKEN_IN = Instant.parse("2026-04-08T08:00:00Z");

  public static final Instant REVISED = Instant.parse("2026-04-20T08:00:00Z");

  /// When the last edit is made; a nightly run is to come later.
  public static final Instant PLANTED = Instant.parse("2026-04-22T08:00:00Z");

  /// Those who work on the vault.
  public interface Hands {
    /// Runs a command of the program in the vault, which must succeed, as if it were that time.
    void cairn(Instant now, String... arguments) throws IOException;

    /// Commits all that stands in the work tree, as a person.
    void commit(String message) throws IOException;
  }

  private static final String NOTES =
      "bell-rock.md eddystone.md fresnel.md hydraulic-lime.md keepers.md light-and-glass.md"
          + " skerryvore.md stevenson-family.md tiree-guide.txt";

  private static final String BELL_ROCK = "wiki/entities/bell-rock-lighthouse.md";
  private static final String EDDYSTONE = "wiki/entities/eddystone-lighthouse.md";
  private static final String SKERRYVORE = "wiki/entities/skerryvore-lighthouse.md";
  private static final String FRESNEL = "wiki/entities/fresnel-lens.md";
  private static final String LIME = "wiki/concepts/hydraulic-lime.md";
  private static final String BOARD = "wiki/entities/northern-lighthouse-board.md";
  private static final String TRINITY = "wiki/entities/trinity-house.md";
  private static final String ROBERT = "wiki/entities/robert-stevenson.md";
  private static final String ALAN = "wiki/entities/alan-stevenson.md";
  private static final String SMEATON = "wiki/entities/john-smeaton.md";
  private static final String HEIGHTS = "wiki/concepts/heights-of-towers.md";
  private static final String WITHOUT_KEEPERS = "wiki/concepts/lights-without-keepers.md";
  private static final String ON_MORTAR = "wiki/concepts/on-mortar.md";

  private final Path root;
  private final Path inbox;
  private final Hands hands;
  private final List<PlantedFault> faults = new ArrayList<>();

  private FaultyVault(Path root, Path inbox, Hands hands) {
    this.root = root;
    this.inbox = inbox;
    this.hands = hands;
  }

  /// Plants everything.
  ///
  /// @param root a vault as `cairn init` makes it, with nothing in it
  /// @param inbox an empty folder outside of it
  public static List<PlantedFault> plant(Path root, Path inbox, Hands hands) throws IOException {
    FaultyVault vault = new FaultyVault(root, inbox, hands);
    vault.takeIn();
    vault.contradictions();
    vault.twins();
    vault.personsPages();
    vault.links();
    vault.uncited();
    vault.orphans();
    new LongPage(vault.root.resolve("wiki/concepts/keepers-handbook.md")).write();
    vault.add(
        Sort.OVERSIZED, "wiki/concepts/keepers-handbook.md", "handbook", false, LongPage::isSplit);
    hands.commit("what I know about lights");
    vault.leftInTheWorkTree();
    vault.age();
    return List.copyOf(vault.faults);
  }

  private void add(Sort sort, String page, String what, boolean certain, Check repair) {
    faults.add(new PlantedFault(sort, VaultPath.of(page), what, certain, repair));
  }

  /// The notes come in, two of them again, and a person puts two pages back to what they were.
  private void takeIn() throws IOException {
    for (String note : NOTES.split(" ")) {
      receive(note, note);
    }
    hands.cairn(TAKEN_IN, "ingest", inbox.toString());
    String skerryvore = read(SKERRYVORE);
    String board = read(BOARD);
    receive("skerryvore.md", "revised/skerryvore.md");
    receive("keepers.md", "revised/keepers.md");
    hands.cairn(
        REVISED,
        "ingest",
        inbox.resolve("skerryvore.md").toString(),
        inbox.resolve("keepers.md").toString());
    write(SKERRYVORE, skerryvore);
    write(BOARD, board);
    add(Sort.STALE, SKERRYVORE, "48 metres", true, WikiState.lacks(SKERRYVORE, "48 metres"));
    add(Sort.STALE, BOARD, "in 1988", true, WikiState.lacks(BOARD, "in 1988"));
  }

  private void receive(String name, String resource) throws IOException {
    try (InputStream in = FaultyVault.class.getResourceAsStream("/faulty-vault/" + resource)) {
      Files.write(inbox.resolve(name), Objects.requireNonNull(in, resource).readAllBytes());
    }
  }

  private void contradictions() {
    contradiction(BELL_ROCK, "February 1811");
    contradiction(FRESNEL, "July 1823");
    contradiction(EDDYSTONE, "October 1759");
    contradiction(SMEATON, "October 1759");
  }

  /// Only a person can say which side stands, so that it is never repaired without one.
  private void contradiction(String page, String side) {
    add(
        Sort.CONTRADICTION,
        page,
        side,
        false,
        vault ->
            WikiState.textOf(vault, page).contains("verdict:")
                && WikiState.lacks(page, "verdict: open").holds(vault));
  }

  /// Two things with four names each: the pages of one come from a copy of the vault on another
  /// machine and say nothing new, those of the other are a person's.
  private void twins() throws IOException {
    String tower = "Skerryvore Lighthouse is a tower on a reef west of Tiree.";
    String cited = tower + cite("skerryvore-", 1) + "\n";
    String note = footnote("skerryvore-", 1, tower);
    copy("wiki/entities/skerryvore-light-house.md", "Skerryvore light house", cited, note);
    copy("wiki/entities/the-skerryvore-lighthouse.md", "The Skerryvore Lighthouse", cited, note);
    copy("wiki/entities/skerryvore-lighthouses.md", "Skerryvore Lighthouses", cited, note);
    own("wiki/concepts/fresnell-lens.md", "Fresnell lens", "I saw one turn on mercury.");
    own("wiki/concepts/fresnellens.md", "FresnelLens", "The prisms want washing every week.");
    own("wiki/concepts/frésnel-lens.md", "Frésnel lens", "Its rings are ground one by one.");
  }

  private void copy(String path, String title, String body, String notes) throws IOException {
    page(path, "entity", title, "baseline", body, notes);
    add(Sort.DUPLICATE, path, title, true, vault -> WikiState.textOf(vault, path).isEmpty());
  }

  private void own(String path, String title, String says) throws IOException {
    page(path, "concept", title, "human", says + "\n", "");
    add(
        Sort.DUPLICATE,
        path,
        title,
        false,
        vault ->
            WikiState.textOf(vault, path).isEmpty()
                && WikiState.textOf(vault, FRESNEL).contains(says));
  }

  /// What a person wrote from sources that say something else by now, and without links.
  private void personsPages() throws IOException {
    String height = "Skerryvore Lighthouse is 48 metres tall.";
    page(
        HEIGHTS,
        "concept",
        "Heights of towers",
        "human",
        height + cite("skerryvore-", 3) + "\n\nThe tower of the Bell Rock Lighthouse is lower.\n",
        footnote("skerryvore-", 3, height));
    String automated = "The Northern Lighthouse Board automated the Bell Rock Lighthouse in 1988.";
    page(
        WITHOUT_KEEPERS,
        "concept",
        "Lights without keepers",
        "human",
        automated
            + cite("keepers-and-boards-", 5)
            + "\n\nA friend at Trinity House tells me that theirs came later.\n",
        footnote("keepers-and-boards-", 5, automated));
    page(
        ON_MORTAR,
        "concept",
        "On mortar",
        "human",
        "I tried to mix what John Smeaton mixed, and it did set under water.\n",
        "");
    add(Sort.STALE, HEIGHTS, "48 metres", false, WikiState.lacks(HEIGHTS, "48 metres"));
    add(Sort.STALE, WITHOUT_KEEPERS, "in 1988", false, WikiState.lacks(WITHOUT_KEEPERS, "in 1988"));
    missing(HEIGHTS, "Bell Rock Lighthouse", BELL_ROCK, false);
    missing(WITHOUT_KEEPERS, "Trinity House", TRINITY, false);
    missing(ON_MORTAR, "John Smeaton", SMEATON, false);
  }

  private void missing(String page, String name, String target, boolean certain) {
    add(Sort.MISSING_LINK, page, name, certain, vault -> WikiState.linksTo(vault, page, target));
  }

  private void links() throws IOException {
    broken(SMEATON, "hydraulic lime", LIME);
    broken(TRINITY, "Eddystone light house", EDDYSTONE);
    broken(LIME, "aberthaw-quarry", "");
    broken(ALAN, "hynish-signal-tower", "");
    broken(FRESNEL, "hynish-signal-tower", "");
    seeAlso(WITHOUT_KEEPERS, "wages of keepers");
    add(
        Sort.BROKEN_LINK,
        WITHOUT_KEEPERS,
        "wages of keepers",
        false,
        WikiState.leads(WITHOUT_KEEPERS));
    write("harbour/hydraulic-lime.md", "# Hydraulic lime\n\nTwo bags left in the harbour shed.\n");
    ambiguous(ROBERT, "hydraulic-lime", true);
    ambiguous(BELL_ROCK, "hydraulic-lime", true);
    write("harbour/logbook.md", "# Logbook\n\nMonday: fog until noon.\n");
    write("trips/logbook.md", "# Logbook\n\nTiree by ferry, and back in the rain.\n");
    for (String page : List.of(HEIGHTS, ON_MORTAR)) {
      seeAlso(page, "logbook");
      ambiguous(page, "logbook", false);
    }
  }

  /// @param meant the page that the link can only mean; empty where there is none
  private void broken(String page, String target, String meant) throws IOException {
    seeAlso(page, target);
    Check repaired =
        meant.isEmpty()
            ? WikiState.leads(page)
            : vault -> WikiState.leads(page).holds(vault) && WikiState.linksTo(vault, page, meant);
    add(Sort.BROKEN_LINK, page, target, !meant.isEmpty(), repaired);
  }

  private void ambiguous(String page, String target, boolean certain) {
    add(
        Sort.AMBIGUOUS_LINK,
        page,
        target,
        certain,
        vault ->
            !WikiState.textOf(vault, page).isEmpty()
                && WikiState.resolved(vault, page).stream()
                    .noneMatch(FileNames.Ambiguous.class::isInstance));
  }

  private void uncited() throws IOException {
    uncited(BELL_ROCK, "The Northern Lighthouse Board paid for the Bell Rock Lighthouse.", true);
    uncited(
        FRESNEL, "Cordouan Lighthouse is the oldest lighthouse of France that still shines.", true);
    uncited(LIME, "The Romans slaked lime with sea water for their harbours.", false);
    uncited(TRINITY, "The brethren elect a deputy master every summer.", false);
  }

  private void uncited(String page, String sentence, boolean certain) throws IOException {
    beforeSources(page, sentence + "\n");
    add(
        Sort.UNCITED,
        page,
        sentence,
        certain,
        vault ->
            WikiState.textOf(vault, page).lines().noneMatch(line -> line.strip().endsWith(sentence))
                && (!certain || WikiState.textOf(vault, page).contains(sentence + "[^")));
  }

  /// Pages that came from another vault, cited well and linked by nobody. Two name a page that they
  /// do not link.
  private void orphans() throws IOException {
    orphan(
        "henry-winstanley",
        "Henry Winstanley",
        "the-eddystone-",
        "Henry Winstanley built the first Eddystone Lighthouse and died in it in the great storm of"
            + " 1703.");
    orphan(
        "chance-brothers",
        "Chance Brothers",
        "light-and-glass-",
        "Chance Brothers of Smethwick made Fresnel lenses for Trinity House and the Northern"
            + " Lighthouse Board.");
    orphan(
        "hynish",
        "Hynish",
        "a-guide-to-the-reefs-",
        "The signal tower at Hynish showed the keepers of Skerryvore Lighthouse that their families"
            + " were well.");
    orphan(
        "aberthaw",
        "Aberthaw",
        "hydraulic-lime-",
        "John Smeaton mixed hydraulic lime from limestone of Aberthaw and pozzolana from Italy.");
    missing("wiki/entities/henry-winstanley.md", "Eddystone Lighthouse", EDDYSTONE, true);
    missing("wiki/entities/hynish.md", "Skerryvore Lighthouse", SKERRYVORE, true);
  }

  private void orphan(String name, String title, String source, String says) throws IOException {
    String path = "wiki/entities/" + name + ".md";
    page(
        path,
        "entity",
        title,
        "baseline",
        says + cite(source, 90) + "\n",
        footnote(source, 90, says));
    add(Sort.ORPHAN, path, title, false, vault -> WikiState.isLinked(vault, path));
  }

  private void leftInTheWorkTree() throws IOException {
    // One page is meant; but nobody changes a line that its owner has not committed.
    seeAlso(ROBERT, "bell rock lighthouses");
    add(
        Sort.BROKEN_LINK,
        ROBERT,
        "bell rock lighthouses",
        false,
        vault -> WikiState.leads(ROBERT).holds(vault));
    uncited(SMEATON, "He never learned to swim.", false);
    write(ON_MORTAR, read(ON_MORTAR) + "\nWhat a day.\n");
  }

  private void seeAlso(String page, String target) throws IOException {
    beforeSources(page, "## See also\n\n- [[" + target + "]]\n");
  }

  private void beforeSources(String page, String text) throws IOException {
    String old = read(page);
    int at = old.indexOf("\n## Sources\n");
    String above = at < 0 ? old : old.substring(0, at);
    write(page, above + "\n" + text + (at < 0 ? "" : old.substring(at)));
  }

  private void page(
      String path, String type, String title, String writer, String body, String footnotes)
      throws IOException {
    String source = footnotes.replaceFirst("(?s).*?]: (\\[\\[.*?]]).*", "\"$1\"");
    String sources = footnotes.isEmpty() ? "" : "\n## Sources\n\n" + footnotes;
    write(
        path,
        """
        ---
        type: %s
        title: "%s"
        description: "%s"
        aliases: []
        tags: []
        created: 2026-04-15
        updated: 2026-04-15
        sources: [%s]
        written-by: %s
        ---

        # %s

        %s%s\
        """
            .formatted(type, title, title, source, writer, title, body, sources));
  }

  private String cite(String source, int number) throws IOException {
    return "[^" + slug(source) + "-" + number + "]";
  }

  private String footnote(String source, int number, String quotation) throws IOException {
    return "%s: [[%s]], line 3: \"%s\"\n".formatted(cite(source, number), slug(source), quotation);
  }

  private String slug(String start) throws IOException {
    try (var files = Files.list(root.resolve(Vault.SOURCES))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .filter(name -> name.startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void age() throws IOException {
    age(root);
  }

  /// Makes it so that nobody has been at work for a while.
  public static void age(Path root) throws IOException {
    try (var files = Files.walk(root.resolve(Vault.WIKI))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(PLANTED));
      }
    }
  }
}
