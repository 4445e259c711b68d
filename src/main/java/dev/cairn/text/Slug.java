package dev.cairn.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/// A page's file name without its extension: lower case, words joined by `-`, letters of any
/// script, NFC, never empty, at most [#MAX_BYTES] bytes of UTF-8, never a device name of Windows.
/// The only maker of slugs is [#of].
public record Slug(String value) implements Comparable<Slug> {
  /// The most bytes of UTF-8 that a slug takes.
  public static final int MAX_BYTES = 120;

  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  public Slug {
    if (value.isEmpty() || !value.equals(normalise(value, MAX_BYTES))) {
      throw new IllegalArgumentException("not a slug: '" + value + "'");
    }
  }

  /// The slug of a title. A title without a letter or digit gets one made of its checksum, so that
  /// two such titles do not meet.
  public static Slug of(String title) {
    return new Slug(made(title, MAX_BYTES));
  }

  /// The slug of a title, a dash, and a suffix, shortened before the dash where need be.
  public static Slug of(String title, String suffix) {
    int room = MAX_BYTES - 1 - suffix.getBytes(StandardCharsets.UTF_8).length;
    return new Slug(made(title, room) + "-" + suffix);
  }

  private static String made(String title, int bytes) {
    String made = normalise(title, bytes);
    if (made.isEmpty()) {
      CRC32 crc = new CRC32();
      crc.update(title.getBytes(StandardCharsets.UTF_8));
      return "page-%08x".formatted(crc.getValue());
    }
    return made;
  }

  private static String normalise(String text, int bytes) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    lower = Normalizer.normalize(lower, Normalizer.Form.NFC);
    StringBuilder slug = new StringBuilder();
    boolean gap = false;
    int previous = ' ';
    for (int i = 0; i < lower.length(); ) {
      int c = lower.codePointAt(i);
      i += Character.charCount(c);
      String kept = kept(c, previous);
      previous = c;
      if (kept == null) {
        continue;
      }
      if (kept.isEmpty()) {
        gap = true;
        continue;
      }
      if (gap && !slug.isEmpty()) {
        slug.append('-');
      }
      gap = false;
      slug.append(kept);
    }
    String cut = cut(slug.toString(), bytes);
    return DEVICES.contains(cut) ? cut + "-page" : cut;
  }

  /// What a character becomes: itself, a word, nothing (null) or a gap (empty).
  private static @org.jspecify.annotations.Nullable String kept(int c, int previous) {
    if (Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
      return Character.toString(c);
    }
    boolean attached = Character.isLetterOrDigit(previous) || previous == '+';
    return switch (c) {
      case '\'', '’', '‘', 'ʼ', 0x200C, 0x200D, 0xAD -> null;
      case '+' -> attached ? "plus" : "";
      case '#' -> attached ? "sharp" : "";
      default -> "";
    };
  }

  private static String cut(String slug, int bytes) {
    int used = 0;
    int end = 0;
    while (end < slug.length()) {
      int c = slug.codePointAt(end);
      int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (used + size > bytes) {
        break;
      }
      used += size;
      end += Character.charCount(c);
    }
    if (end == slug.length()) {
      return slug;
    }
    int dash = slug.lastIndexOf('-', end);
    return slug.substring(0, dash > end / 2 ? dash : end);
  }

  @Override
  public int compareTo(Slug other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
