package dev.cairn.search;

import dev.cairn.vault.Vault;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;

/// A folder below `.cairn` that holds an index, and nothing beside it.
///
/// Lucene keeps a checksum of each of its files but reads most of them without looking at it. So
/// the size and the time of every file of a commit are written down in a seal: while they hold, the
/// files are taken to be what Lucene wrote; where they do not, every checksum is computed. The seal
/// also says to which state of the vault the commit is equal, so that where nothing changed nothing
/// of it has to be compared.
final class IndexFolder implements Closeable {
  private static final String SEAL = "seal";
  private static final String LIST = "files";

  /// How the names of the files end in which Lucene keeps the lengths of texts.
  private static final String NORMS = ".nvd";

  private final Path path;
  private final boolean temporary;
  private final Directory directory;

  private IndexFolder(Path path, boolean temporary) throws IOException {
    this.path = path;
    this.temporary = temporary;
    this.directory = new NIOFSDirectory(path);
  }

  /// A folder outside every vault that is gone once it is closed.
  static IndexFolder temporary() throws IOException {
    return new IndexFolder(Files.createTempDirectory("cairn-index-"), true);
  }

  /// Opens a vault's index folder and makes it where it is absent. Somebody else's vault may hold a
  /// link in its place, which would have us write elsewhere.
  static IndexFolder of(Vault vault) throws IOException {
    return of(vault, "index");
  }

  /// @param names the folder's name below `.cairn`, and those of the folders between
  static IndexFolder of(Vault vault, String... names) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(vault.derived()));
    for (String name : names) {
      folders.add(folders.getLast().resolve(name));
    }
    for (Path folder : folders) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder + " is not a folder; remove it, the search index goes there");
      }
    }
    Files.createDirectories(folders.getLast());
    return new IndexFolder(folders.getLast(), false);
  }

  Directory directory() {
    return directory;
  }

  /// The same folder for who merges much. A merge asks for the lengths of texts one by one and in
  /// no order: from a file each would be a system call.
  Directory forMerges() {
    return new NormsInMemory(directory);
  }

  /// Holds the lengths of texts in memory while they are open: a byte or two for each document.
  private static final class NormsInMemory extends FilterDirectory {
    NormsInMemory(Directory files) {
      super(files);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      IndexInput file = super.openInput(name, context);
      if (!name.endsWith(NORMS)) {
        return file;
      }
      try (file) {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readBytes(bytes, 0, bytes.length);
        ByteBuffersDataInput norms = new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes)));
        return new ByteBuffersIndexInput(norms, name);
      }
    }
  }

  /// Whether Lucene has left anything here.
  boolean isEmpty() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        if (!file.getFileName().toString().equals(IndexWriter.WRITE_LOCK_NAME)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Removes every file but the lock, under the lock.
  ///
  /// @throws org.apache.lucene.store.LockObtainFailedException where another process writes
  void clear() throws IOException {
    try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      lock.ensureValid();
      for (Path file : files) {
        boolean ours = !file.getFileName().toString().equals(IndexWriter.WRITE_LOCK_NAME);
        if (ours && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// What the seal says of a commit.
  ///
  /// @param holds whether the commit's files are as they were when it was sealed
  /// @param known the states of the vault that the commit is known to be equal to
  record Seal(boolean holds, Known known) {}

  /// Looks at the seal of a commit.
  ///
  /// @param files the commit's files
  Seal sealOn(Collection<String> files) throws IOException {
    try {
      String seal = Files.readString(path.resolve(SEAL));
      String sound = sealOf(files);
      return seal.startsWith(sound)
          ? new Seal(true, Known.parse(seal.substring(sound.length())))
          : new Seal(false, Known.NOTHING);
    } catch (NoSuchFileException | java.nio.charset.CharacterCodingException e) {
      return new Seal(false, Known.NOTHING); // never sealed, or the seal itself is damaged
    }
  }

  /// Writes down the files of a commit that were just written or just verified. Where some are
  /// gone, a later commit of another process has replaced them and is sealed by it.
  void seal(Collection<String> files, Known known) throws IOException {
    String seal;
    try {
      seal = sealOf(files) + known.line();
    } catch (NoSuchFileException e) {
      return;
    }
    Path fresh = Files.createTempFile(path, SEAL, null);
    try {
      Files.writeString(fresh, seal);
      Files.move(
          fresh,
          path.resolve(SEAL),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// A list of the vault's files and what the index was when it was equal to them, or to what they
  /// became later.
  ///
  /// @param generation of the commit
  /// @param taken when the list was made, or up to some seconds later, in nanoseconds since 1970
  record Listed(FileList files, long generation, long taken) {}

  /// Keeps a list in place of the one before. Where it cannot be kept the next search only looks
  /// longer.
  void keep(Listed listed) throws IOException {
    String start = "%d %d %d\n".formatted(listed.generation, listed.taken, listed.files.number());
    Path fresh = Files.createTempFile(path, LIST, null);
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        out.write(start.getBytes(StandardCharsets.UTF_8));
        out.write(listed.files.lines());
      }
      Files.move(
          fresh,
          path.resolve(LIST),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// The list that was kept last; empty where there is none, or it is damaged.
  Optional<Listed> listed() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path.resolve(LIST)))) {
      StringBuilder start = new StringBuilder();
      for (int c = in.read(); c > '\n' && start.length() < 100; c = in.read()) {
        start.append((char) c);
      }
      String[] numbers = start.toString().split(" ");
      Optional<FileList> files = FileList.read(in);
      return numbers.length == 3
          ? files
              .filter(list -> numbers[2].equals(Long.toString(list.number())))
              .map(list -> new Listed(list, Long.parseLong(numbers[0]), Long.parseLong(numbers[1])))
          : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String sealOf(Collection<String> files) throws IOException {
    StringBuilder seal = new StringBuilder();
    for (String name : new TreeSet<>(files)) {
      BasicFileAttributes file =
          Files.readAttributes(path.resolve(name), BasicFileAttributes.class);
      seal.append(name)
          .append(' ')
          .append(file.size())
          .append(' ')
          .append(file.lastModifiedTime())
          .append('\n');
    }
    return seal.toString();
  }

  @Override
  public void close() throws IOException {
    directory.close();
    if (temporary) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(path);
    }
  }
}
