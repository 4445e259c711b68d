package dev.cairn.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthoringTest {
  private static Claim claim(String slug, int number, int score) {
    Statement statement =
        new Statement(number, "It is so.", "", "line " + number, List.of(), 0, false, true);
    return Claim.of(slug, statement, score, "en");
  }

  @Test
  void everySourceHasItsSayBeforeOneHasTwo() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      claims.add(claim("a-talkative-source", i, 60));
    }
    claims.add(claim("b-brief-source", 1, 60));
    claims.add(claim("c-brief-source", 1, 60));

    assertThat(Authoring.mixed(claims).subList(0, 3))
        .extracting(Claim::slug)
        .containsExactly("a-talkative-source", "b-brief-source", "c-brief-source");
  }

  @Test
  void afterThreeThatAreAboutThePageComesOneThatTiesItToAnother() {
    List<Claim> claims = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      claims.add(claim("a", i, 60));
    }
    for (int i = 7; i <= 9; i++) {
      claims.add(claim("a", i, 50));
    }

    assertThat(Authoring.mixed(claims))
        .extracting(claim -> claim.statement().number())
        .containsExactly(1, 2, 3, 7, 4, 5, 6, 8, 9);
  }

  @Test
  void definitionsComeFirst() {
    assertThat(Authoring.mixed(List.of(claim("a", 1, 85), claim("a", 2, 65), claim("b", 1, 60))))
        .extracting(Claim::score)
        .containsExactly(85, 65, 60);
  }
}
