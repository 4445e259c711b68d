package dev.cairn.model;

/// Says in one sentence what went wrong between Cairn and an embedding model, and what to do.
final class EmbeddingFailure {
  private static final int LONGEST = 200;

  private final EmbeddingSettings settings;

  EmbeddingFailure(EmbeddingSettings settings) {
    this.settings = settings;
  }

  String nobody() {
    return "Nobody answers at "
        + settings.baseUrl()
        + (settings.provider() == EmbeddingProvider.OLLAMA
            ? ": start Ollama with `ollama serve`."
            : ": is the server running?");
  }

  /// @param attempts how often it was asked
  String late(int attempts) {
    return server() + " did not answer in time" + times(attempts) + ".";
  }

  String garbled(String why) {
    return server() + " answered with something that is no vectors in JSON: " + line(why);
  }

  String broken(String why) {
    return server() + " could not be used: " + line(why);
  }

  /// @param said what the server said beside its status
  String status(int status, String said, int attempts) {
    return switch (status) {
      case 401, 403 -> server() + " refuses the key: set CAIRN_EMBEDDING_KEY to one that it knows.";
      case 404 ->
          settings.provider() == EmbeddingProvider.OLLAMA
              ? "Ollama has no model %s: fetch it with `ollama pull %s`."
                  .formatted(settings.model(), settings.model())
              : server() + " knows no model " + settings.model() + ", or nothing at that address.";
      case 408 -> late(attempts);
      case 429 -> server() + " has had enough for now" + times(attempts) + ": " + line(said);
      default -> server() + " gave HTTP status " + status + times(attempts) + ": " + line(said);
    };
  }

  private String server() {
    return "The embedding server at " + settings.baseUrl();
  }

  private static String times(int attempts) {
    return attempts > 1 ? ", asked " + attempts + " times" : "";
  }

  /// The start of what was said, on one line.
  private static String line(String said) {
    String plain = said.replaceAll("[\\s\\p{C}]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
