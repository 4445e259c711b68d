package dev.cairn.source;

import dev.cairn.source.Passage.Kind;
import dev.cairn.source.Passage.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The inline markup that Obsidian and others add to CommonMark, taken out of a text that a
/// CommonMark parser has read.
///
/// @param text what is left to see
/// @param marks the marks, moved along, and one for every wikilink
record InlineMarkup(String text, List<Mark> marks) {

  private static final int LONGEST = 200_000;

  private static final Pattern MARKUP =
      Pattern.compile(
          "(?<wiki>!?\\[\\[(?<target>[^\\[\\]|]{0,500})(?:\\\\?\\|(?<shown>[^\\[\\]]{0,500}))?]])"
              + "|(?<comment>%%.*?%%)"
              + "|(?<definition>^\\[\\^[^\\]\\s]{1,100}]:)"
              + "|(?<footnote>\\[\\^[^\\]\\s]{1,100}])"
              + "|==(?<highlight>[^=\\s][^=]{0,1000})=="
              + "|~~(?<struck>[^~\\s][^~]{0,1000})~~"
              + "|(?<anchor> \\^[\\w-]{0,40}[a-z][\\w-]{0,40}$)");
  private static final Pattern TASK = Pattern.compile("\\[[ xX/-]](?: |$)");
  private static final Pattern CALLOUT = Pattern.compile("\\[![\\w-]{1,40}][+-]?(?: |$)");

  private record Cut(int start, int end) {}

  static InlineMarkup of(PassageText read, Kind kind) {
    String text = read.text();
    List<Mark> marks = read.marks();
    if (text.length() > LONGEST) {
      return new InlineMarkup(text, marks);
    }
    List<Cut> cuts = new ArrayList<>();
    List<Mark> wikilinks = new ArrayList<>();
    opening(text, kind, cuts);
    Matcher m = MARKUP.matcher(text);
    int code = 0;
    List<Mark> codes = marks.stream().filter(each -> each.type() == Mark.Type.CODE).toList();
    while (m.find()) {
      while (code < codes.size() && codes.get(code).end() <= m.start()) {
        code++;
      }
      if (code == codes.size() || codes.get(code).start() >= m.end()) {
        cut(m, cuts, wikilinks);
      }
    }
    return cuts.isEmpty() ? new InlineMarkup(text, marks) : apply(text, marks, wikilinks, cuts);
  }

  private static void opening(String text, Kind kind, List<Cut> cuts) {
    Matcher m = (kind == Kind.QUOTE ? CALLOUT : TASK).matcher(text);
    if ((kind == Kind.QUOTE || kind == Kind.LIST_ITEM) && m.lookingAt()) {
      cuts.add(new Cut(0, m.end()));
    }
  }

  private static void cut(Matcher m, List<Cut> cuts, List<Mark> wikilinks) {
    if (m.group("wiki") != null && !m.group("wiki").startsWith("!")) {
      wikilink(m, cuts, wikilinks);
    } else if (m.group("highlight") != null) {
      around(m, "highlight", cuts);
    } else if (m.group("struck") != null) {
      around(m, "struck", cuts);
    } else {
      cuts.add(new Cut(m.start(), m.end()));
    }
  }

  private static void wikilink(Matcher m, List<Cut> cuts, List<Mark> wikilinks) {
    int start = m.start("target");
    int end = m.end("target");
    String target = m.group("target");
    if (m.group("shown") != null && !m.group("shown").isBlank()) {
      start = m.start("shown");
      end = m.end("shown");
    } else if (target.startsWith("#")) {
      start++;
    } else if (target.indexOf('#') > 0) {
      end = start + target.indexOf('#');
    }
    cuts.add(new Cut(m.start(), start));
    cuts.add(new Cut(end, m.end()));
    wikilinks.add(new Mark(Mark.Type.WIKILINK, start, end, target.strip()));
  }

  private static void around(Matcher m, String group, List<Cut> cuts) {
    cuts.add(new Cut(m.start(), m.start(group)));
    cuts.add(new Cut(m.end(group), m.end()));
  }

  private static InlineMarkup apply(
      String text, List<Mark> marks, List<Mark> wikilinks, List<Cut> cuts) {
    int[] moved = new int[text.length() + 1];
    StringBuilder kept = new StringBuilder(text.length());
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      while (next < cuts.size() && cuts.get(next).end() <= i) {
        next++;
      }
      moved[i] = kept.length();
      boolean inCut = next < cuts.size() && cuts.get(next).start() <= i;
      boolean spare =
          text.charAt(i) == ' ' && (kept.isEmpty() || kept.charAt(kept.length() - 1) == ' ');
      if (!inCut && !spare) {
        kept.append(text.charAt(i));
      }
    }
    moved[text.length()] = kept.length();
    String shown = kept.toString().stripTrailing();
    List<Mark> all = new ArrayList<>();
    for (List<Mark> each : List.of(marks, wikilinks)) {
      for (Mark mark : each) {
        int start = moved[mark.start()];
        int end = Math.min(moved[mark.end()], shown.length());
        if (start < end) {
          all.add(new Mark(mark.type(), start, end, mark.target()));
        }
      }
    }
    all.sort(
        Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
    return new InlineMarkup(shown, all);
  }
}
