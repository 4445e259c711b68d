package dev.cairn.compile;

import java.util.Optional;

/// What a writer may know of the rest of the wiki.
interface Surroundings {
  Linker linker();

  Optional<Topic> topic(String id);

  /// What stands between the brackets of a link to a topic's page.
  String target(Topic topic);

  /// Whether a link with this target leads to a page or a file.
  boolean exists(String target);

  SourceRecord record(String slug);
}
