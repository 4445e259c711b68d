package dev.cairn.search;

import dev.cairn.search.Tokens.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A text's words in the form in which the index has them, so that whoever weighs what was found
/// matches words as the search did.
public final class Stems {
  private Stems() {}

  /// The terms at each place, in order.
  ///
  /// @param language an ISO 639-1 code, or `und`
  public static List<Set<String>> of(String text, String language) {
    try {
      return Tokens.of(text, Writing.of(language)).stream()
          .map(place -> place.stream().map(Token::term).collect(Collectors.toSet()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }
}
