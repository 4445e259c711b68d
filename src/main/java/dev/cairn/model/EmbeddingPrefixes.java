package dev.cairn.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a model wants to read before a text, to know what is looked for from what is looked
/// through. Their authors say so on each model's card; most want nothing.
///
/// @param query before what is looked for
/// @param document before what is looked through
record EmbeddingPrefixes(String query, String document) {
  private static final EmbeddingPrefixes NONE = new EmbeddingPrefixes("", "");
  private static final String REPRESENT =
      "Represent this sentence for searching relevant passages: ";

  /// @param name in the model's name, in lower case
  private record Family(Pattern name, EmbeddingPrefixes prefixes) {
    Family(String name, String query, String document) {
      this(Pattern.compile(name), new EmbeddingPrefixes(query, document));
    }
  }

  private static final List<Family> FAMILIES =
      List.of(
          new Family("nomic-embed-text", "search_query: ", "search_document: "),
          new Family("\\be5-(small|base|large)", "query: ", "passage: "),
          new Family("mxbai-embed-large", REPRESENT, ""),
          new Family("\\bbge-(small|base|large)-en", REPRESENT, ""),
          new Family("arctic-embed2|arctic-embed-[lm]-v2", "query: ", ""),
          new Family("arctic-embed", REPRESENT, ""),
          new Family("embeddinggemma", "task: search result | query: ", "title: none | text: "),
          new Family(
              "qwen3-embedding",
              "Instruct: Given a web search query, retrieve relevant passages that answer the"
                  + " query\nQuery:",
              ""));

  static EmbeddingPrefixes of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return FAMILIES.stream()
        .filter(family -> family.name().matcher(name).find())
        .map(Family::prefixes)
        .findFirst()
        .orElse(NONE);
  }
}
