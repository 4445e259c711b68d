import dev.cairn.graph.LinkNetwork;
import dev.cairn.graph.Nearness;
import dev.cairn.search.Hit;
import dev.cairn.search.IndexedPages;
import dev.cairn.search.Query;
import dev.cairn.search.SearchIndex;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures whether what links to what helps to rank, beside the words.
///
///     java -cp target/cairn.jar bench/Evidence.java VAULT TEXTS TOPICS QRELS FOLDER
///
/// VAULT is one that Cairn compiled from TEXTS; the rest is as for Retrieval.java. FOLDER gets one
/// run for each way of ranking; `words` is the order of the search alone, with which compare.py
/// compares the others.
///
/// `links-S-…`: from the source pages of the first S raw files, each by its score, the chance of being
/// at every other source's page (personalised PageRank); its order is fused with that of the words by
/// reciprocal rank, or its value by a share. `names-…`: the other names of every page whose title or
/// alias stands in the query, looked for as well.
final class Evidence {
  private static final int DEPTH = 100;
  private static final int FLATTENING = 60;
  private static final int LONGEST_NAME = 3;
  private static final int[] STARTS = {5, 10, 20};
  private static final double[] SHARES = {0.1, 0.2, 0.3};

  private final SearchIndex index;
  private final Vault vault;
  private final IndexedPages pages;
  private final LinkNetwork network;
  private final Map<VaultPath, String> ids = new HashMap<>();
  private final Map<VaultPath, VaultPath> sourceOf = new HashMap<>();
  private final Map<VaultPath, String> idOf = new HashMap<>();
  private int named;

  private Evidence(SearchIndex index, Path root, Path texts) throws IOException {
    this.index = index;
    this.vault = new Vault(root);
    this.pages = index.pages();
    this.network = pages.network();
    Map<String, String> idsByText = new HashMap<>();
    for (Path file : Retrieval.files(texts)) {
      idsByText.put(Files.readString(file), Retrieval.id(file));
    }
    for (Path file : Retrieval.files(root.resolve("raw"))) {
      String id = idsByText.get(Files.readString(file));
      if (id != null) {
        ids.put(VaultPath.of(root.relativize(file).toString()), id);
      }
    }
    for (VaultPath path : network.pages()) {
      if (path.isUnder(Vault.SOURCES)) {
        Page page = vault.page(path).orElseThrow();
        String raw = page.front().get("raw").orElse("").replace("[[", "").replace("]]", "");
        String id = raw.isEmpty() ? null : ids.get(VaultPath.of(raw));
        if (id != null) {
          sourceOf.put(VaultPath.of(raw), path);
          idOf.put(path, id);
        }
      }
    }
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Path folder = Files.createDirectories(Path.of(args[4]));
    Map<String, Map<String, Integer>> judged = Retrieval.judgements(Path.of(args[3]));
    Map<String, List<String>> runs = new LinkedHashMap<>();
    try (SearchIndex index = SearchIndex.open(new Vault(root))) {
      index.refresh();
      Evidence evidence = new Evidence(index, root, Path.of(args[1]));
      for (String line : Files.readAllLines(Path.of(args[2]))) {
        String[] topic = line.split("\t", 2);
        evidence.rankings(topic[1]).forEach((way, ranked) -> {
          Retrieval.Worth worth = Retrieval.worth(ranked, judged.get(topic[0]));
          runs.computeIfAbsent(way, _ -> new ArrayList<>())
              .add(topic[0] + "\t" + worth.ndcg() + "\t" + worth.reciprocalRank() + "\t"
                  + worth.recall());
        });
      }
      System.out.printf("%d pages, %d links, %d source pages of the texts; %d topics name a page that has another name%n",
          evidence.network.size(), evidence.network.links(), evidence.idOf.size(), evidence.named);
    }
    for (Map.Entry<String, List<String>> run : runs.entrySet()) {
      Files.write(folder.resolve(run.getKey() + ".run"), run.getValue());
    }
  }

