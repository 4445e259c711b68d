package dev.cairn.compile;

import dev.cairn.model.Chat;

/// The model that an operation may use, and how.
///
/// @param operation the command's word, as the ledger shall name it
/// @param wishes what its pages shall be like
/// @param talk is asked about each source before anything is written
public record ModelUse(Chat chat, String operation, Wishes wishes, Talk talk) {

  /// What a model is told about its pages beside the statements.
  ///
  /// @param language the code of the language that all pages shall be in, `und` for that of their
  ///   sources
  public record Wishes(String language) {}

  /// What the owner has to say while sources are taken in.
  public interface Talk {
    /// Says nothing, and has every source written.
    Talk NONE =
        new Talk() {
          @Override
          public void expect(Estimate estimate) {}

          @Override
          public String about(String title, Account account) {
            return "";
          }
        };

    /// Hears what the run may take, before the first call. Whoever will not have that throws.
    void expect(Estimate estimate);

    /// @param account what the model made of the source
    /// @return what the owner would have the pages heed; empty where nothing
    String about(String title, Account account);
  }
}
