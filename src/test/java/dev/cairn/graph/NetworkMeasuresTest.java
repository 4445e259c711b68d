package dev.cairn.graph;

import static dev.cairn.graph.Networks.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.cairn.graph.Communities.Community;
import dev.cairn.graph.Nearness.Near;
import dev.cairn.graph.Trail.Step;
import dev.cairn.vault.VaultPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jgrapht.alg.clustering.GreedyModularityAlgorithm;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.junit.jupiter.api.Test;

/// Rank, nearness, communities and trails on networks whose answers are known.
final class NetworkMeasuresTest {
  @Test
  void ranksAreThoseOfTheEquation() {
    // b and c link to a, a to b: with d = 0.85, c = 0.05, a = 0.05 + d (b + c), b = 0.05 + d a.
    double a = (0.05 + 0.85 * 0.05 + 0.85 * 0.05) / (1 - 0.85 * 0.85);
    LinkNetwork network = Networks.of("a > b", "b > a", "c > a");

    Ranking ranking = Ranking.of(network);

    assertThat(ranking.of(0)).isCloseTo(a, within(1e-5));
    assertThat(ranking.of(1)).isCloseTo(0.05 + 0.85 * a, within(1e-5));
    assertThat(ranking.of(2)).isCloseTo(0.05, within(1e-5));
    assertThat(ranking.pages()).containsExactly(path("a"), path("b"), path("c"));
  }

  @Test
  void pagesThatAreLinkedAlikeRankAlikeAndStandByPath() {
    Ranking ranking = Ranking.of(Networks.of("a", "b", "c"));

    assertThat(ranking.of(2)).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(ranking.pages()).containsExactly(path("a"), path("b"), path("c"));
    assertThat(Ranking.of(Networks.of()).pages()).isEmpty();
  }

  @Test
  void nearnessIsThatOfTheEquation() {
    // A path a - b - c, from a: a = 0.15 + d b/2, b = d (a + c), c = d b/2.
    double d = 0.85;
    double b = 0.15 * d / (1 - d * d);
    LinkNetwork network = Networks.of("a > b", "b", "c > [b]", "far");

    List<Near> near = Nearness.to(List.of(path("a")), network);

    assertThat(near).extracting(Near::page).containsExactly(path("b"), path("a"), path("c"));
    assertThat(near.get(0).score()).isCloseTo(b, within(1e-4));
    assertThat(near.get(1).score()).isCloseTo(0.15 + d * b / 2, within(1e-4));
    assertThat(near.get(2).score()).isCloseTo(d * b / 2, within(1e-4));
  }

  @Test
  void nearnessToSeveralPagesIsTheMeanOfTheirs() {
    LinkNetwork network = Networks.of("a > b", "b > c d", "c > d", "d > e", "e");

    List<Near> both = Nearness.to(List.of(path("e"), path("a"), path("gone")), network);

    for (Near near : both) {
      double mean =
          (score(near.page(), Nearness.to(List.of(path("a")), network))
                  + score(near.page(), Nearness.to(List.of(path("e")), network)))
              / 2;
      assertThat(near.score()).isCloseTo(mean, within(1e-3));
    }
    assertThat(both).hasSize(5);
    assertThat(Nearness.to(List.of(path("gone")), network)).isEmpty();
  }

  @Test
  void aPageWithoutLinksIsNearToItselfOnly() {
    assertThat(Nearness.to(List.of(path("a")), Networks.of("a", "b > c", "c")))
        .containsExactly(new Near(path("a"), 1));
  }

  @Test
  void twoCirclesOfFriendsAreTwoCommunitiesNamedByTheirFirst() {
    LinkNetwork network =
        Networks.of(
            "a > b c d", "b > c d", "c > d", "d > a", "x > y z", "y > z", "z > x", "z2 > x d", "n");

    Communities communities = Communities.of(network, Ranking.of(network));

    assertThat(communities.all()).extracting(Community::size).containsExactly(4, 4, 1);
    assertThat(communities.of(0)).isZero();
    assertThat(communities.of(3)).isZero();
    assertThat(communities.all().get(2)).isEqualTo(new Community(path("n"), 1));
    for (VaultPath page : List.of(path("x"), path("y"), path("z"))) {
      assertThat(communities.of(network.number(page).orElseThrow())).isEqualTo(1);
    }
  }

