package dev.cairn.source;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A raw file, read.
///
/// @param title the title that the document gives itself, empty where it has none
/// @param metadata what the document says of itself, by the vault format's names: `author`,
///   `published` (an ISO date or its beginning), `url`, `description`; only what is there
/// @param tags the document's own tags, without `#`
/// @param aliases other names that the document's front matter gives for its subject
/// @param language an ISO 639-1 code, `und` where it cannot be told
/// @param injections where it reads like an instruction to a model, in the order of the file
public record Source(
    Format format,
    String title,
    Map<String, String> metadata,
    List<String> tags,
    List<String> aliases,
    String language,
    List<Passage> passages,
    List<Injection> injections) {

  /// The formats that can be read.
  public enum Format {
    MARKDOWN,
    TEXT,
    HTML
  }

  public Source {
    // Sorted, since the order of an immutable map differs from one run of the machine to the next.
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    tags = List.copyOf(tags);
    aliases = List.copyOf(aliases);
    passages = List.copyOf(passages);
    injections = List.copyOf(injections);
  }

  /// The source as far as it may be compiled: without the sentences that read like an instruction
  /// to a model, what follows them in their paragraph, and such titles, headings and names. A
  /// sentence in the wiki is read by models later.
  public Source withoutInstructions() {
    return injections.isEmpty() ? this : new WithoutInstructions(this).source();
  }
}
