package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command whose work does not fit into memory says so in a sentence, by the parser or without.
final class OutOfMemoryTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// Stands for work that needs too much.
  private static final class Greedy extends AbstractMap<String, String> {
    @Override
    public @Nullable String get(@Nullable Object key) {
      if ("CAIRN_VAULT".equals(key)) {
        throw new OutOfMemoryError("Java heap space");
      }
      return null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      return Set.of();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "search bread"})
  void itIsSaidInASentenceWithTheWayOut(String line) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    PrintStream said = new PrintStream(err, true, StandardCharsets.UTF_8);

    int exit = Start.run(Shells.printingTo(nowhere, said, new Greedy()), line.split(" "));

    assertThat(exit).isEqualTo(ExitCode.STATE.code);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("more memory than", "CAIRN_JAVA_OPTS=-Xmx4g")
        .doesNotContain("OutOfMemoryError", "\tat ");
  }
}
