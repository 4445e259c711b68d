package dev.cairn.source;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Text that a person looking at a line does not read: characters without a glyph that carry
/// letters, and encoded orders.
final class HiddenText {
  private static final int LONGEST_DECODED = 4_096;
  private static final int RUN = 8;
  private static final int SHORTEST_ENCODED = 32;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{32,}={0,2}");
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F:]{48,}");
  private static final Pattern ESCAPED = Pattern.compile("[&#xX0-9a-fA-F;]{40,}");

  private HiddenText() {}

  static boolean standsIn(String line) {
    return isSmuggled(line) || encoded(line);
  }

  /// Whether tag characters, direction overrides or long runs of invisible characters stand in it.
  /// A few of the others stand in any text that was copied from somewhere.
  private static boolean isSmuggled(String line) {
    int run = 0;
    boolean flag = false;
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      if (line.charAt(i) < 0x200B) {
        run = 0;
        continue;
      }
      int c = line.codePointAt(i);
      boolean tag = c >= 0xE0000 && c <= 0xE007F;
      flag = c == 0x1F3F4 || flag && tag;
      if (tag && !flag || c == 0x202D || c == 0x202E) {
        return true;
      }
      run = isCarrier(c) ? run + 1 : 0;
      if (run >= RUN) {
        return true;
      }
    }
    return false;
  }

  /// Characters of which a run can spell out bits or bytes.
  private static boolean isCarrier(int c) {
    return c >= 0x200B && c <= 0x200D
        || c >= 0x2060 && c <= 0x2064
        || c == 0xFEFF
        || c >= 0xFE00 && c <= 0xFE0F
        || c >= 0xE0100 && c <= 0xE01EF;
  }

  private static boolean encoded(String line) {
    if (!mayBeEncoded(line)) {
      return false;
    }
    Matcher base64 = BASE64.matcher(line);
    while (base64.find()) {
      if (isOrder(base64(base64.group()))) {
        return true;
      }
    }
    Matcher hex = HEX.matcher(line);
    while (hex.find()) {
      if (isOrder(hex(hex.group()))) {
        return true;
      }
    }
    Matcher escaped = ESCAPED.matcher(line);
    while (escaped.find()) {
      if (isOrder(characters(escaped.group()))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a run of characters without a space is as long as an encoded order.
  private static boolean mayBeEncoded(String line) {
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == ' ' ? 0 : run + 1;
      if (run >= SHORTEST_ENCODED) {
        return true;
      }
    }
    return false;
  }

  private static String base64(String text) {
    String plain = text.replaceAll("=+$", "").replace('-', '+').replace('_', '/');
    int length = Math.min(plain.length(), LONGEST_DECODED) / 4 * 4;
    return new String(
        Base64.getDecoder().decode(plain.substring(0, length)), StandardCharsets.UTF_8);
  }

  private static String characters(String references) {
    String some = references.substring(0, Math.min(references.length(), LONGEST_DECODED));
    return Parser.unescapeEntities(some, false);
  }

  private static String hex(String text) {
    String digits = text.replace(":", "");
    int length = Math.min(digits.length(), LONGEST_DECODED) / 2 * 2;
    return new String(HexFormat.of().parseHex(digits.substring(0, length)), StandardCharsets.UTF_8);
  }

  /// Whether a decoded text is prose that gives orders.
  private static boolean isOrder(String decoded) {
    boolean readable =
        decoded.indexOf(' ') > 0
            && decoded.chars().noneMatch(c -> c == 0xFFFD || c < 0x20 && c != '\n' && c != '\t');
    return readable && InjectionRules.standIn(FoldedText.of(decoded));
  }
}
