package dev.cairn.history;

/// One `Key: value` line at the end of a commit message. Line breaks in the value become spaces.
public record Trailer(String key, String value) {

  public Trailer {
    if (!key.matches("[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException("not a trailer's key: '" + key + "'");
    }
    value = value.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }
}
