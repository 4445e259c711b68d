package dev.cairn.model;

/// What a call is for, as the ledger tells it.
///
/// @param operation the command or step, such as `ingest`
/// @param source the source that is read, empty where there is none
/// @param page the page that is written, empty where there is none
public record Purpose(String operation, String source, String page) {
  public static Purpose of(String operation) {
    return new Purpose(operation, "", "");
  }
}