  @Test
  void groupsThatWerePlantedAreFound() {
    Random random = new Random(7);
    List<String> pages = new ArrayList<>();
    for (int page = 0; page < 400; page++) {
      StringBuilder links = new StringBuilder("p" + page + " >");
      for (int i = 0; i < 10; i++) {
        boolean inside = random.nextInt(10) < 8;
        int to = inside ? page % 8 + 8 * random.nextInt(50) : random.nextInt(400);
        links.append(" p").append(to);
      }
      pages.add(links.toString());
    }
    LinkNetwork network = Networks.of(pages.toArray(String[]::new));

    Communities communities = Communities.of(network, Ranking.of(network));

    assertThat(communities.all()).hasSize(8).allMatch(community -> community.size() == 50);
  }

  @Test
  void communitiesAreNoWorseThanThoseOfTheGreedyMethod() {
    Random random = new Random(11);
    SimpleGraph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    List<String> pages = new ArrayList<>();
    for (int page = 0; page < 300; page++) {
      graph.addVertex(page);
      StringBuilder links = new StringBuilder("p" + (1_000 + page) + " >");
      for (int i = 0; page > 0 && i < 3; i++) {
        int to = random.nextInt(3) > 0 ? page * 2 / 3 : random.nextInt(page);
        graph.addEdge(page, to);
        links.append(" p").append(1_000 + to);
      }
      pages.add(links.toString());
    }
    LinkNetwork network = Networks.of(pages.toArray(String[]::new));
    Communities communities = Communities.of(network, Ranking.of(network));
    List<java.util.Set<Integer>> found = new ArrayList<>();
    communities.all().forEach(community -> found.add(new java.util.HashSet<>()));
    for (int page = 0; page < 300; page++) {
      found.get(communities.of(page)).add(page);
    }
    UndirectedModularityMeasurer<Integer, DefaultEdge> measurer =
        new UndirectedModularityMeasurer<>(graph);
    Collection<java.util.Set<Integer>> greedy =
        new GreedyModularityAlgorithm<>(graph).getClustering().getClusters();

    assertThat(measurer.modularity(found))
        .isGreaterThan(0.3)
        .isGreaterThanOrEqualTo(measurer.modularity(List.copyOf(greedy)) - 0.01);
  }

  @Test
  void aTrailIsTheShortestChainAndSaysWhichWayEachLinkLeads() {
    LinkNetwork network = Networks.of("a > b x", "b", "c > b d", "d", "x > y", "y > z", "z > d");

    assertThat(Trail.between(path("a"), path("d"), network))
        .contains(
            new Trail(
                List.of(
                    new Step(path("a"), path("b"), true, false),
                    new Step(path("b"), path("c"), false, false),
                    new Step(path("c"), path("d"), true, false))));
    assertThat(Trail.between(path("a"), path("a"), network)).contains(new Trail(List.of()));
  }

  @Test
  void aTrailTakesACitationOnlyWhereThereIsNoOther() {
    LinkNetwork network = Networks.of("a > b [s]", "b > c", "c > [s] d", "d", "s", "e > [s]");

    assertThat(Trail.between(path("a"), path("c"), network).orElseThrow().steps())
        .extracting(Step::to)
        .containsExactly(path("b"), path("c"));
    assertThat(Trail.between(path("a"), path("e"), network).orElseThrow().steps())
        .extracting(Step::citation)
        .containsExactly(true, true);
    assertThat(Trail.between(path("a"), path("z"), network)).isEmpty();
  }

  @Test
  void aTrailThroughFiftyThousandPagesTakesLessThanFiveSeconds() {
    String[] pages = new String[50_000];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = "p" + page + " > p" + (page + 1) + " [p" + page * 31 % pages.length + "]";
    }
    LinkNetwork network = Networks.of(pages);

    Trail trail =
        assertTimeout(
            Duration.ofSeconds(5),
            () -> Trail.between(path("p49999"), path("p0"), network).orElseThrow());

    assertThat(trail.steps()).hasSize(49_999).noneMatch(Step::citation);
  }

  @Test
  void partsAndReachFollowLinksEitherWay() {
    LinkNetwork network = Networks.of("a > b", "b", "c > b", "d > e", "e", "f");

    assertThat(Reach.parts(network)).isEqualTo(3);
    assertThat(Reach.within(1, path("a"), network)).containsExactlyInAnyOrder(path("a"), path("b"));
    assertThat(Reach.within(2, path("a"), network)).hasSize(3);
    assertThat(Reach.within(0, path("a"), network)).containsExactly(path("a"));
    assertThat(Trail.between(path("a"), path("d"), network)).isEmpty();
  }

  private static double score(VaultPath page, List<Near> among) {
    return among.stream()
        .filter(near -> near.page().equals(page))
        .mapToDouble(Near::score)
        .findFirst()
        .orElse(0);
  }
}
