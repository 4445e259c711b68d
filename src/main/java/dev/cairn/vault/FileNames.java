package dev.cairn.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a vault's files, to find what a link points at.
public final class FileNames {
  /// What a link's target comes to.
  public sealed interface Resolution {}

  /// The one file it points at.
  public record Found(VaultPath path) implements Resolution {}

  /// No file goes by that name.
  public record Missing() implements Resolution {}

  /// More than one file goes by that name.
  ///
  /// @param paths at least two, ordered
  public record Ambiguous(List<VaultPath> paths) implements Resolution {}

  private final Map<String, List<VaultPath>> byName = new HashMap<>();
  private final @Nullable FileNames before;
  private final Set<VaultPath> gone;

  public FileNames(Collection<VaultPath> files) {
    this.before = null;
    this.gone = Set.of();
    files.forEach(this::add);
  }

  private FileNames(FileNames before, Set<VaultPath> gone) {
    this.before = before;
    this.gone = gone;
  }

  /// These names with those of some files more and of others less, at the price of those. These
  /// must not change as long as the other is used.
  public FileNames with(Collection<VaultPath> more, Collection<VaultPath> less) {
    FileNames changed = new FileNames(this, Set.copyOf(less));
    more.forEach(changed::add);
    return changed;
  }

  public void add(VaultPath path) {
    List<VaultPath> paths =
        byName.computeIfAbsent(nameOf(path.fileName()), name -> new ArrayList<>(1));
    if (!paths.contains(path)) {
      paths.add(path);
      paths.sort(null);
    }
  }

  public void remove(VaultPath path) {
    List<VaultPath> paths = byName.get(nameOf(path.fileName()));
    if (paths != null) {
      paths.remove(path);
    }
  }

  /// What `target` points at when it stands in the file `from`: a path from the vault's root, a
  /// path relative to `from` where it starts with `./` or `../`, else a file name or the end of a
  /// path, letter case ignored. Pages may be named without `.md`. An empty target is `from` itself.
  public Resolution resolve(String target, VaultPath from) {
    if (target.isEmpty()) {
      return new Found(from);
    }
    String wanted =
        target.startsWith("./") || target.startsWith("../") ? relative(target, from) : target;
    wanted = Vault.foldedName(wanted.startsWith("/") ? wanted.substring(1) : wanted);
    String last = wanted.substring(wanted.lastIndexOf('/') + 1);
    List<VaultPath> named = named(last);
    String end = wanted;
    List<VaultPath> exact = named.stream().filter(path -> isAt(path, end)).toList();
    if (exact.size() == 1) {
      return new Found(exact.getFirst());
    }
    List<VaultPath> matching =
        wanted.indexOf('/') < 0
            ? named
            : named.stream().filter(path -> endsWith(path, end)).toList();
    return switch (matching.size()) {
      case 0 -> new Missing();
      case 1 -> new Found(matching.getFirst());
      default -> new Ambiguous(List.copyOf(matching));
    };
  }

  /// The files whose name, without `.md` for a page, is `name` after folding.
  public List<VaultPath> named(String name) {
    String folded = Vault.foldedName(name);
    List<VaultPath> found = new ArrayList<>(byName.getOrDefault(nameOf(folded), List.of()));
    if (before != null) {
      before.named(name).stream()
          .filter(path -> !gone.contains(path) && !found.contains(path))
          .forEach(found::add);
      found.sort(null);
    }
    return found;
  }

  private static boolean isAt(VaultPath path, String wanted) {
    String folded = Vault.foldedName(path.value());
    return folded.equals(wanted) || folded.equals(wanted + ".md");
  }

  private static boolean endsWith(VaultPath path, String wanted) {
    String folded = "/" + Vault.foldedName(path.value());
    return folded.endsWith("/" + wanted) || folded.endsWith("/" + wanted + ".md");
  }

  /// A file's name as names are compared: folded, a page's without `.md`.
  public static String nameOf(String fileName) {
    String folded = Vault.foldedName(fileName);
    return folded.endsWith(".md") ? folded.substring(0, folded.length() - 3) : folded;
  }

  private static String relative(String target, VaultPath from) {
    String folder = from.value().substring(0, Math.max(0, from.value().lastIndexOf('/')));
    List<String> parts = new ArrayList<>(folder.isEmpty() ? List.of() : List.of(folder.split("/")));
    for (String part : target.split("/")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.equals("..")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
