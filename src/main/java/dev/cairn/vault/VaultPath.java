package dev.cairn.vault;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The place of a file in a vault: relative to the vault's root, joined by `/` on every system,
/// without `.`, `..` or empty parts. Orders by code unit.
public record VaultPath(String value) implements Comparable<VaultPath> {

  public VaultPath {
    Objects.requireNonNull(value);
    if (!isInside(value)) {
      throw new IllegalArgumentException("not a path inside a vault: '" + value + "'");
    }
  }

  /// Looks at each character once: a vault has as many paths as files, and they are made at every
  /// start.
  private static boolean isInside(String value) {
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == '/') {
        int length = i - start;
        boolean dots = length <= 2 && value.startsWith("..".substring(0, length), start);
        if (dots) {
          return false; // empty, `.` or `..`
        }
        start = i + 1;
      } else if (value.charAt(i) == '\0' || value.charAt(i) == '\\') {
        return false;
      }
    }
    return true;
  }

  public static VaultPath of(String value) {
    return new VaultPath(value);
  }

  /// A path as somebody wrote it; empty where it is none inside a vault.
  public static Optional<VaultPath> read(String value) {
    return isInside(value) ? Optional.of(new VaultPath(value)) : Optional.empty();
  }

  /// The place of `file` in the vault at `root`. Both must be absolute and normalised.
  public static VaultPath of(Path root, Path file) {
    Path relative = root.relativize(file);
    StringBuilder joined = new StringBuilder();
    for (Path part : relative) {
      if (!joined.isEmpty()) {
        joined.append('/');
      }
      joined.append(part);
    }
    return new VaultPath(joined.toString());
  }

  public Path in(Path root) {
    return root.resolve(value);
  }

  public String fileName() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /// The file name without its last extension.
  public String basename() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /// The extension in lower case, without the dot; empty where there is none.
  public String extension() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }

  public boolean isUnder(String folder) {
    return value.startsWith(folder + "/");
  }

  public boolean isMarkdown() {
    return extension().equals("md");
  }

  /// Written out, as is [#hashCode]: the JVM makes those of a record when they are first called,
  /// which takes longer than most commands need a path for.
  @Override
  public boolean equals(Object other) {
    return other instanceof VaultPath path && path.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(VaultPath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
