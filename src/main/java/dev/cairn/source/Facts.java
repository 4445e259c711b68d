package dev.cairn.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a document says of itself.
///
/// @param title the title that its head gives, empty where it gives none
/// @param metadata by the vault format's names
record Facts(String title, Map<String, String> metadata, List<String> tags, List<String> aliases) {

  private static final Pattern WIKILINK =
      Pattern.compile("\\[\\[([^\\[\\]|]*)(?:\\|([^\\[\\]]*))?]]");

  /// The facts that front matter states, under the names that people and the Obsidian Web Clipper
  /// use.
  static Facts of(FrontMatter head) {
    Map<String, String> metadata = new LinkedHashMap<>();
    put(
        metadata,
        "author",
        String.join(", ", names(head.get("author", "authors", "creator", "by"))));
    date(metadata, "published", head.get("published", "date", "pubdate", "published_at"));
    date(metadata, "created", head.get("created", "created_at", "date created"));
    date(metadata, "updated", head.get("updated", "modified", "last updated", "last_updated"));
    for (String key : List.of("url", "source", "link", "canonical")) {
      head.get(key).stream()
          .filter(Facts::isUrl)
          .findFirst()
          .ifPresent(u -> metadata.putIfAbsent("url", u));
    }
    put(metadata, "description", first(head.get("description", "summary", "excerpt")));
    return new Facts(
        first(head.get("title", "name")),
        metadata,
        tags(head.get("tags", "tag", "keywords")),
        names(head.get("aliases", "alias")));
  }

  static boolean isUrl(String value) {
    return (value.startsWith("https://") || value.startsWith("http://")) && value.indexOf(' ') < 0;
  }

  /// Tags without `#`; a single string may hold several, parted by commas or white space.
  static List<String> tags(List<String> written) {
    Set<String> tags = new LinkedHashSet<>();
    for (String each : written) {
      String separator = each.indexOf(',') >= 0 ? "," : written.size() == 1 ? "\\s" : ",";
      for (String tag : each.split(separator)) {
        String bare = tag.strip().replaceFirst("^#+", "").replace(' ', '-');
        if (!bare.isEmpty()) {
          tags.add(bare);
        }
      }
    }
    return new ArrayList<>(tags);
  }

  private static List<String> names(List<String> written) {
    Set<String> names = new LinkedHashSet<>();
    for (String each : written) {
      Matcher link = WIKILINK.matcher(each);
      String plain =
          link.replaceAll(
              m -> Matcher.quoteReplacement(m.group(2) == null ? m.group(1) : m.group(2)));
      if (!plain.isBlank()) {
        names.add(plain.strip());
      }
    }
    return new ArrayList<>(names);
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static void date(Map<String, String> metadata, String key, List<String> written) {
    written.stream().findFirst().flatMap(DateForms::iso).ifPresent(d -> metadata.put(key, d));
  }

  private static void put(Map<String, String> metadata, String key, String value) {
    if (!value.isBlank()) {
      metadata.put(key, value);
    }
  }
}
