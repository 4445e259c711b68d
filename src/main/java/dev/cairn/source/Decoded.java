package dev.cairn.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What came of turning a file's bytes into characters.
sealed interface Decoded {

  /// The characters, without a byte order mark.
  record Text(String characters) implements Decoded {}

  /// The bytes are not text; the reason is one sentence as a [Reading.Refused] carries it.
  record NotText(String reason) implements Decoded {}

  /// Decodes by the byte order mark, else as UTF-8, else as Windows-1252 where that gives something
  /// like prose.
  static Decoded of(byte[] bytes) {
    if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
      return marked(bytes, 4, Charset.forName("UTF-32LE"));
    }
    if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
      return marked(bytes, 4, Charset.forName("UTF-32BE"));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return marked(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return marked(bytes, 2, StandardCharsets.UTF_16BE);
    }
    int from = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    Optional<String> utf8 = strict(bytes, from, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      return withoutNul(utf8.get());
    }
    if (!looksLikeWindows1252(bytes)) {
      return contains(bytes, 0)
          ? new NotText("it holds NUL bytes, so it is not text")
          : new NotText("its bytes are not text in UTF-8, UTF-16 or Windows-1252");
    }
    return new Text(new String(bytes, Charset.forName("windows-1252")));
  }

  private static Decoded marked(byte[] bytes, int from, Charset charset) {
    return strict(bytes, from, charset)
        .map(Decoded::withoutNul)
        .orElseGet(
            () -> new NotText("its byte order mark says " + charset + ", which its bytes are not"));
  }

  private static Decoded withoutNul(String characters) {
    return characters.indexOf('\0') >= 0
        ? new NotText("it holds NUL bytes, so it is not text")
        : new Text(characters);
  }

  private static Optional<String> strict(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      // Not in this charset is an answer here: the caller goes on to the next or refuses.
      return Optional.empty();
    }
  }

  /// Mostly ASCII, no control characters, none of the five bytes that Windows-1252 leaves
  /// undefined.
  private static boolean looksLikeWindows1252(byte[] bytes) {
    int high = 0;
    for (byte each : bytes) {
      int b = each & 0xFF;
      boolean control = b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f';
      if (control || b == 0x7F || b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
        return false;
      }
      high += b >= 0x80 ? 1 : 0;
    }
    return high * 10L <= bytes.length * 3L;
  }

  private static boolean contains(byte[] bytes, int wanted) {
    for (byte each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
