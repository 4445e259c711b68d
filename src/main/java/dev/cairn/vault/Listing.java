package dev.cairn.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The visible files of a vault as they were at one moment: their names and what shows that one has
/// changed, kept small because a search looks at all of them first.
///
/// Hidden files and folders and symbolic links are passed over.
public final class Listing {
  /// The files of one folder.
  ///
  /// @param prefix the folder's place in the vault with a slash behind it, empty for the vault
  private record Folder(String prefix, String[] names, long[] sizes, long[] stamps, int[] ids) {}

  private final List<Folder> folders;

  private Listing(List<Folder> folders) {
    this.folders = folders;
  }

  /// Lists what is below a folder, on all processors: most of the time goes to asking the system
  /// for one file after the other.
  ///
  /// @param root the vault's folder
  /// @param top the folder to list, `root` or below it; what is no folder holds nothing
  static Listing of(Path root, Path top) throws IOException {
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      return new Listing(List.of());
    }
    String prefix = root.equals(top) ? "" : VaultPath.of(root, top).value() + "/";
    Queue<Folder> folders = new ConcurrentLinkedQueue<>();
    try {
      ForkJoinPool.commonPool().invoke(new Walk(top, prefix, folders));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return new Listing(List.copyOf(folders));
  }

  static Optional<Vault.FileEntry> entry(Path root, VaultPath path) throws IOException {
    BasicFileAttributes file = attributes(path.in(root));
    return file == null || !file.isRegularFile()
        ? Optional.empty()
        : Optional.of(new Vault.FileEntry(path, file.size(), stamp(file), id(file)));
  }

  /// @return null where there is no such file, or no longer
  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(Objects.requireNonNull(file.getParent()))) {
        return null; // a file has taken the place of its folder
      }
      throw e;
    }
  }

  private static long stamp(BasicFileAttributes file) {
    return file.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private static int id(BasicFileAttributes file) {
    Object key = file.fileKey();
    return key == null ? 0 : key.hashCode();
  }

  /// The number of files.
  public int size() {
    return folders.stream().mapToInt(folder -> folder.names.length).sum();
  }

  /// A number that is the same for two listings of the same files with the same sizes, times and
  /// identities, and, but for one chance in 2⁶⁴, for no others.
  public long fingerprint() {
    long sum = 0;
    for (Folder folder : folders) {
      long start = hashed(0xcbf29ce484222325L, folder.prefix);
      for (int i = 0; i < folder.names.length; i++) {
        long hash = hashed(start, folder.names[i]);
        hash = mixed(hash ^ folder.sizes[i]);
        hash = mixed(hash ^ folder.stamps[i]);
        sum += mixed(hash ^ folder.ids[i]);
      }
    }
    return sum;
  }

  /// FNV-1a over characters.
  private static long hashed(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// The finaliser of SplitMix64, which spreads each bit over all.
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /// The latest time of modification, in nanoseconds since 1970; the least number where there is no
  /// file.
  public long latestStamp() {
    long latest = Long.MIN_VALUE;
    for (Folder folder : folders) {
      for (long stamp : folder.stamps) {
        latest = Math.max(latest, stamp);
      }
    }
    return latest;
  }

  /// The files, ordered by path.
  public List<Vault.FileEntry> files() {
    List<Vault.FileEntry> files = new ArrayList<>(size());
    forEach(files::add);
    files.sort(Comparator.comparing(Vault.FileEntry::path));
    return files;
  }

  /// Hands out the files one by one, in no order.
  public void forEach(Consumer<Vault.FileEntry> each) {
    for (Folder folder : folders) {
      for (int i = 0; i < folder.names.length; i++) {
        each.accept(
            new Vault.FileEntry(
                VaultPath.of(folder.prefix + folder.names[i]),
                folder.sizes[i],
                folder.stamps[i],
                folder.ids[i]));
      }
    }
  }

  /// Lists one folder and, beside it, those below.
  private static final class Walk extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient Path path;
    private final transient String prefix;
    private final transient Queue<Folder> folders;

    /// @param folders takes what is found
    Walk(Path path, String prefix, Queue<Folder> folders) {
      this.path = path;
      this.prefix = prefix;
      this.folders = folders;
    }

    @Override
    protected void compute() {
      List<Walk> below = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        Found found = new Found();
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (name.startsWith(".") || name.indexOf('\\') >= 0) {
            continue;
          }
          BasicFileAttributes attributes = attributes(entry);
          if (attributes == null) {
            continue;
          }
          if (attributes.isDirectory()) {
            below.add(new Walk(entry, prefix + name + "/", folders));
          } else if (attributes.isRegularFile()) {
            found.add(name, attributes);
          }
        }
        folders.add(found.in(prefix));
      } catch (NoSuchFileException | NotDirectoryException e) {
        return; // removed while we walked
      } catch (DirectoryIteratorException e) {
        throw new UncheckedIOException(e.getCause());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      invokeAll(below);
    }
  }

  /// The files of a folder while they are being found.
  private static final class Found {
    private String[] names = new String[16];
    private long[] sizes = new long[16];
    private long[] stamps = new long[16];
    private int[] ids = new int[16];
    private int count;

    void add(String name, BasicFileAttributes attributes) {
      if (count == names.length) {
        resize(2 * count);
      }
      names[count] = name;
      sizes[count] = attributes.size();
      stamps[count] = stamp(attributes);
      ids[count] = id(attributes);
      count++;
    }

    private void resize(int length) {
      names = Arrays.copyOf(names, length);
      sizes = Arrays.copyOf(sizes, length);
      stamps = Arrays.copyOf(stamps, length);
      ids = Arrays.copyOf(ids, length);
    }

    Folder in(String prefix) {
      resize(count);
      return new Folder(prefix, names, sizes, stamps, ids);
    }
  }
}
