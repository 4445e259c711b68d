package dev.cairn.source;

import java.util.ArrayList;
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
  private static final int MOST_TITLE_LINES = 3;
  private static final int LONGEST_TITLE_LINE = 60;
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?i)(title|authors?|by|written by|last updated|last modified|updated|published|"
              + "published on|date|created|url|source|link): +(\\S.*)");

  /// Looks at the first lines only: further down a label belongs to the prose.
  static TextHead of(List<TextLine> lines) {
    Map<String, String> metadata = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    String title = "";
    List<TextLine> block = firstBlock(lines);
    if (isTitleBlock(block)) {
      title = block.getFirst().text();
      block.forEach(line -> taken.add(line.number()));
      block.forEach(
          line -> DateForms.iso(line.text()).ifPresent(date -> metadata.put("published", date)));
    }
    int seen = 0;
    for (TextLine line : lines) {
      if (line.blank()) {
        continue;
      }
      if (++seen > REACH) {
        break;
      }
      if (taken.contains(line.number())
          || line.shape() != TextLine.Shape.PROSE
          || line.text().length() > LONGEST) {
        continue;
      }
      Matcher m = LABELLED.matcher(line.text());
      // A bare year may as well be a title.
      boolean dated = seen <= 3 && line.text().length() > 4;
      Optional<String> date = dated ? DateForms.iso(line.text()) : Optional.empty();
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

  private static List<TextLine> firstBlock(List<TextLine> lines) {
    List<TextLine> block = new ArrayList<>();
    for (TextLine line : lines) {
      if (line.blank() && block.isEmpty()) {
        continue;
      }
      if (line.blank() || block.size() > MOST_TITLE_LINES) {
        break;
      }
      block.add(line);
    }
    return block;
  }

  /// Whether a text opens as a title page does: a title and one or two lines below it that say of
  /// what kind it is.
  private static boolean isTitleBlock(List<TextLine> block) {
    return block.size() >= 2
        && block.size() <= MOST_TITLE_LINES
        && block.getFirst().text().matches("\\p{Lu}.*")
        && !LABELLED.matcher(block.getFirst().text()).matches()
        && DateForms.iso(block.getFirst().text()).isEmpty()
        && block.stream()
            .allMatch(line ->
                line.shape() == TextLine.Shape.PROSE
                    && line.text().length() <= LONGEST_TITLE_LINE
                    && !line.text().matches(".*[.,;:!]"));
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
