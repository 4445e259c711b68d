package dev.cairn.compile;

import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;

/// A name that a person gave to a page: the title or an alias of a note of their own, or an alias
/// that they added to a page of the engine's.
///
/// @param path the page
/// @param name as they wrote it
/// @param title the page's title
/// @param own whether the page is the person's, so that the engine links to it and never writes it
record GivenName(VaultPath path, String name, String title, boolean own) {

  static byte[] packed(List<GivenName> names) {
    Packed.Out out = new Packed.Out().number(names.size());
    names.forEach(given ->
        out.text(given.path().value())
            .text(given.name())
            .text(given.title())
            .number(given.own() ? 1 : 0));
    return out.bytes();
  }

  static List<GivenName> of(byte[] packed) {
    return new ArrayList<>(
        new Packed.In(packed)
            .list(in ->
                new GivenName(VaultPath.of(in.text()), in.text(), in.text(), in.number() == 1)));
  }
}
