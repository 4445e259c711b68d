package dev.cairn.search;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A list of a vault's files, as the launcher has `find` print it: a line for each file with its
/// path, its size, the seconds since 1970 at which its state last changed, and its inode. Lines
/// that are the same mean a file that is the same, but for one that changes twice within a tick of
/// the file system's clock.
public final class FileList {
  /// Where more than this differs between two lists, to look at every file is as good.
  private static final int MOST_BYTES = 1 << 18;

  private static final int BLOCK = 1 << 12;

  private final byte[] lines;
  private final long number;

  private FileList(byte[] lines) {
    this.lines = lines;
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    one.update(lines);
    other.update(lines);
    this.number = one.getValue() << 32 | other.getValue();
  }

  /// @return empty for a list of nothing: there is no such `find` here
  public static Optional<FileList> read(InputStream in) throws IOException {
    byte[] lines = in.readAllBytes();
    return lines.length == 0 ? Optional.empty() : Optional.of(new FileList(lines));
  }

  /// A number that two lists share where they say the same. Two checksums, both computed by the
  /// processor itself.
  long number() {
    return number;
  }

  byte[] lines() {
    return lines.clone();
  }

  /// The files that may have changed since another list was made.
  ///
  /// @param settled nanoseconds since 1970; a file whose state changed later may since have changed
  ///   without a sign
  /// @return null where the lists cannot be compared, or differ in too much
  @Nullable Set<VaultPath> changedSince(FileList before, long settled) {
    int start = Arrays.mismatch(before.lines, lines);
    Set<VaultPath> changed = new HashSet<>();
    boolean readable = before.addYoung(settled, changed);
    if (readable && start >= 0) {
      start = lineStart(start);
      int end = sameEnd(before, start);
      Set<String> mine = between(start, lines.length - end);
      Set<String> others = before.between(start, before.lines.length - end);
      Set<String> both = new HashSet<>(mine);
      both.retainAll(others);
      readable =
          lines.length - end - start <= MOST_BYTES
              && before.lines.length - end - start <= MOST_BYTES
              && addPaths(mine, both, changed)
              && addPaths(others, both, changed);
    }
    return readable ? changed : null;
  }

  /// When the state of any file changed last, in nanoseconds since 1970; the greatest number where
  /// a line cannot be read.
  long latest() {
    long latest = Long.MIN_VALUE;
    for (int start = 0; start < lines.length; start = lineEnd(start) + 1) {
      latest = Math.max(latest, changedAt(start, lineEnd(start)));
    }
    return latest;
  }

  private int lineStart(int from) {
    int start = Math.min(from, lines.length);
    while (start > 0 && lines[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < lines.length && lines[end] != '\n') {
      end++;
    }
    return end;
  }

  /// How many bytes both lists end with, in whole lines, behind where they begin to differ.
  private int sameEnd(FileList before, int start) {
    int most = Math.min(lines.length, before.lines.length) - start;
    int same = 0;
    while (same + BLOCK <= most && endSame(before, same + BLOCK, same)) {
      same += BLOCK;
    }
    while (same < most && endSame(before, same + 1, same)) {
      same++;
    }
    int first = lines.length - same;
    while (first < lines.length && lines[first] != '\n') {
      first++;
    }
    return Math.max(0, lines.length - first - 1);
  }

  /// Whether the lists say the same from one distance before their ends to another.
  private boolean endSame(FileList before, int from, int to) {
    int mine = lines.length;
    int other = before.lines.length;
    return Arrays.equals(lines, mine - from, mine - to, before.lines, other - from, other - to);
  }

  private Set<String> between(int start, int end) {
    int stop = Math.min(end, start + MOST_BYTES);
    String text = new String(lines, start, Math.max(0, stop - start), StandardCharsets.UTF_8);
    Set<String> between = new HashSet<>(Arrays.asList(text.split("\n", -1)));
    between.remove("");
    return between;
  }

  private static boolean addPaths(Set<String> lines, Set<String> but, Set<VaultPath> paths) {
    for (String line : lines) {
      if (!but.contains(line) && !addPath(line, paths)) {
        return false;
      }
    }
    return true;
  }

  private static boolean addPath(String line, Set<VaultPath> paths) {
    int path = line.length();
    for (int field = 0; field < 3; field++) {
      path = line.lastIndexOf(' ', path - 1);
      if (path <= 0) {
        return false;
      }
    }
    if (line.indexOf('\uFFFD') >= 0) {
      return false; // no name that Java can give back to the system
    }
    VaultPath.read(line.substring(0, path)).ifPresent(paths::add);
    return true;
  }

  private boolean addYoung(long settled, Set<VaultPath> paths) {
    for (int start = 0; start < lines.length; start = lineEnd(start) + 1) {
      int end = lineEnd(start);
      if (changedAt(start, end) >= settled
          && !addPath(new String(lines, start, end - start, StandardCharsets.UTF_8), paths)) {
        return false;
      }
    }
    return true;
  }

  /// The end of the second in which the state of a line's file changed; the greatest number where
  /// the line does not say.
  private long changedAt(int start, int end) {
    int at = fieldStart(start, fieldStart(start, end) - 1);
    long seconds = 0;
    boolean digits = false;
    for (int i = at; i < end && lines[i] >= '0' && lines[i] <= '9'; i++) {
      seconds = seconds * 10 + lines[i] - '0';
      digits = true;
    }
    return digits && at > start && seconds < Integer.MAX_VALUE * 4L
        ? TimeUnit.SECONDS.toNanos(seconds + 1)
        : Long.MAX_VALUE;
  }

  /// Where the last field of a line begins.
  private int fieldStart(int start, int end) {
    int at = Math.max(start, end);
    while (at > start && lines[at - 1] != ' ') {
      at--;
    }
    return at;
  }
}
