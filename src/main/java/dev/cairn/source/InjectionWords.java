package dev.cairn.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that instructions to models are made of, each with what it is a sign of: a tree of
/// their letters, so that a look at a place in a text takes no longer than the longest phrase.
final class InjectionWords {
  private static final String FILE = "injection-words.txt";
  private static final InjectionWords ALL = new InjectionWords();

  /// What begins somewhere in a text.
  ///
  /// @param end where the longest entry ends
  record Match(int end, Set<Sign> signs) {}

  private static final class Node {
    private final @Nullable Node[] ascii = new @Nullable Node[0x80];
    private final Map<Character, Node> others = new HashMap<>();
    private final Set<Sign> whole = EnumSet.noneOf(Sign.class);
    private final Set<Sign> beginning = EnumSet.noneOf(Sign.class);

    private @Nullable Node next(char c) {
      return c < ascii.length ? ascii[c] : others.get(c);
    }

    private Node made(char c) {
      Node next = next(c);
      if (next == null) {
        next = new Node();
        if (c < ascii.length) {
          ascii[c] = next;
        } else {
          others.put(c, next);
        }
      }
      return next;
    }
  }

  private final Node root = new Node();

  private InjectionWords() {
    Sign sign = Sign.NONE;
    for (String line : text().split("\n")) {
      if (line.startsWith("[") && line.endsWith("]") && line.indexOf(',') < 0) {
        String name = line.substring(1, line.length() - 1);
        sign = Sign.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
      } else if (!line.startsWith("# ") && !line.isBlank()) {
        for (String word : line.split(", *")) {
          add(word, sign);
        }
      }
    }
  }

  private static String text() {
    try (InputStream in = InjectionWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String word, Sign sign) {
    boolean open = word.endsWith("*");
    String letters = FoldedText.of(open ? word.substring(0, word.length() - 1) : word).text();
    Node node = root;
    for (char c : letters.toCharArray()) {
      node = node.made(c);
    }
    (open ? node.beginning : node.whole).add(sign);
  }

  /// The entries that begin at a place of a folded text; null where none does. A phrase that means
  /// nothing hides what it begins with.
  static @Nullable Match at(CharSequence text, int start) {
    Set<Sign> signs = Set.of();
    int end = start;
    Node node = ALL.root;
    for (int i = start; i < text.length(); ) {
      char c = text.charAt(i++);
      node = node.next(c == '\n' ? ' ' : c);
      if (node == null) {
        break;
      }
      boolean whole = !node.whole.isEmpty() && !FoldedText.isWithinWord(text, i);
      if (whole || !node.beginning.isEmpty()) {
        signs = end == start ? EnumSet.noneOf(Sign.class) : signs;
        end = i;
        signs.addAll(node.beginning);
        signs.addAll(whole ? node.whole : Set.of());
      }
    }
    return signs.isEmpty() ? null : new Match(end, signs);
  }
}
