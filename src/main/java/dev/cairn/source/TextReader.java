package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import dev.cairn.source.TextLine.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads text without markup by the shape of its lines.
///
/// A line that stands alone and reads like a heading is one, with or without blank lines around it.
/// A paragraph is a line, or where the file is hard-wrapped a run of lines.
final class TextReader {

  private static final int NARROW = 45;
  private static final int WIDE = 100;
  private static final int BODY = 60;
  private static final int LONG_PARAGRAPH = 120;
  private static final int PASSAGE_LINES = 1_000;
  private static final Pattern SUBTITLE = Pattern.compile(" +[—–|-] +|: +");

  private final List<TextLine> lines;
  private final boolean wrapped;
  private final boolean[] heading;
  private static final int LONGEST_TITLE = 250;

  private final int title;
  private final List<Passage> passages = new ArrayList<>();
  private final Outline outline = new Outline();
  private final List<Integer> indents = new ArrayList<>();

  private TextReader(List<TextLine> lines, TextHead head) {
    this.lines = lines;
    this.wrapped = hardWrapped(lines);
    this.heading = new boolean[lines.size()];
    findHeadings();
    this.title = head.title().isEmpty() ? titleLine() : -1;
    if (title >= 0) {
      heading[title] = true;
    }
  }

  static Document read(List<String> raw) {
    List<TextLine> lines = TextLine.all(raw);
    TextHead head = TextHead.of(lines);
    List<TextLine> body =
        lines.stream()
            .map(each ->
                head.lines().contains(each.number()) ? TextLine.of(each.number(), "") : each)
            .toList();
    TextReader reader = new TextReader(body, head);
    reader.collect();
    String title = reader.title < 0 ? head.title() : withoutSubtitle(body.get(reader.title).text());
    return new Document(
        Source.Format.TEXT,
        new Facts(title, head.metadata(), List.of(), List.of()),
        reader.passages,
        InjectionScan.of(raw, reader.passages, false));
  }

  /// `Main — Subtitle` is known as its main part where that says enough to be told from others.
  private static String withoutSubtitle(String title) {
    if (title.endsWith(".") && !title.endsWith("..")) {
      return withoutSubtitle(title.substring(0, title.length() - 1));
    }
    String main = SUBTITLE.split(title, 2)[0];
    return TextLine.words(main) >= 3 ? main : title;
  }

