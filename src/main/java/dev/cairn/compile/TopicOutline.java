package dev.cairn.compile;

import dev.cairn.compile.Evidence.Bearing;
import dev.cairn.compile.NameUse.Role;
import dev.cairn.text.DateMention;
import dev.cairn.text.NameKey;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a topic's page says and in which order, chosen among all that bears on it.
///
/// @param points the key points; the group without a label comes first
/// @param connections the topics that it is connected with, the closest first
record TopicOutline(
    Optional<Point> definition,
    List<Disagreement> disagreements,
    List<Group> points,
    List<Dated> timeline,
    List<Connection> connections) {
  /// A claim and the claims of other sources that say the same.
  record Point(Claim claim, List<Claim> also) {}

  /// Key points about one thing.
  record Group(String label, List<Point> points) {}

  /// An entry of the timeline.
  record Dated(DateMention date, Point point) {}

  /// A topic that a claim connects this one with.
  record Connection(String topic, Claim claim) {}

  private static final int MOST_BEARINGS = 90;
  private static final int MOST_PER_SOURCE = 60;
  private static final int MOST_GROUPS = 8;
  private static final int MOST_POINTS = 18;
  private static final int MOST_DATED = 12;
  private static final int MOST_CONNECTIONS = 10;

  /// A page with fewer central claims than this shows sentences that only mention its topic.
  private static final int FEWEST_CENTRAL = 3;

  /// A page whose best sentence says less opens with its key points.
  private static final int LEAST_FOR_DEFINITION = 52;

  private static final int MENTION = 24;

  /// A heading of more words is a sentence, which a label cannot be.
  private static final int LONGEST_LABEL = 6;

  private static final double SAME = 0.72;

  /// The first thing that the page says below its title.
  Optional<Point> foremost() {
    return points.stream()
        .flatMap(group -> group.points().stream())
        .findFirst()
        .or(() -> timeline.stream().map(Dated::point).findFirst());
  }

  static TopicOutline of(Topic topic, Evidence evidence, Store store, Surroundings wiki) {
    return new Chooser(topic, store, wiki).outline(evidence);
  }

  /// The choosing for one page.
  private static final class Chooser {
    private final Topic topic;
    private final Store store;
    private final Surroundings wiki;
    private final Map<Claim, List<Linker.Span>> spans = new HashMap<>();
    private final Set<String> topicWords = new HashSet<>();
    private int enough = Role.CENTRAL;

    Chooser(Topic topic, Store store, Surroundings wiki) {
      this.topic = topic;
      this.store = store;
      this.wiki = wiki;
      for (Word word : Word.of(topic.title())) {
        topicWords.add(Claim.stem(word.folded()));
      }
    }

    TopicOutline outline(Evidence evidence) {
      List<Claim> claims = claims(evidence);
      if (claims.stream().filter(claim -> claim.score() >= Role.CENTRAL).count() < FEWEST_CENTRAL) {
        enough = claims.stream().anyMatch(claim -> claim.score() >= MENTION) ? MENTION : 1;
      }
      Optional<Claim> definition = definition(claims);
      List<Disagreement> disagreements =
          Disagreement.among(
              claims.stream().filter(claim -> claim.score() >= MENTION).toList(), topicWords);
      Set<Claim> used = new HashSet<>();
      definition.ifPresent(used::add);
      disagreements.forEach(one -> used.addAll(List.of(one.first(), one.second())));
      List<Point> points =
          distinct(claims.stream().filter(claim -> !used.contains(claim)).toList(), definition);
      List<Point> datable = new ArrayList<>(points);
      definition.ifPresent(claim -> datable.add(new Point(claim, List.of())));
      List<Dated> timeline = timeline(datable);
      timeline.forEach(dated -> used.add(dated.point().claim()));
      List<Group> groups =
          groups(points.stream().filter(point -> !used.contains(point.claim())).toList());
      groups.forEach(group -> group.points().forEach(point -> used.add(point.claim())));
      return new TopicOutline(
          definition.map(claim -> new Point(claim, List.of())),
          disagreements,
          groups,
          timeline,
          connections(claims, used));
    }

    private List<Claim> claims(Evidence evidence) {
      List<Claim> claims = new ArrayList<>();
      List<Claim> covered = new ArrayList<>();
      Map<Integer, Integer> bySource = new HashMap<>();
      for (Bearing bearing : evidence.bearings()) {
        if (claims.size() == MOST_BEARINGS || bearing.score() == 0) {
          break;
        }
        if (store.isBanned(bearing.slug(), bearing.statement())) {
          continue;
        }
        if (bySource.merge(bearing.source(), 1, Integer::sum) > MOST_PER_SOURCE) {
          continue;
        }
        Digest digest = store.digest(bearing.source());
        Claim claim =
            Claim.of(
                bearing.slug(),
                digest.statement(bearing.statement()),
                bearing.score(),
                digest.language());
        List<Linker.Span> found = wiki.linker().spans(claim.statement().text(), claim.language());
        spans.put(claim, found);
        (isCovered(claim, found) ? covered : claims).add(claim);
      }
      if (claims.stream().noneMatch(claim -> claim.score() >= MENTION)) {
        // A page that exists says something, if only sentences about a longer name's thing.
        claims.addAll(covered);
      }
      return claims;
    }

    /// Whether the statement names the topic only inside the longer name of another.
    private boolean isCovered(Claim claim, List<Linker.Span> found) {
      if (found.stream().anyMatch(span -> span.topic().equals(topic.id()))) {
        return false;
      }
      String text = claim.statement().text();
      return found.stream()
          .flatMap(span -> inner(text.substring(span.start(), span.end())))
          .anyMatch(topic.keys()::contains);
    }

    private static java.util.stream.Stream<String> inner(String name) {
      List<Word> words = Word.of(name);
      List<String> keys = new ArrayList<>();
      for (int first = 0; first < words.size(); first++) {
        for (int last = first; last < words.size(); last++) {
          keys.add(NameKey.of(words, first, last + 1));
        }
      }
      return keys.stream();
    }

    private Optional<Claim> definition(List<Claim> claims) {
      return claims.stream()
          .filter(claim -> claim.score() >= LEAST_FOR_DEFINITION && claim.words().size() <= 40)
          .max(
              Comparator.comparingInt(Chooser::defining)
                  .thenComparing(Comparator.comparing(Claim::slug).reversed())
                  .thenComparing(
                      Comparator.<Claim>comparingInt(claim -> claim.statement().number())
                          .reversed()));
    }

    /// What speaks for a claim as the first sentence: a date or a pronoun in front speak against
    /// it.
    private static int defining(Claim claim) {
      boolean pronoun = claim.statement().text().matches("(?:He|She|His|Her|They|Their)\\b.*");
      boolean brief = claim.words().size() < 6 && claim.score() < Role.DEFINITION;
      return claim.score()
          - (claim.dates().isEmpty() || claim.score() >= Role.DEFINITION ? 0 : 10)
          - (pronoun ? 12 : 0)
          - (brief ? 8 : 0);
    }

    /// The claims without those that say what a better one says, which they then support.
    private List<Point> distinct(List<Claim> claims, Optional<Claim> definition) {
      List<Point> points = new ArrayList<>();
      for (Claim claim : claims) {
        if (claim.score() < enough
            || definition.filter(other -> restates(other, claim)).isPresent()) {
          continue;
        }
        Optional<Point> same =
            points.stream().filter(point -> point.claim().likeness(claim) > SAME).findFirst();
        if (same.isEmpty()) {
          points.add(new Point(claim, new ArrayList<>()));
        } else if (!same.get().claim().slug().equals(claim.slug())
            && same.get().also().size() < 2) {
          same.get().also().add(claim);
        }
      }
      return points;
    }

    /// Whether a claim says again what the definition says; other sources' opening lines nearly
    /// always do.
    private static boolean restates(Claim definition, Claim claim) {
      return definition.likeness(claim) > (claim.score() >= Role.DEFINITION ? 0.4 : SAME);
    }

    private static List<Dated> timeline(List<Point> points) {
      return points.stream()
          .filter(point -> !point.claim().dates().isEmpty())
          .limit(MOST_DATED)
          .map(point -> new Dated(point.claim().dates().getFirst(), point))
          .sorted(
              Comparator.comparing((Dated dated) -> dated.date().from())
                  .thenComparing(dated -> dated.date().to())
                  .thenComparing(dated -> dated.point().claim().slug())
                  .thenComparing(dated -> dated.point().claim().statement().number()))
          .toList();
    }

    private List<Group> groups(List<Point> points) {
      Map<String, List<Point>> byKey = new LinkedHashMap<>();
      Map<String, String> labels = new TreeMap<>();
      int left = MOST_POINTS;
      long sources = points.stream().map(point -> point.claim().slug()).distinct().count();
      int share = sources < 2 ? MOST_POINTS : (int) Math.max(4, MOST_POINTS / sources + 2);
      Map<String, Integer> bySource = new HashMap<>();
      for (Point point : points) {
        String label = label(point.claim());
        String key = NameKey.of(label);
        boolean known = byKey.containsKey(key);
        boolean full = left == 0 || !known && byKey.size() == MOST_GROUPS;
        if (full || bySource.getOrDefault(point.claim().slug(), 0) == share) {
          continue;
        }
        List<Point> group = byKey.computeIfAbsent(key, name -> new ArrayList<>());
        if (group.size() < (key.isEmpty() ? 10 : 4)) {
          labels.putIfAbsent(key, label);
          group.add(point);
          bySource.merge(point.claim().slug(), 1, Integer::sum);
          left--;
        }
      }
      List<Group> groups = new ArrayList<>();
      byKey.forEach((key, group) -> {
        group.sort(
            Comparator.comparing((Point point) -> point.claim().slug())
                .thenComparing(point -> point.claim().statement().number()));
        Group made = new Group(labels.getOrDefault(key, ""), List.copyOf(group));
        groups.add(key.isEmpty() ? 0 : groups.size(), made);
      });
      return groups.size() == 1 ? List.of(new Group("", groups.getFirst().points())) : groups;
    }

    /// What a claim's section is about, where that is something other than the topic.
    private String label(Claim claim) {
      String heading = claim.statement().heading();
      if (heading.isEmpty() || Headings.isGeneric(heading)) {
        return "";
      }
      String subject = Headings.subject(heading);
      List<Linker.Span> found = wiki.linker().spans(subject, claim.language());
      if (found.stream().anyMatch(span -> span.topic().equals(topic.id()))) {
        return "";
      }
      return found.stream()
          .filter(span -> 2 * (span.end() - span.start()) >= subject.length())
          .max(Comparator.comparingInt(span -> span.end() - span.start()))
          .flatMap(span -> wiki.topic(span.topic()))
          .map(Topic::title)
          .orElse(Word.of(subject).size() > LONGEST_LABEL ? "" : subject.replaceAll("[?:.]+$", ""));
    }

    private List<Connection> connections(List<Claim> claims, Set<Claim> used) {
      Map<String, Integer> weights = new TreeMap<>();
      Map<String, List<Claim>> makers = new HashMap<>();
      for (Claim claim : claims) {
        Set<String> others = new HashSet<>();
        spans.getOrDefault(claim, List.of()).forEach(span -> others.add(span.topic()));
        boolean named = others.remove(topic.id());
        for (String other : others) {
          int weight = claim.score() + (named ? 25 : 0);
          weights.merge(other, weight, Integer::sum);
          makers.computeIfAbsent(other, id -> new ArrayList<>()).add(claim);
        }
      }
      Set<Claim> shown = new HashSet<>(used);
      return weights.entrySet().stream()
          .filter(entry -> wiki.topic(entry.getKey()).isPresent())
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .limit(MOST_CONNECTIONS)
          .map(entry ->
              connection(entry.getKey(), makers.getOrDefault(entry.getKey(), List.of()), shown))
          .toList();
    }

    /// The best sentence for a connection: one that names both, that the page does not show yet,
    /// that says most.
    private Connection connection(String other, List<Claim> makers, Set<Claim> shown) {
      Claim best = makers.getFirst();
      for (Claim claim : makers) {
        best = value(claim, shown) > value(best, shown) ? claim : best;
      }
      shown.add(best);
      return new Connection(other, best);
    }

    private int value(Claim claim, Set<Claim> used) {
      boolean named =
          spans.getOrDefault(claim, List.of()).stream()
              .anyMatch(span -> span.topic().equals(topic.id()));
      return claim.score() + (named ? 30 : 0) - (used.contains(claim) ? 40 : 0);
    }
  }
}
