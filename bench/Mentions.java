import dev.cairn.graph.LinkGraph;
import dev.cairn.graph.Mention;
import dev.cairn.graph.Mentions;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Link;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Hides links of a vault, asks for the mentions that are left, and writes both down.
///
///     java -cp target/cairn.jar bench/Mentions.java VAULT links|pages SHARE SEED FOLDER
///
/// `links`: of each page, the links to that share of the pages it links to are hidden. `pages`: all
/// links of that share of the pages are. A hidden link leaves its text.
///
/// Writes FOLDER/hidden.tsv (half, from, to) and FOLDER/mentions.tsv (half, from, line, to, name,
/// right, score, signs…, sentence), and prints what it took.
final class MentionsBench {
  private final Vault vault;
  private final FileNames names;
  private final boolean wholePages;
  private final double share;
  private final long seed;
  private final Set<String> hidden = new HashSet<>();
  private final Set<VaultPath> bared = new HashSet<>();

  private MentionsBench(Vault vault, FileNames names, boolean wholePages, double share, long seed) {
    this.vault = vault;
    this.names = names;
    this.wholePages = wholePages;
    this.share = share;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws IOException {
    Vault vault = new Vault(Path.of(arguments[0]));
    List<VaultPath> files = vault.files("").stream().map(Vault.FileEntry::path).toList();
    new MentionsBench(
            vault,
            new FileNames(files),
            arguments[1].equals("pages"),
            Double.parseDouble(arguments[2]),
            Long.parseLong(arguments[3]))
        .run(files, Path.of(arguments[4]));
  }

  private void run(List<VaultPath> files, Path folder) throws IOException {
    List<Page> pages = new ArrayList<>();
    for (VaultPath path : files) {
      if (path.isMarkdown() && !path.isUnder(Vault.RAW)) {
        Optional<Page> page = vault.page(path);
        page.ifPresent(each -> pages.add(isList(each) ? each : cut(each)));
      }
    }
    Files.createDirectories(folder);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(folder.resolve("hidden.tsv")))) {
      hidden.stream().sorted().forEach(pair -> out.println(half(pair) + "\t" + pair));
    }
    long start = System.nanoTime();
    LinkGraph graph = LinkGraph.of(pages, names);
    long drawn = System.nanoTime();
    Mentions mentions = Mentions.of(pages, graph);
    long learnt = System.nanoTime();
    int likely = 0;
    for (Page page : pages) {
      likely += mentions.on(page).size();
    }
    long found = System.nanoTime();
    int candidates = write(pages, mentions, folder.resolve("mentions.tsv"));
    long characters = pages.stream().mapToLong(page -> page.body().length()).sum();
    System.out.printf(
        "pages=%d characters=%d hidden=%d candidates=%d likely=%d graph=%.2f learn=%.2f find=%.2f%n",
        pages.size(),
        characters,
        hidden.size(),
        candidates,
        likely,
        (drawn - start) / 1e9,
        (learnt - drawn) / 1e9,
        (found - learnt) / 1e9);
  }

  private static boolean isList(Page page) {
    return Set.of("index", "log", "review").contains(page.type());
  }

  private Page cut(Page page) {
    boolean all = wholePages && isChosen(page.path().value());
    String body = page.body();
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Link link : page.links()) {
      boolean inText = link.kind() == Link.Kind.WIKILINK || link.kind() == Link.Kind.MARKDOWN;
      boolean footnote = body.startsWith("[^", body.lastIndexOf('\n', link.start()) + 1);
      if (inText
          && !footnote
          && names.resolve(link.target(), page.path()) instanceof FileNames.Found(VaultPath to)
          && to.isMarkdown()
          && !to.equals(page.path())
          && (wholePages ? all : isChosen(page.path() + "\t" + to))) {
        hidden.add(page.path() + "\t" + to);
        out.append(body, from, link.start()).append(link.text());
        from = link.end();
      }
    }
    if (all) {
      bared.add(page.path());
    }
    return Page.of(page.path(), page.front().raw() + out + body.substring(from));
  }

  private int write(List<Page> pages, Mentions mentions, Path file) throws IOException {
    int candidates = 0;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (Page page : pages) {
        if (wholePages && !bared.contains(page.path())) {
          continue;
        }
        for (Mention mention : mentions.named(page)) {
          candidates++;
          String pair = mention.from() + "\t" + mention.to();
          StringBuilder row = new StringBuilder();
          row.append(half(pair)).append('\t').append(mention.from()).append('\t');
          row.append(mention.line()).append('\t').append(mention.to()).append('\t');
          row.append(mention.name()).append('\t').append(hidden.contains(pair) ? 1 : 0);
          row.append('\t').append(mention.score());
          mention.signs().numbers().forEach(number -> row.append('\t').append(number));
          row.append('\t').append(mention.score() < 0.2 ? "" : mention.sentence());
          out.println(row);
        }
      }
    }
    return candidates;
  }

  /// Which half of the pages a row belongs to: 0, on which weights are chosen, or 1.
  private static int half(String pair) {
    String page = pair.substring(0, pair.indexOf('\t'));
    return new SplittableRandom(page.hashCode()).nextInt(2);
  }

  private boolean isChosen(String what) {
    return new SplittableRandom(seed * 1_000_003L + what.hashCode()).nextDouble() < share;
  }
}
