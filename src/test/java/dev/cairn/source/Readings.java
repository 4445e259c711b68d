package dev.cairn.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/// Reads the small texts of the tests.
final class Readings {

  private Readings() {}

  static Source source(String name, String text) {
    return switch (SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read(Source source) -> source;
      case Reading.Refused(String reason) -> Assertions.fail(name + ": " + reason);
    };
  }

  static String refusal(String name, String text) {
    return switch (SourceReader.read(name, text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read(Source source) -> Assertions.fail(name + " was read: " + source.title());
      case Reading.Refused(String reason) -> reason;
    };
  }

  /// Every passage as `place KIND level: text`.
  static List<String> outline(Source source) {
    return source.passages().stream()
        .map(p -> p.locator() + " " + p.kind() + " " + p.level() + ": " + p.text())
        .toList();
  }

  /// Every mark of a passage as `TYPE text → target`.
  static List<String> marks(Passage passage) {
    return passage.marks().stream()
        .map(m ->
            m.type()
                + " "
                + passage.text().substring(m.start(), m.end())
                + (m.target().isEmpty() ? "" : " → " + m.target()))
        .toList();
  }
}
