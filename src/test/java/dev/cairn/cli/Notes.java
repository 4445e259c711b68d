package dev.cairn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Six notes in three formats that overlap: the same people, machines and numbers.
final class Notes {
  static final List<String> NAMES =
      List.of(
          "ada-lovelace.md",
          "analytical-engine.md",
          "babbage.txt",
          "bernoulli.md",
          "difference-engine.md",
          "jacquard.html");

  /// What the note on the Difference Engine became when it was revised: the last section has gone,
  /// a year is another.
  static final String REVISED_DIFFERENCE_ENGINE =
      """
      # The Difference Engine

      The **Difference Engine** is a calculator that tabulates polynomials without multiplication.
      Charles Babbage began to build the Difference Engine in 1823.
      The Science Museum in London finished a Difference Engine No. 2 in 1991.
      It has 8,000 parts and weighs five tonnes.
      """;

  private Notes() {}

  static String text(String name) throws IOException {
    try (InputStream in = Notes.class.getResourceAsStream("/notes/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
