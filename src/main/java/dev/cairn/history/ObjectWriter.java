package dev.cairn.history;

import dev.cairn.vault.Change;
import dev.cairn.vault.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/// Writes the blobs, trees and the commit of an operation, and waits until the disk has them.
final class ObjectWriter {
  static final String NAME = "Cairn";
  static final String EMAIL = "cairn@localhost";

  /// From here on one pack is written instead of a file per object.
  private static final int MANY = 100;

  private final VaultRepository repository;

  ObjectWriter(VaultRepository repository) {
    this.repository = repository;
  }

  static PersonIdent engine(Instant time) {
    return new PersonIdent(NAME, EMAIL, time, ZoneOffset.UTC);
  }

  /// The id that git gives to a file of this content.
  static @Nullable ObjectId id(@Nullable Content content) {
    if (content == null) {
      return null;
    }
    return new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, content.bytes());
  }

  ObjectId commit(
      List<Change> changes,
      Snapshot head,
      @Nullable ObjectId previous,
      String message,
      Instant time)
      throws IOException {
    ObjectDirectory objects = repository.git().getObjectDatabase();
    Set<Path> before = packs(objects);
    Set<ObjectId> written = new HashSet<>();
    ObjectId commit;
    try (ObjectInserter inserter =
        changes.size() > MANY ? objects.newPackInserter() : objects.newInserter()) {
      SortedMap<String, @Nullable ObjectId> blobs = new TreeMap<>();
      for (Change change : changes) {
        Content content = change.committed();
        ObjectId blob =
            content == null ? null : inserter.insert(Constants.OBJ_BLOB, content.bytes());
        blobs.put(repository.gitPath(change.path()), blob);
        if (blob != null) {
          written.add(blob);
        }
      }
      ObjectId tree = head.rewrite(inserter, blobs, written);
      commit = inserter.insert(builder(tree, previous, message, time));
      written.add(commit);
      inserter.flush();
    }
    sync(objects, before);
    for (Path folder : written.stream().map(id -> folder(objects, id)).distinct().toList()) {
      Durable.syncFolder(folder);
    }
    Durable.syncFolder(objects.getDirectory().toPath());
    return commit;
  }

  private static CommitBuilder builder(
      ObjectId tree, @Nullable ObjectId previous, String message, Instant time) {
    CommitBuilder builder = new CommitBuilder();
    builder.setTreeId(tree);
    if (previous != null) {
      builder.setParentId(previous);
    }
    builder.setAuthor(engine(time));
    builder.setCommitter(engine(time));
    builder.setMessage(message);
    return builder;
  }

  private static Path folder(ObjectDirectory objects, ObjectId id) {
    return objects.getDirectory().toPath().resolve(id.name().substring(0, 2));
  }

  /// JGit waits for the disk with loose objects (when told to) but neither with packs nor with any
  /// folder.
  private static void sync(ObjectDirectory objects, Set<Path> before) throws IOException {
    Set<Path> fresh = packs(objects);
    fresh.removeAll(before);
    for (Path pack : fresh) {
      boolean readOnly = pack.toFile().setWritable(true);
      Durable.syncFile(pack);
      if (readOnly) {
        pack.toFile().setReadOnly();
      }
    }
    if (!fresh.isEmpty()) {
      Durable.syncFolder(objects.getPackDirectory().toPath());
    }
  }

  private static Set<Path> packs(ObjectDirectory objects) throws IOException {
    Path folder = objects.getPackDirectory().toPath();
    if (!Files.isDirectory(folder)) {
      return new HashSet<>();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new HashSet<>(files.filter(file -> !Files.isDirectory(file)).toList());
    }
  }
}
