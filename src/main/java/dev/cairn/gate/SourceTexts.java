package dev.cairn.gate;

import java.util.Optional;

/// The sources that pages cite, as text, so that each is read once however many pages cite it.
@FunctionalInterface
public interface SourceTexts {

  /// The text of the source whose page goes by `slug`; empty where its raw file is missing or
  /// cannot be read.
  Optional<SourceText> of(String slug);
}
