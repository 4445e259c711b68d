package dev.cairn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.source.Locator;
import dev.cairn.source.Passage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourceTextTest {
  private final SourceText lines =
      new SourceText(
          "A title",
          Map.of(),
          List.of(
              SampleWiki.passage(1, "The “first” line — here."),
              SampleWiki.passage(4, ""),
              SampleWiki.passage(5, "The second  line.")));

  @Test
  void quotationMarksDashesAndSpacesDoNotCount() {
    assertThat(lines.find("\"first\" line - here", "line 1")).isPresent();
    assertThat(lines.find("The second line", "line 5")).isPresent();
    assertThat(lines.find("the second line", "line 5")).isEmpty();
  }

  @Test
  void aQuotationMayRunOverPassagesThatAreCitedTogether() {
    assertThat(lines.find("here. The second", "lines 1–5")).isPresent();
    assertThat(lines.find("here. The second", "line 1")).isEmpty();
    assertThat(lines.find("here. The second", "line 9")).isEmpty();
  }

  @Test
  void aQuotationElsewhereSaysWhere() {
    assertThat(lines.findAnywhere("second line").orElseThrow().locator()).isEqualTo("line 5");
  }

  @Test
  void aDocumentWithoutLinesIsSearchedWhole() {
    Passage passage =
        new Passage(
            Passage.Kind.PARAGRAPH,
            "Words of a section.",
            new Locator.Section("Past"),
            List.of("Past"),
            0,
            List.of(new Passage.Mark(Passage.Mark.Type.LINK, 0, 5, "https://a.example/b")));
    SourceText text = new SourceText("", Map.of("url", "https://a.example/"), List.of(passage));

    assertThat(text.find("words of a section".replace("w", "W"), "§ Past")).isPresent();
    assertThat(text.find("words that are not there", "§ Past")).isEmpty();
    assertThat(text.mentions("https://a.example/b")).isTrue();
    assertThat(text.mentions("https://a.example/")).isTrue();
    assertThat(text.mentions("https://b.example/")).isFalse();
  }

  @Test
  void anEmptySourceHoldsNothing() {
    assertThat(new SourceText("", Map.of(), List.of()).findAnywhere("three plain words")).isEmpty();
  }
}
