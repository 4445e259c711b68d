package dev.cairn.compile;

import dev.cairn.vault.Vault.FileEntry;
import java.util.List;

/// What was read from a file of the vault when it last looked different.
///
/// @param size in bytes
/// @param sha256 in hexadecimal; empty where nobody needs it
/// @param page what a page says of itself; [Facts#NONE] for other files and for pages that are the
///   engine's alone
record SeenFile(long size, long stamp, int id, String sha256, Facts page) {
  /// What the vault must know of a page that a person has a hand in.
  ///
  /// @param aliases the names that people gave it beside its title
  /// @param handsOff whether it says `maintained: human`
  /// @param written whether it says that an engine wrote it
  record Facts(
      String type,
      String title,
      String description,
      List<String> aliases,
      boolean handsOff,
      boolean written) {
    static final Facts NONE = new Facts("", "", "", List.of(), false, false);
  }

  static SeenFile of(FileEntry entry, String sha256, Facts page) {
    return new SeenFile(entry.size(), entry.stamp(), entry.id(), sha256, page);
  }

  /// Whether the file still looks as it did.
  boolean isLike(FileEntry entry) {
    return size == entry.size() && stamp == entry.stamp() && id == entry.id();
  }

  byte[] packed() {
    return new Packed.Out()
        .text(Long.toString(size))
        .text(Long.toString(stamp))
        .text(Integer.toString(id))
        .text(sha256)
        .text(page.type())
        .text(page.title())
        .text(page.description())
        .texts(page.aliases())
        .number(page.handsOff() ? 1 : 0)
        .number(page.written() ? 1 : 0)
        .bytes();
  }

  static SeenFile of(byte[] packed) {
    Packed.In in = new Packed.In(packed);
    return new SeenFile(
        Long.parseLong(in.text()),
        Long.parseLong(in.text()),
        Integer.parseInt(in.text()),
        in.text(),
        new Facts(in.text(), in.text(), in.text(), in.texts(), in.number() == 1, in.number() == 1));
  }
}
