package dev.cairn.history;

import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// The journal of one landing: written before the branch moves, removed when every file is in
/// place.
///
/// @param commit what the branch is to point at
/// @param previous what it points at before, null for a first commit
/// @param folders folders made for new files, relative to the vault, outermost first
record Pending(
    ObjectId commit,
    @Nullable ObjectId previous,
    String ref,
    List<PendingFile> files,
    List<String> folders) {

  /// A file to be put in place.
  ///
  /// @param seen the blob id of what the operation saw there, null for nothing
  /// @param placed the blob id of what is to stand there, null for nothing
  /// @param temporary the name, in the same folder, under which that is ready; null where nothing
  ///   is to stand
  record PendingFile(
      VaultPath path,
      @Nullable ObjectId seen,
      @Nullable ObjectId placed,
      @Nullable String temporary) {}

  private static final String FORMAT = "cairn-pending 1";
  private static final String NONE = "-";

  private static Path file(Path ownFolder) {
    return ownFolder.resolve("pending");
  }

  /// @return null where no landing is pending
  static @Nullable Pending read(Path ownFolder) throws IOException {
    Path file = file(ownFolder);
    if (!Files.exists(file)) {
      return null;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.size() < 4 || !lines.getFirst().equals(FORMAT)) {
      throw new IOException(
          file + " is not a journal this version of cairn can read; look at it, then remove it");
    }
    List<PendingFile> files = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    for (String line : lines.subList(4, lines.size())) {
      String[] parts = line.split(" ", 5);
      if (parts[0].equals("folder")) {
        folders.add(unescaped(line.substring("folder ".length())));
      } else {
        files.add(
            new PendingFile(
                VaultPath.of(unescaped(parts[4])),
                id(parts[1]),
                id(parts[2]),
                parts[3].equals(NONE) ? null : parts[3]));
      }
    }
    ObjectId commit = ObjectId.fromString(value(lines.get(1)));
    return new Pending(commit, id(value(lines.get(2))), value(lines.get(3)), files, folders);
  }

  private static String value(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }

  private static @Nullable ObjectId id(String text) {
    return text.equals(NONE) ? null : ObjectId.fromString(text);
  }

  private static String name(@Nullable ObjectId id) {
    return id == null ? NONE : id.name();
  }

  /// A path never holds a backslash, so one can stand for a line break.
  private static String escaped(String path) {
    return path.replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String path) {
    return path.replace("\\n", "\n").replace("\\r", "\r");
  }

  void write(Path ownFolder, Steps steps) throws IOException {
    StringBuilder text = new StringBuilder(FORMAT + "\n");
    text.append("commit ").append(commit.name()).append('\n');
    text.append("previous ").append(name(previous)).append('\n');
    text.append("ref ").append(ref).append('\n');
    for (PendingFile file : files) {
      String temporary = file.temporary == null ? NONE : file.temporary;
      text.append("file ").append(name(file.seen)).append(' ').append(name(file.placed));
      text.append(' ').append(temporary).append(' ');
      text.append(escaped(file.path.value())).append('\n');
    }
    folders.forEach(folder -> text.append("folder ").append(escaped(folder)).append('\n'));
    Path draft = ownFolder.resolve("pending.new");
    Files.deleteIfExists(draft);
    Durable.create(draft, text.toString().getBytes(StandardCharsets.UTF_8));
    steps.reached("journal drafted");
    Durable.move(draft, file(ownFolder));
    Durable.syncFolder(ownFolder);
    steps.reached("journal written");
  }

  static void remove(Path ownFolder) throws IOException {
    Files.deleteIfExists(ownFolder.resolve("pending.new"));
    if (Files.deleteIfExists(file(ownFolder))) {
      Durable.syncFolder(ownFolder);
    }
  }

  /// Whether a lock file on the branch is this landing's own: it holds the commit, or, killed
  /// before that was written, nothing and is younger than the journal.
  boolean owns(Path refLock, Path ownFolder) throws IOException {
    String text = Files.readString(refLock, StandardCharsets.ISO_8859_1).strip();
    if (text.isEmpty()) {
      return Files.getLastModifiedTime(refLock)
              .compareTo(Files.getLastModifiedTime(file(ownFolder)))
          >= 0;
    }
    return text.equals(commit.name());
  }
}