  /// Whether most of the text in lines that another one continues is in lines as long as an
  /// editor's or a mailer's.
  private static boolean hardWrapped(List<TextLine> lines) {
    long continued = 0;
    long narrow = 0;
    long unfinished = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).shape() == Shape.PROSE && lines.get(i + 1).shape() == Shape.PROSE) {
        int length = lines.get(i).text().length();
        continued += length;
        boolean fits = length >= NARROW && length <= WIDE;
        narrow += fits ? length : 0;
        unfinished += fits && !lines.get(i).finished() ? length : 0;
      }
    }
    // Lines that all end their sentence are short paragraphs.
    return continued > 0 && narrow * 10 >= continued * 7 && unfinished * 2 >= narrow;
  }

  /// From the end backwards, since whether a line is a heading depends on what follows it.
  private void findHeadings() {
    int next = -1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).blank()) {
        heading[i] = isHeading(i, next);
        next = i;
      }
    }
  }

  private boolean isHeading(int i, int next) {
    TextLine line = lines.get(i);
    boolean spaceBefore = i == 0 || lines.get(i - 1).blank();
    if (!line.looksLikeHeading() || !spaceBefore && !lines.get(i - 1).finished()) {
      return false;
    }
    if (next < 0) {
      return spaceBefore && line.shape() == Shape.PROSE && TextLine.generic(line.text());
    }
    boolean spaceAfter = next > i + 1;
    TextLine below = lines.get(next);
    return switch (line.shape()) {
      case PROSE -> leads(line, below, next, spaceBefore, spaceAfter);
      case BULLET ->
          line.ordered()
              && spaceBefore
              && spaceAfter
              && below.shape() == Shape.PROSE
              && below.text().length() >= LONG_PARAGRAPH;
      case BLANK, RULE, QUOTE -> false;
    };
  }

  private boolean leads(
      TextLine line, TextLine below, int next, boolean spaceBefore, boolean spaceAfter) {
    if (below.shape() != Shape.PROSE) {
      return true;
    }
    boolean underlined = spaceAfter && lines.get(line.number()).shape() == Shape.RULE;
    boolean longer = below.text().length() > line.text().length();
    boolean body = longer && (below.text().length() >= BODY || below.finished());
    if (!spaceAfter && line.text().contains(": ")) {
      // A speaker's name or a label that runs into its text.
      return false;
    }
    if (!spaceAfter) {
      // In a wrapped text the first line of a paragraph has a longer line below it as often as not.
      return body && (!wrapped || line.text().length() < NARROW && below.text().length() > NARROW);
    }
    return underlined || body || spaceBefore && heading[next];
  }

  private int titleLine() {
    for (int i = 0; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      if (line.blank()) {
        continue;
      }
      boolean alone = heading[i] || i + 1 < lines.size() && lines.get(i + 1).blank();
      boolean more = i + 1 < lines.size();
      boolean title = line.looksLikeTitle() || isOneSentence(line.text()) && opensLongerText(i);
      return more && alone && title && !TextLine.generic(line.text()) ? i : -1;
    }
    return -1;
  }

  /// Whether a blank line follows, and then a block of more than twice the length.
  private boolean opensLongerText(int title) {
    int i = title + 1;
    if (i >= lines.size() || !lines.get(i).blank()) {
      return false;
    }
    while (i < lines.size() && lines.get(i).blank()) {
      i++;
    }
    int length = 0;
    for (; i < lines.size() && !lines.get(i).blank(); i++) {
      length += lines.get(i).text().length();
    }
    return length > 2 * lines.get(title).text().length();
  }

  /// Titles of papers end in a full stop where a bibliography was their source.
  private static boolean isOneSentence(String text) {
    return text.length() <= LONGEST_TITLE
        && text.endsWith(".")
        && text.matches("\\p{Lu}.*")
        && !text.substring(0, text.length() - 1).matches(".*[.!?] .*");
  }

  private void collect() {
    int i = 0;
    while (i < lines.size()) {
      TextLine line = lines.get(i);
      if (line.blank()) {
        i++;
      } else if (heading[i]) {
        heading(i++);
      } else {
        int end = end(i);
        passage(i, end);
        i = end;
      }
    }
  }

  private void heading(int i) {
    indents.clear();
    TextLine line = lines.get(i);
    int level = i == title ? 1 : 2;
    List<String> above = outline.enter(level, line.text());
    passages.add(
        new Passage(
            Kind.HEADING,
            line.text(),
            new Locator.Lines(line.number(), line.number()),
            above,
            level,
            List.of()));
  }

  /// The index behind the last line of the paragraph, item or quotation that begins at `start`.
  private int end(int start) {
    TextLine first = lines.get(start);
    int i = start + 1;
    while (i < lines.size() && i - start < PASSAGE_LINES && !heading[i]) {
      TextLine line = lines.get(i);
      boolean continues =
          switch (first.shape()) {
            case QUOTE -> line.shape() == Shape.QUOTE;
            case BULLET ->
                line.shape() == Shape.PROSE && (wrapped || line.indent() > first.indent());
            case PROSE -> line.shape() == Shape.PROSE && wrapped;
            case BLANK, RULE -> false;
          };
      if (!continues) {
        break;
      }
      i++;
    }
    return i;
  }

  private void passage(int start, int end) {
    TextLine first = lines.get(start);
    StringBuilder text = new StringBuilder(first.text());
    for (TextLine line : lines.subList(start + 1, end)) {
      text.append(' ').append(line.text());
    }
    Kind kind =
        switch (first.shape()) {
          case BULLET -> Kind.LIST_ITEM;
          case QUOTE -> Kind.QUOTE;
          case PROSE, BLANK, RULE -> Kind.PARAGRAPH;
        };
    int level = kind == Kind.LIST_ITEM ? depth(first.indent()) : 0;
    if (kind != Kind.LIST_ITEM) {
      indents.clear();
    }
    Locator where = new Locator.Lines(first.number(), lines.get(end - 1).number());
    passages.add(new Passage(kind, text.toString(), where, outline.path(), level, List.of()));
  }

  private int depth(int indent) {
    while (!indents.isEmpty() && indents.getLast() > indent) {
      indents.removeLast();
    }
    if (indents.isEmpty() || indents.getLast() < indent) {
      indents.add(indent);
    }
    return indents.size();
  }
}
