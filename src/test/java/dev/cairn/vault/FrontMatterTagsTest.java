package dev.cairn.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontMatterTagsTest {
  @ParameterizedTest
  @ValueSource(strings = {"type: !local x", "type: !!java.io.File x", "!x", "tags: [!a b]"})
  void aYamlTagIsAProblemAndNoFailure(String yaml) {
    FrontMatter front = Page.of(VaultPath.of("a.md"), "---\n" + yaml + "\n---\ntext").front();

    assertThat(front.problem()).isNotNull();
    assertThat(front.values()).isEmpty();
  }
}
