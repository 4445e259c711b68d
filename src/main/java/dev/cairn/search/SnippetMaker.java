package dev.cairn.search;

import dev.cairn.search.Tokens.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cuts from a unit the stretch that shows most of what was looked for.
final class SnippetMaker {
  private static final int WIDTH = 220;

  /// Characters shown before the first mark.
  private static final int LEAD = 60;

  /// Characters of a unit that are looked at.
  private static final int MOST = 100_000;

  private final List<Wording> sought;

  /// @param word what the mark is a mark of
  private record Found(int start, int end, String word) {}

  /// Of those that begin together the longest first.
  private static final Comparator<Found> IN_ORDER =
      (one, other) -> {
        int byStart = Integer.compare(one.start(), other.start());
        return byStart == 0 ? Integer.compare(other.end(), one.end()) : byStart;
      };

  SnippetMaker(List<Wording> sought) {
    this.sought = List.copyOf(sought);
  }

  /// @param text on one line
  Snippet of(String text, Writing writing) throws IOException {
    List<Found> found = found(text.length() > MOST ? text.substring(0, MOST) : text, writing);
    if (text.length() <= WIDTH) {
      return new Snippet(text, marks(found, 0, text.length(), 0));
    }
    int start = startOf(text, found);
    int end = endOf(text, start);
    String before = start > 0 ? "…" : "";
    String after = end < text.length() ? "…" : "";
    return new Snippet(
        before + text.substring(start, end) + after,
        marks(found, start, end, before.length() - start));
  }

  private List<Found> found(String text, Writing writing) throws IOException {
    if (sought.isEmpty() || text.isEmpty()) {
      return List.of();
    }
    List<List<Token>> tokens = Tokens.of(text, writing);
    Set<String> words = new HashSet<>();
    List<Found> found = new ArrayList<>();
    for (Wording wording : sought) {
      if (wording.clause().isPhrase()) {
        addPhrase(found, tokens, wording);
      } else {
        wording.places().forEach(words::addAll);
      }
    }
    for (List<Token> place : tokens) {
      for (Token token : place) {
        if (words.contains(token.term())) {
          found.add(new Found(token.start(), token.end(), token.term()));
        }
      }
    }
    found.sort(IN_ORDER);
    return found;
  }

  private static void addPhrase(List<Found> found, List<List<Token>> tokens, Wording phrase) {
    List<Set<String>> wanted = phrase.places();
    for (int at = 0; at + wanted.size() <= tokens.size(); at++) {
      int start = Integer.MAX_VALUE;
      int end = 0;
      int matched = 0;
      while (matched < wanted.size()) {
        Token token = oneOf(wanted.get(matched), tokens.get(at + matched));
        if (token == null) {
          break;
        }
        start = Math.min(start, token.start());
        end = Math.max(end, token.end());
        matched++;
      }
      if (matched == wanted.size()) {
        found.add(new Found(start, end, phrase.clause().text()));
      }
    }
  }

  private static @Nullable Token oneOf(Set<String> terms, List<Token> place) {
    for (Token token : place) {
      if (terms.contains(token.term())) {
        return token;
      }
    }
    return null;
  }

  /// Where the stretch begins that holds the most different words, and of those the most.
  private static int startOf(String text, List<Found> found) {
    int best = 0;
    long bestWorth = -1;
    Map<String, Integer> inside = new HashMap<>();
    int last = 0;
    for (int first = 0; first < found.size(); first++) {
      int from = Math.max(0, found.get(first).start() - LEAD);
      while (last < found.size() && found.get(last).end() <= from + WIDTH) {
        inside.merge(found.get(last).word(), 1, Integer::sum);
        last++;
      }
      long worth = 1_000L * inside.size() + Math.max(0, last - first);
      if (worth > bestWorth) {
        bestWorth = worth;
        best = from;
      }
      if (last > first) {
        inside.merge(found.get(first).word(), -1, Integer::sum);
        inside.remove(found.get(first).word(), 0);
      } else {
        last = first + 1;
      }
    }
    return wordStart(text, Math.min(best, Math.max(0, text.length() - WIDTH)));
  }

  private static int wordStart(String text, int from) {
    if (from == 0) {
      return 0;
    }
    int space = text.indexOf(' ', from - 1);
    int start = space < 0 || space > from + LEAD / 2 ? from : space + 1;
    return splitsPair(text, start) ? start + 1 : start;
  }

  private static int endOf(String text, int start) {
    int end = Math.min(text.length(), start + WIDTH);
    if (end == text.length()) {
      return end;
    }
    int space = text.lastIndexOf(' ', end);
    end = space < end - LEAD / 2 ? end : space;
    return splitsPair(text, end) ? end - 1 : end;
  }

  private static boolean splitsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  /// The marks between `start` and `end`, shifted; those that overlap are one.
  private static List<Snippet.Mark> marks(List<Found> found, int start, int end, int shift) {
    List<Snippet.Mark> marks = new ArrayList<>();
    for (Found each : found) {
      if (each.start() < start || each.end() > end) {
        continue;
      }
      Snippet.Mark mark = new Snippet.Mark(each.start() + shift, each.end() + shift);
      if (!marks.isEmpty() && marks.getLast().end() > mark.start()) {
        Snippet.Mark last = marks.removeLast();
        mark = new Snippet.Mark(last.start(), Math.max(last.end(), mark.end()));
      }
      marks.add(mark);
    }
    return marks;
  }
}
