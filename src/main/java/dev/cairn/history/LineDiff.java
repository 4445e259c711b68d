package dev.cairn.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/// What differs between two texts, line by line, as `diff -u` writes it without the names of files.
public final class LineDiff {
  private LineDiff() {}

  /// The hunks, each with three lines around what differs; empty where nothing does. An empty text
  /// stands for no file.
  public static String between(String from, String to) {
    RawText before = new RawText(from.getBytes(StandardCharsets.UTF_8));
    RawText after = new RawText(to.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(
          DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM)
              .diff(RawTextComparator.DEFAULT, before, after),
          before,
          after);
    } catch (IOException e) {
      throw new UncheckedIOException("a diff in memory", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
