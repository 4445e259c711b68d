package dev.cairn.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The formats that are told by their first bytes and are not text.
final class BinaryFormat {

  private record Signature(int offset, String bytes, String name) {}

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "%PDF-", "a PDF document"),
          new Signature(0, "PK\u0003\u0004", "a ZIP archive or an Office document"),
          new Signature(0, "PK\u0005\u0006", "a ZIP archive"),
          new Signature(0, "\u0089PNG", "a PNG image"),
          new Signature(0, "\u00FF\u00D8\u00FF", "a JPEG image"),
          new Signature(0, "GIF87a", "a GIF image"),
          new Signature(0, "GIF89a", "a GIF image"),
          new Signature(8, "WEBP", "a WebP image"),
          new Signature(8, "WAVE", "a sound recording"),
          new Signature(0, "II*\0", "a TIFF image"),
          new Signature(0, "MM\0*", "a TIFF image"),
          new Signature(0, "ID3\u0003", "a sound recording"),
          new Signature(0, "OggS", "a sound recording"),
          new Signature(0, "fLaC", "a sound recording"),
          new Signature(4, "ftyp", "a film or sound recording"),
          new Signature(0, "\u001F\u008B", "a gzip archive"),
          new Signature(0, "BZh9", "a bzip2 archive"),
          new Signature(0, "7z\u00BC\u00AF", "a 7-Zip archive"),
          new Signature(0, "Rar!\u001A", "a RAR archive"),
          new Signature(0, "\u00FD7zXZ", "an xz archive"),
          new Signature(0, "\u00D0\u00CF\u0011\u00E0", "an old Office document"),
          new Signature(0, "\u007FELF", "a program"),
          new Signature(0, "SQLite format 3\0", "an SQLite database"));

  private BinaryFormat() {}

  /// What the bytes are, with its article, where a signature tells.
  static Optional<String> of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 32), StandardCharsets.ISO_8859_1);
    return SIGNATURES.stream()
        .filter(each -> head.startsWith(each.bytes(), each.offset()))
        .filter(each -> each.offset() != 8 || head.startsWith("RIFF"))
        .filter(each -> !each.bytes().equals("ftyp") || head.startsWith("\0\0\0"))
        .map(Signature::name)
        .findFirst();
  }
}
