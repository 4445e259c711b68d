package dev.cairn.gate;

import dev.cairn.vault.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses outside the vault: where they stand in a text, what they would do, and who named them.
final class Addresses {
  private static final Pattern BARE =
      Pattern.compile(
          "(?i)(?<![a-z0-9+.-])"
              + "(?:[a-z][a-z0-9+.-]*:(?://|(?<=script:)\\S)|(?=www\\.)|(?=data:[a-z]+/))"
              + "[^\\s<>\"\\[\\])}|`]+");
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:");
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final Pattern TRAILING = Pattern.compile("[.,;:!?*_'\\\\]+$");
  private static final Set<String> WEB = Set.of("http", "https", "mailto");

  /// Schemes that run something or open something on the reader's machine.
  private static final Set<String> RUNNING =
      Set.of(
          ("javascript vbscript livescript data file obsidian shell vscode ms-settings smb about"
                  + " blob")
              .split(" "));

  private Addresses() {}

  /// Whether [#in] could find anything.
  static boolean mayStandIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("://")
        || lower.contains("www.")
        || lower.contains("script:")
        || lower.contains("data:");
  }

  /// The addresses that stand in a line without being marked as links.
  static List<String> in(String line) {
    if (!mayStandIn(line)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    Matcher m = BARE.matcher(line);
    while (m.find()) {
      found.add(TRAILING.matcher(plain(Prose.unescape(m.group()))).replaceAll(""));
    }
    return found;
  }

  /// The address as a browser takes it: without what it passes over.
  static String plain(String address) {
    return INVISIBLE.matcher(address).replaceAll("");
  }

  /// Whether a link's destination lies outside the vault.
  static boolean isForeign(String destination) {
    String plain = plain(destination);
    return SCHEME.matcher(plain).lookingAt() || plain.startsWith("//") || plain.startsWith("\\\\");
  }

  static boolean isOfTheWeb(String destination) {
    String plain = plain(destination);
    return plain.startsWith("//") || WEB.contains(scheme(plain));
  }

  static boolean runs(String address) {
    return RUNNING.contains(scheme(address));
  }

  private static String scheme(String address) {
    Matcher m = SCHEME.matcher(address);
    return m.lookingAt() ? address.substring(0, m.end() - 1).toLowerCase(Locale.ROOT) : "";
  }

  /// Whether the owner allows the address, or a source that the page rests on gives it literally.
  static boolean isNamed(String url, CitedPage page) {
    String type = page.page().type();
    if (type.equals("index") || type.equals("log")) {
      return true; // they repeat what pages say, and those were checked
    }
    Set<String> allowed = page.around().allowedUrls();
    if (allowed.contains(url)
        || allowed.stream().anyMatch(a -> a.endsWith("/") && url.startsWith(a))) {
      return true;
    }
    String bare = url.startsWith("mailto:") ? url.substring("mailto:".length()) : url;
    return page.sources().stream().anyMatch(source -> source.mentions(bare));
  }
}
