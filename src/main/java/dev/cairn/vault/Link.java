package dev.cairn.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A link as it stands in a page.
///
/// @param target what it points at, without heading and alias; empty for a link into its own page
/// @param heading the part behind `#`, empty where there is none
/// @param text what a reader sees
/// @param start offset of its first character in the text that was searched
/// @param end offset behind its last
/// @param line the line it stands in, counted from 1
public record Link(
    Kind kind, String target, String heading, String text, int start, int end, int line) {
  /// How it is written: `[[x]]`, `![[x]]`, `[t](x.md)`, `[t](https://…)`, `![t](https://…)`.
  public enum Kind {
    WIKILINK,
    EMBED,
    MARKDOWN,
    URL,
    IMAGE
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(!?)\\[\\[([^\\[\\]\\n]+?)]]"
              + "|(!?)\\[([^\\[\\]\\n]*)]\\(\\s*<?([^\\s()<>]+(?:\\([^\\s()]*\\)[^\\s()<>]*)?)>?(?:\\s+\"[^\"\\n]*\")?\\s*\\)"
              + "|(?<![\\w\"'(=/])((?:https?|ftp|file|javascript|data|obsidian)://?[^\\s<>\\])\"]+)");

  /// The links of a markdown text in order: none from code, comments or behind a backslash. The
  /// only link parser.
  public static List<Link> of(String text) {
    if (text.indexOf("[") < 0 && text.indexOf(":/") < 0) {
      return List.of();
    }
    String visible = CodeMask.of(text);
    List<Link> links = new ArrayList<>();
    Matcher m = FORM.matcher(visible).useTransparentBounds(true).useAnchoringBounds(false);
    Starts starts = new Starts(visible);
    int line = 1;
    int counted = 0;
    for (int at = starts.next(0); at >= 0; ) {
      if (!m.region(at, visible.length()).lookingAt()) {
        at = starts.next(at + 1);
        continue;
      }
      at = starts.next(m.end());
      if (m.start() > 0
          && visible.charAt(m.start()) != '!'
          && visible.charAt(m.start() - 1) == '\\') {
        continue;
      }
      for (; counted < m.start(); counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      links.add(read(m, line));
    }
    return links;
  }

  /// The places where a link can start: a bracket, or the scheme before `:/`. To try the pattern
  /// only there is several times faster than to try it at every character.
  private static final class Starts {
    private final String text;
    private int bracket = -1;
    private int colon = -1;

    private Starts(String text) {
      this.text = text;
    }

    /// The first place at or behind `from`; -1 where there is none. To be asked with growing
    /// offsets.
    private int next(int from) {
      bracket = find("[", bracket, from);
      colon = find(":/", colon, from);
      int link =
          bracket > from && bracket < text.length() && text.charAt(bracket - 1) == '!'
              ? bracket - 1
              : bracket;
      int scheme = colon;
      while (scheme > from && scheme <= text.length() && isSchemeLetter(scheme - 1)) {
        scheme--;
      }
      int first = Math.min(link, scheme);
      return first >= text.length() ? -1 : first;
    }

    private boolean isSchemeLetter(int i) {
      return text.charAt(i) >= 'a' && text.charAt(i) <= 'z';
    }

    private int find(String what, int known, int from) {
      if (known >= from) {
        return known;
      }
      int at = text.indexOf(what, from);
      return at < 0 ? Integer.MAX_VALUE : at;
    }
  }

  private static Link read(Matcher m, int line) {
    if (m.group(2) != null) {
      return wikilink(m, line);
    }
    if (m.group(6) != null) {
      String url = m.group(6).replaceAll("[.,;:!?]+$", "");
      return new Link(Kind.URL, url, "", url, m.start(), m.start() + url.length(), line);
    }
    String target = m.group(5);
    boolean image = m.group(3).equals("!");
    if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*") || target.startsWith("//")) {
      return new Link(
          image ? Kind.IMAGE : Kind.URL, target, "", m.group(4), m.start(), m.end(), line);
    }
    String decoded = percentDecoded(target);
    int hash = decoded.indexOf('#');
    String path = hash < 0 ? decoded : decoded.substring(0, hash);
    String heading = hash < 0 ? "" : decoded.substring(hash + 1);
    return new Link(
        image ? Kind.EMBED : Kind.MARKDOWN, path, heading, m.group(4), m.start(), m.end(), line);
  }

  private static Link wikilink(Matcher m, int line) {
    String inside = m.group(2);
    int bar = inside.indexOf('|');
    String reference = bar < 0 ? inside : inside.substring(0, bar);
    if (reference.endsWith("\\")) {
      reference = reference.substring(0, reference.length() - 1);
    }
    int hash = reference.indexOf('#');
    String target = (hash < 0 ? reference : reference.substring(0, hash)).strip();
    String heading = hash < 0 ? "" : reference.substring(hash + 1).strip();
    String shown = bar < 0 ? reference.strip() : inside.substring(bar + 1).strip();
    Kind kind = m.group(1).equals("!") ? Kind.EMBED : Kind.WIKILINK;
    return new Link(kind, target, heading, shown, m.start(), m.end(), line);
  }

  private static String percentDecoded(String target) {
    if (target.indexOf('%') < 0) {
      return target;
    }
    try {
      return java.net.URLDecoder.decode(
          target.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return target; // a percent sign that encodes nothing stands for itself
    }
  }
}
