package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FusionTest {
  @Test
  void whatBothRankingsHaveComesBeforeWhatOneHas() {
    assertThat(paths(List.of("a", "b", "c"), List.of("d", "c")))
        .containsExactly("c", "a", "d", "b");
  }

  @Test
  void ofEqualsThePathThatSortsFirstComesFirst() {
    assertThat(paths(List.of("b", "a"), List.of("a", "b"))).containsExactly("a", "b");
  }

  @Test
  void oneRankingStaysAsItIs() {
    assertThat(paths(List.of("b", "c", "a"), List.of())).containsExactly("b", "c", "a");
  }

  @Test
  void aRankIsWorthItsReciprocalAfterSmoothing() {
    Fusion.Fused best = Fusion.of(List.of(List.of("x"), List.of("y", "x")), Set.of()).getFirst();

    assertThat(best.path()).isEqualTo("x");
    assertThat(best.score()).isEqualTo((float) (1.0 / 61 + 1.0 / 62), within(1e-7f));
  }

  private static List<String> paths(List<String> one, List<String> other) {
    return Fusion.of(List.of(one, other), Set.of()).stream().map(Fusion.Fused::path).toList();
  }
}
