package dev.cairn.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Words that say too little to be a topic by themselves.
public final class CommonWords {
  private static final Set<String> GENERAL = load();

  private CommonWords() {}

  /// Whether a single word, in any case and number, is too general to be what a page is about.
  public static boolean isGeneral(String word) {
    String folded = Word.fold(word);
    return GENERAL.contains(folded)
        || GENERAL.contains(NameKey.singular(folded))
        || isInflected(folded, "ing")
        || isInflected(folded, "ed")
        || isInflected(folded, "er")
        || isInflected(folded, "es");
  }

  private static boolean isInflected(String word, String ending) {
    if (word.length() < ending.length() + 3 || !word.endsWith(ending)) {
      return false;
    }
    String stem = word.substring(0, word.length() - ending.length());
    boolean doubled = stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2);
    return GENERAL.contains(stem)
        || GENERAL.contains(stem + "e")
        || doubled && GENERAL.contains(stem.substring(0, stem.length() - 1));
  }

  private static Set<String> load() {
    Set<String> words = new HashSet<>();
    try (InputStream in = CommonWords.class.getResourceAsStream("general-words.en.txt")) {
      if (in == null) {
        throw new IllegalStateException("general-words.en.txt is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          words.addAll(List.of(line.split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Set.copyOf(words);
  }
}