  /// The documents for a query, best first, by every way of ranking.
  private Map<String, List<String>> rankings(String query) throws IOException {
    List<Hit> hits = search(query);
    Map<String, Double> words = scores(hits);
    Map<String, List<String>> rankings = new LinkedHashMap<>();
    rankings.put("words", best(words));
    Map<String, Double> near = new HashMap<>();
    int started = 0;
    for (int starts : STARTS) {
      for (; started < Math.min(starts, hits.size()); started++) {
        addNear(hits.get(started), near);
      }
      rankings.put("links-" + starts + "-ranks", byRanks(best(words), best(near)));
      for (double share : SHARES) {
        rankings.put("links-" + starts + "-" + share, best(mixed(words, near, share)));
      }
    }
    String others = String.join(" ", otherNames(query));
    Map<String, Double> byNames = others.isEmpty() ? Map.of() : scores(search(others));
    named += others.isEmpty() ? 0 : 1;
    rankings.put("names-added",
        others.isEmpty() ? best(words) : best(scores(search(query + " " + others))));
    for (double share : SHARES) {
      rankings.put("names-" + share,
          byNames.isEmpty() ? best(words) : best(mixed(words, byNames, share)));
    }
    return rankings;
  }

  private List<Hit> search(String query) throws IOException {
    return index.search(Query.parse(query).in(Query.Scope.RAW).limitedTo(DEPTH)).hits();
  }

  private Map<String, Double> scores(List<Hit> hits) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Hit hit : hits) {
      String id = ids.get(hit.path());
      if (id != null) {
        scores.merge(id, (double) hit.score(), Math::max);
      }
    }
    return scores;
  }

  /// Starting from several pages is the sum of starting from each.
  private void addNear(Hit hit, Map<String, Double> near) {
    VaultPath source = sourceOf.get(hit.path());
    if (source == null) {
      return;
    }
    for (Nearness.Near page : Nearness.to(List.of(source), network)) {
      String id = idOf.get(page.page());
      if (id != null) {
        near.merge(id, hit.score() * page.score(), Double::sum);
      }
    }
  }

  /// The titles and aliases, beside the one in the query, of the pages that it names.
  private Set<String> otherNames(String query) throws IOException {
    Set<String> others = new LinkedHashSet<>();
    String[] words = query.split("[^\\p{L}\\p{N}-]+");
    for (int from = 0; from < words.length; from++) {
      for (int to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to++) {
        String name = String.join(" ", List.of(words).subList(from, to));
        for (VaultPath path : name.isBlank() ? List.<VaultPath>of() : pages.called(name)) {
          Page page = vault.page(path).orElseThrow();
          others.add(page.title());
          others.addAll(page.aliases());
        }
      }
    }
    others.removeIf(name -> query.toLowerCase().contains(name.toLowerCase()));
    Set<String> plain = new LinkedHashSet<>();
    others.forEach(name -> plain.add(name.replaceAll("[^\\p{L}\\p{N}]+", " ").strip()));
    return plain;
  }

  private static List<String> byRanks(List<String> words, List<String> near) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (List<String> order : List.of(words, near)) {
      for (int i = 0; i < order.size(); i++) {
        scores.merge(order.get(i), 1.0 / (FLATTENING + i + 1), Double::sum);
      }
    }
    return best(scores);
  }

  /// Both brought to 1 at the most, and added up.
  private static Map<String, Double> mixed(
      Map<String, Double> words, Map<String, Double> other, double share) {
    Map<String, Double> scores = new LinkedHashMap<>();
    double most = words.values().stream().mapToDouble(d -> d).max().orElse(1);
    double mostOther = other.values().stream().mapToDouble(d -> d).max().orElse(1);
    words.forEach((id, score) -> scores.merge(id, (1 - share) * score / most, Double::sum));
    other.forEach((id, score) -> scores.merge(id, share * score / mostOther, Double::sum));
    return scores;
  }

  /// The best first, equal ones in the order in which they came.
  private static List<String> best(Map<String, Double> scores) {
    return scores.entrySet().stream()
        .sorted(Comparator.comparingDouble(
            (Map.Entry<String, Double> entry) -> -entry.getValue()))
        .map(Map.Entry::getKey)
        .limit(DEPTH)
        .toList();
  }
}
