package dev.cairn.search;

import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.jspecify.annotations.Nullable;

/// One change of the index, from its last commit to the next. Holds the write lock until it is
/// closed; closed without a commit it leaves no trace.
final class IndexUpdate implements Closeable {
  private final Vault vault;
  private final IndexFolder folder;
  private final InstantSource clock;
  private final IndexWriter writer;
  private int added;
  private int updated;
  private int removed;
  private int touched;

  /// What could be had of a file.
  ///
  /// @param content null where it is too large, or cannot be read although it is there
  private record Look(@Nullable Content content, String hash) {}

  /// @throws org.apache.lucene.store.LockObtainFailedException where another process writes
  IndexUpdate(Vault vault, IndexFolder folder, InstantSource clock) throws IOException {
    this.vault = vault;
    this.folder = folder;
    this.clock = clock;
    IndexWriterConfig config =
        new IndexWriterConfig(Schema.analyzer())
            .setSimilarity(SearchIndex.SIMILARITY)
            .setRAMBufferSizeMB(64)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    this.writer = new IndexWriter(folder.directory(), config);
  }

  int added() {
    return added;
  }

  int updated() {
    return updated;
  }

  int removed() {
    return removed;
  }

  /// Makes the index equal to the files and commits, if there is anything to commit. Looks at the
  /// last commit itself: until the lock was had, another process may have made one.
  void to(List<FileEntry> files) throws IOException {
    Manifest manifest;
    try (DirectoryReader last = DirectoryReader.open(writer)) {
      manifest = Manifest.of(last);
    }
    Manifest.Difference difference = manifest.against(files);
    for (VaultPath path : difference.gone()) {
      remove(path);
    }
    for (FileEntry entry : difference.suspects()) {
      bring(entry, manifest.files().get(entry.path()));
    }
    boolean first = manifest.files().isEmpty();
    if (!first && added + updated + removed + touched == 0) {
      return;
    }
    writer.setLiveCommitData(Map.of(Schema.VERSION_KEY, Schema.VERSION).entrySet());
    writer.commit();
    try (DirectoryReader last = DirectoryReader.open(folder.directory())) {
      folder.seal(last.getIndexCommit().getFileNames());
    }
  }

  private void remove(VaultPath path) throws IOException {
    writer.deleteDocuments(Schema.fileTerm(path));
    removed++;
  }

  private void bring(FileEntry entry, @Nullable Seen before) throws IOException {
    long now = nanos(clock.instant());
    Optional<Look> look = look(entry);
    if (look.isEmpty()) {
      if (before != null) {
        remove(entry.path());
      }
      return;
    }
    Seen seen = Seen.of(entry, look.get().hash(), now);
    if (before != null && before.hash().equals(seen.hash())) {
      if (seen.equals(before)) {
        return;
      }
      touched++;
      writer.updateDocValues(Schema.seenTerm(entry.path()), Schema.seenFields(seen));
      return;
    }
    Content content = look.get().content();
    FileText text =
        content == null ? FileTexts.named(entry.path()) : FileTexts.read(entry.path(), content);
    writer.updateDocuments(Schema.fileTerm(entry.path()), Schema.documents(text, seen));
    if (before == null) {
      added++;
    } else {
      updated++;
    }
  }

  /// Empty where the file went away since the walk.
  private Optional<Look> look(FileEntry entry) throws IOException {
    if (entry.size() > FileTexts.MOST_BYTES) {
      return Optional.of(new Look(null, ""));
    }
    try {
      return vault.read(entry.path()).map(content -> new Look(content, content.sha256().hex()));
    } catch (java.nio.file.AccessDeniedException e) {
      return Optional.of(
          new Look(null, "")); // others may still be searched; this one goes by its name
    }
  }

  private static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
