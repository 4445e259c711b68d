package dev.cairn.history;

import dev.cairn.vault.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The three-way merge of a page by block, in which a person's words always stay.
///
/// Blocks rather than lines, because half a paragraph of each side is a text that nobody wrote.
/// Changes to neighbouring blocks both count, unlike in git's merge by line: list items and
/// footnotes are neighbours always. Where both sides changed one block, theirs stays and the pair
/// is a clash; the other blocks still merge.
final class PageMerge {
  private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\r)\n");

  /// Blocks that both sides changed, as text.
  record Clash(String base, String ours, String theirs) {}

  record Merged(Content content, List<Clash> clashes) {}

  private record Piece(Block block, boolean ours) {}

  private final List<Block> base;
  private final List<Hunk> ours;
  private final List<Hunk> theirs;
  private final List<Piece> merged = new ArrayList<>();
  private final List<Clash> clashes = new ArrayList<>();

  private PageMerge(String base, String ours, String theirs) {
    this.base = Blocks.of(base);
    this.ours = new ArrayList<>(Hunk.between(this.base, Blocks.of(ours)));
    this.theirs = new ArrayList<>(Hunk.between(this.base, Blocks.of(theirs)));
  }

  /// Merges what `ours` and `theirs` each made of `base`. The line ends are those of `theirs`.
  static Merged merge(Content base, Content ours, Content theirs) {
    boolean carriage = hasCarriageReturns(theirs);
    String from = lineFeeds(latin(base));
    String mine = lineFeeds(latin(ours));
    String other = carriage ? lineFeeds(latin(theirs)) : latin(theirs);
    if (from.equals(mine) || mine.equals(other)) {
      return new Merged(theirs, List.of());
    }
    if (from.equals(other)) {
      return new Merged(withLineEndsOf(theirs, ours), List.of());
    }
    PageMerge merge = new PageMerge(from, mine, other);
    merge.run();
    Content merged = bytes(merge.print());
    return new Merged(carriage ? withLineEndsOf(theirs, merged) : merged, merge.clashes);
  }

  /// The same text with CRLF line ends where every line of `model` has them; else the content as it
  /// is.
  static Content withLineEndsOf(Content model, Content content) {
    if (!hasCarriageReturns(model)) {
      return content;
    }
    return bytes(lineFeeds(latin(content)).replace("\n", "\r\n"));
  }

  /// Whether the texts are equal but for CRLF and LF.
  static boolean sameText(Content one, Content other) {
    return one.equals(other) || lineFeeds(latin(one)).equals(lineFeeds(latin(other)));
  }

  private static boolean hasCarriageReturns(Content content) {
    String text = latin(content);
    return text.contains("\r\n") && !LONE_LINE_FEED.matcher(text).find();
  }

  private static String lineFeeds(String text) {
    return text.replace("\r\n", "\n");
  }

  /// Every byte a character, so that text in another encoding comes out as it went in.
  private static String latin(Content content) {
    return new String(content.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static Content bytes(String latin) {
    return Content.of(latin.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void run() {
    int at = 0;
    while (true) {
      insertions(at);
      if (at == base.size()) {
        break;
      }
      at = stretch(at);
    }
    dropSecondKeys();
  }

  private void insertions(int at) {
    List<Block> mine = take(ours, at);
    List<Block> others = take(theirs, at);
    mine.removeIf(block -> others.stream().anyMatch(block::sameAs));
    boolean mineFirst =
        !mine.isEmpty() && !others.isEmpty() && mine.getFirst().line() && !others.getFirst().line();
    if (mineFirst) {
      mine.forEach(block -> merged.add(new Piece(block, true)));
    }
    others.forEach(block -> merged.add(new Piece(block, false)));
    if (!mineFirst) {
      mine.forEach(block -> merged.add(new Piece(block, true)));
    }
  }

  private static List<Block> take(List<Hunk> hunks, int at) {
    List<Block> blocks = new ArrayList<>();
    hunks.stream()
        .filter(hunk -> hunk.isInsertion() && hunk.start() == at)
        .forEach(hunk -> blocks.addAll(hunk.blocks()));
    hunks.removeIf(hunk -> hunk.isInsertion() && hunk.start() == at);
    return blocks;
  }

  /// Merges the stretch of the base that starts here: one block that nobody changed, or changes
  /// that hang together.
  ///
  /// @return where the next stretch starts
  private int stretch(int at) {
    List<Hunk> mine = new ArrayList<>();
    List<Hunk> others = new ArrayList<>();
    int end = at;
    boolean grown = true;
    while (grown) {
      Hunk soFar = new Hunk(at, Math.max(end, at + 1), List.of());
      grown = gather(ours, soFar, mine) | gather(theirs, soFar, others);
      for (Hunk hunk : mine) {
        end = Math.max(end, hunk.end());
      }
      for (Hunk hunk : others) {
        end = Math.max(end, hunk.end());
      }
    }
    end = Math.max(end, at + 1);
    List<Block> asOurs = apply(mine, at, end);
    List<Block> asTheirs = apply(others, at, end);
    boolean clash = !mine.isEmpty() && !others.isEmpty() && !text(asOurs).equals(text(asTheirs));
    if (clash) {
      clash(base.subList(at, end), asOurs, asTheirs);
    }
    boolean fromOurs = others.isEmpty() && !mine.isEmpty();
    (fromOurs ? asOurs : asTheirs).forEach(block -> merged.add(new Piece(block, fromOurs)));
    return end;
  }

  private static boolean gather(List<Hunk> from, Hunk stretch, List<Hunk> into) {
    List<Hunk> met = from.stream().filter(stretch::overlaps).toList();
    into.addAll(met);
    return from.removeAll(met);
  }

  private List<Block> apply(List<Hunk> hunks, int start, int end) {
    List<Block> blocks = new ArrayList<>();
    int at = start;
    for (Hunk hunk : hunks) {
      blocks.addAll(base.subList(at, hunk.start()));
      blocks.addAll(hunk.blocks());
      at = hunk.end();
    }
    blocks.addAll(base.subList(at, end));
    return blocks;
  }

  /// Removes our block where theirs with the same key stands too: a page has one `tags:` and one
  /// note per label.
  private void dropSecondKeys() {
    Set<String> theirKeys = new HashSet<>();
    for (Piece piece : merged) {
      if (!piece.ours && piece.block.key() != null) {
        theirKeys.add(piece.block.key());
      }
    }
    List<Piece> kept = new ArrayList<>();
    for (Piece piece : merged) {
      String key = piece.block.key();
      if (piece.ours && key != null && theirKeys.contains(key)) {
        List<Block> others =
            merged.stream()
                .filter(other -> !other.ours && key.equals(other.block.key()))
                .map(Piece::block)
                .toList();
        if (others.stream().noneMatch(piece.block::sameAs)) {
          clash(List.of(), List.of(piece.block), others);
        }
      } else {
        kept.add(piece);
      }
    }
    merged.clear();
    merged.addAll(kept);
  }

  private void clash(List<Block> from, List<Block> mine, List<Block> others) {
    clashes.add(new Clash(utf8(text(from)), utf8(text(mine)), utf8(text(others))));
  }

  private static String utf8(String latin) {
    return bytes(latin).text();
  }

  private static String text(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.text()));
    return text.toString();
  }

  /// Puts the blocks together. One that ended its file without a line end gets one when something
  /// follows.
  private String print() {
    StringBuilder page = new StringBuilder();
    for (Piece piece : merged) {
      if (!page.isEmpty() && page.charAt(page.length() - 1) != '\n') {
        page.append('\n');
      }
      page.append(piece.block.text());
    }
    return page.toString();
  }
}
