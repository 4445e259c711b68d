package dev.cairn.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What the head of a web page says of the page.
final class HtmlHead {

  private static final Pattern SITE = Pattern.compile("(.*\\S)\\s+([|·»–—-])\\s+([^|·»]{1,60})");

  private HtmlHead() {}

  static Facts of(Document page) {
    Map<String, String> metadata = new LinkedHashMap<>();
    meta(page, "author", "article:author", "dc.creator", "citation_author")
        .filter(each -> !Facts.isUrl(each))
        .or(() -> text(page, "[rel=author]"))
        .ifPresent(each -> metadata.put("author", each));
    meta(page, "article:published_time", "date", "datepublished", "dc.date", "citation_date")
        .or(() -> attribute(page, "[itemprop=datePublished]", "content"))
        .or(() -> attribute(page, "article time[datetime], main time[datetime]", "datetime"))
        .flatMap(DateForms::iso)
        .ifPresent(each -> metadata.put("published", each));
    meta(page, "article:modified_time", "last-modified")
        .flatMap(DateForms::iso)
        .ifPresent(each -> metadata.put("updated", each));
    attribute(page, "link[rel=canonical]", "href")
        .filter(Facts::isUrl)
        .or(() -> meta(page, "og:url").filter(Facts::isUrl))
        .ifPresent(each -> metadata.put("url", each));
    meta(page, "description", "og:description", "twitter:description")
        .ifPresent(each -> metadata.put("description", each));
    List<String> tags =
        page.select("meta[property=article:tag]").eachAttr("content").stream()
            .map(PassageText::plain)
            .toList();
    if (tags.isEmpty()) {
      tags = meta(page, "keywords").stream().flatMap(each -> Stream.of(each.split(","))).toList();
    }
    return new Facts(title(page), metadata, Facts.tags(tags), List.of());
  }

  private static String title(Document page) {
    String site = meta(page, "og:site_name").orElse("");
    return meta(page, "og:title", "twitter:title")
        .map(each -> withoutSite(each, site))
        .or(() -> text(page, "h1"))
        .orElseGet(() -> withoutSite(PassageText.plain(page.title()), site));
  }

  /// `Title | Site` without the site: where it names itself so, or where the part behind the bar is
  /// short.
  private static String withoutSite(String title, String site) {
    Matcher m = SITE.matcher(title);
    if (!m.matches()) {
      return title;
    }
    boolean named = m.group(3).equalsIgnoreCase(site);
    boolean likely =
        site.isEmpty() && TextLine.words(m.group(3)) <= 3 && TextLine.words(m.group(1)) >= 2;
    return named || likely ? m.group(1) : title;
  }

  private static Optional<String> meta(Document page, String... names) {
    for (String name : names) {
      for (String key : List.of("name", "property", "itemprop")) {
        Optional<String> found = attribute(page, "meta[" + key + "=" + name + "]", "content");
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> attribute(Document page, String selector, String name) {
    Element found = page.selectFirst(selector);
    return found == null ? Optional.empty() : nonEmpty(found.attr(name));
  }

  private static Optional<String> text(Document page, String selector) {
    Element found = page.selectFirst(selector);
    return found == null ? Optional.empty() : nonEmpty(found.text());
  }

  private static Optional<String> nonEmpty(String raw) {
    return Optional.of(PassageText.plain(raw)).filter(each -> !each.isEmpty());
  }
}
