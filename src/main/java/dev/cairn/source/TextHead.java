package dev.cairn.source;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines at the head of a text that state facts about it and are no prose: its date, its
/// author.
///
/// @param title from a line such as `Title: …`, else empty
/// @param lines the numbers of these lines
record TextHead(String title, Map<String, String> metadata, Set<Integer> lines) {

  private static final int REACH = 12;
  private static final int LONGEST = 200;
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(title|authors?|by|written by|last updated|last modified|updated|published|"
              + "published on|date|created|url|source|link): +(\\S.*)");

  /// Looks at the first lines only: further down a label belongs to the prose.
  static TextHead of(List<TextLine> lines) {
    Map<String, String> metadata = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    String title = "";
    int seen = 0;
    for (TextLine line : lines) {
      if (line.blank()) {
        continue;
      }
      if (++seen > REACH) {
        break;
      }
      if (line.shape() != TextLine.Shape.PROSE || line.text().length() > LONGEST) {
        continue;
      }
      Matcher m = LABELLED.matcher(line.text());
      Optional<String> date = seen <= 3 ? DateForms.iso(line.text()) : Optional.empty();
      if (date.isPresent() && !metadata.containsKey("published")) {
        metadata.put("published", date.get());
        taken.add(line.number());
      } else if (m.matches() && m.group(1).equalsIgnoreCase("title")) {
        title = m.group(2);
        taken.add(line.number());
      } else if (m.matches() && state(m.group(1), m.group(2), metadata)) {
        taken.add(line.number());
      }
    }
    return new TextHead(title, metadata, taken);
  }

  private static boolean state(String label, String value, Map<String, String> metadata) {
    String key =
        switch (label.toLowerCase(Locale.ROOT)) {
          case "author", "authors", "by", "written by" -> "author";
          case "last updated", "last modified", "updated" -> "updated";
          case "created" -> "created";
          case "url", "source", "link" -> "url";
          default -> "published";
        };
    Optional<String> stated =
        switch (key) {
          case "author" -> Optional.of(value);
          case "url" -> Optional.of(value).filter(Facts::isUrl);
          default -> DateForms.iso(value);
        };
    stated.ifPresent(each -> metadata.putIfAbsent(key, each));
    return stated.isPresent();
  }
}
