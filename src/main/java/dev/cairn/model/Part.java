package dev.cairn.model;

import dev.cairn.vault.Sha256;

/// One piece of a prompt.
public sealed interface Part {

  /// Text that many calls have in common. It goes first, so that a provider's cache holds it.
  record Shared(String text) implements Part {}

  /// Text of this call alone.
  record Own(String text) implements Part {}

  /// A picture.
  ///
  /// @param mediaType such as `image/png`
  record Image(String mediaType, byte[] bytes) implements Part {
    public Image {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    Sha256 hash() {
      return Sha256.of(bytes);
    }
  }
}
