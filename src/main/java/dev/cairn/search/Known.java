package dev.cairn.search;

import org.jspecify.annotations.Nullable;

/// The states of the vault that a commit of the index is known to be equal to, so that where
/// nothing changed nothing has to be compared.
///
/// @param listing the fingerprint of a listing; null where none is known, as long as some file is
///   so young that it may change once more without a sign
/// @param glance a [Glance]; null where none is known
record Known(@Nullable Long listing, @Nullable Long glance) {
  static final Known NOTHING = new Known(null, null);

  private static final String START = "equal to";

  String line() {
    return listing == null && glance == null
        ? ""
        : START + " " + hex(listing) + " " + hex(glance) + "\n";
  }

  /// @return [#NOTHING] where the line cannot be read
  static Known parse(String line) {
    String[] parts = line.strip().split(" ");
    if (!line.startsWith(START) || parts.length != 4) {
      return NOTHING;
    }
    try {
      return new Known(number(parts[2]), number(parts[3]));
    } catch (NumberFormatException e) {
      return NOTHING;
    }
  }

  private static String hex(@Nullable Long number) {
    return number == null ? "-" : Long.toHexString(number);
  }

  private static @Nullable Long number(String hex) {
    return hex.equals("-") ? null : Long.parseUnsignedLong(hex, 16);
  }
}
