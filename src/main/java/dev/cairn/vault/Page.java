package dev.cairn.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A markdown file: front matter and body. `front.raw() + body` is the file, byte for byte.
public record Page(VaultPath path, FrontMatter front, String body) {

  /// A file as a page. A byte order mark, where there is one, belongs to the body.
  public static Page of(VaultPath path, String text) {
    FrontMatter front = FrontMatter.of(text);
    return new Page(path, front, text.substring(front.raw().length()));
  }

  public String text() {
    return front.raw() + body;
  }

  /// The page's name for people: the front matter's `title`, else its first level-1 heading, else
  /// its file name.
  public String title() {
    return front.get("title").or(this::firstHeading).orElse(path.basename());
  }

  /// The vault format's `type`, empty on a page that has none, such as a person's own note.
  public String type() {
    return front.get("type").orElse("");
  }

  public List<String> aliases() {
    return front.list("aliases");
  }

  /// Whether the engine may only propose changes to it.
  public boolean isHandsOff() {
    return front.get("maintained").filter("human"::equals).isPresent();
  }

  /// Its links outside code and front matter; lines are those of the file.
  public List<Link> links() {
    int above = front.lines();
    List<Link> links = new ArrayList<>();
    for (Link link : Link.of(body)) {
      links.add(
          new Link(
              link.kind(),
              link.target(),
              link.heading(),
              link.text(),
              link.start(),
              link.end(),
              link.line() + above));
    }
    return links;
  }

  /// The citations that it defines.
  public List<Citation> citations() {
    return body.lines().map(Citation::of).flatMap(Optional::stream).toList();
  }

  private Optional<String> firstHeading() {
    return CodeMask.of(body)
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .filter(heading -> !heading.isEmpty())
        .findFirst();
  }
}
