package dev.cairn.compile;

import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.List;

/// A thing that the wiki has a page about.
///
/// @param id the key under which it is kept: the smallest of its keys
/// @param keys the keys of all its names
/// @param path its page
/// @param owned whether the page is a person's own note, which the engine links to and never writes
record Topic(String id, List<String> keys, String title, VaultPath path, Kind kind, boolean owned) {
  /// What sort of thing it is.
  enum Kind {
    CONCEPT,
    ENTITY,
    PERSON;

    String type() {
      return this == CONCEPT ? "concept" : "entity";
    }

    String folder() {
      return this == CONCEPT ? Vault.CONCEPTS : Vault.ENTITIES;
    }
  }

  Topic {
    keys = List.copyOf(keys);
  }

  byte[] packed() {
    return new Packed.Out()
        .text(id)
        .texts(keys)
        .text(title)
        .text(path.value())
        .number(kind.ordinal())
        .number(owned ? 1 : 0)
        .bytes();
  }

  static Topic of(byte[] packed) {
    Packed.In in = new Packed.In(packed);
    return new Topic(
        in.text(),
        in.texts(),
        in.text(),
        VaultPath.of(in.text()),
        Kind.values()[in.number()],
        in.number() == 1);
  }
}
