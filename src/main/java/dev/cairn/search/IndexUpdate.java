package dev.cairn.search;

import dev.cairn.vault.Content;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/// One change of the index, from its last commit to the next. Holds the write lock until it is
/// closed; closed without a commit it leaves no trace.
final class IndexUpdate implements Closeable {
  /// What documents take in memory before they are written, in MiB. The tables of what is larger
  /// fall out of the processor's cache.
  private static final int BUFFER = 16;

  /// Segments of about one size, at most: each costs a cold search some milliseconds to open.
  private static final int SEGMENTS = 4;

  /// Fewer files than this are brought in by one thread, which makes one segment of them.
  private static final int MANY = 32;

  /// Those of the common pool, and the one that asks.
  private static final int THREADS = ForkJoinPool.getCommonPoolParallelism() + 1;

  private final Vault vault;
  private final IndexFolder folder;
  private final InstantSource clock;
  private final IndexWriter writer;
  private final Garbage garbage = new Garbage();
  private final boolean first;
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicInteger updated = new AtomicInteger();
  private final AtomicInteger removed = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();

  /// What could be had of a file.
  ///
  /// @param content null where it is of no use, too large, or cannot be read although it is there
  private record Had(@Nullable Content content, String hash) {}

  /// @param current a commit that is open, most likely the last one; null for none
  /// @throws org.apache.lucene.store.LockObtainFailedException where another process writes
  IndexUpdate(
      Vault vault, IndexFolder folder, InstantSource clock, @Nullable DirectoryReader current)
      throws IOException {
    this.vault = vault;
    this.folder = folder;
    this.clock = clock;
    this.first = current == null && !DirectoryReader.indexExists(folder.directory());
    IndexWriter continued = current == null ? null : continued(folder, current);
    this.writer = continued == null ? writer(folder, first) : continued;
  }

  private static IndexWriter writer(IndexFolder folder, boolean first) throws IOException {
    if (!first) {
      return new IndexWriter(folder.directory(), config().setMergePolicy(merging()));
    }
    // Merged once, at the end: a merge on the way would hold up the thread that has none to do.
    IndexWriterConfig config = config().setMergePolicy(NoMergePolicy.INSTANCE);
    return new IndexWriter(folder.forMerges(), config.setUseCompoundFile(false));
  }

  /// A writer that goes on from a commit as it is open, so that nothing of it is opened again.
  ///
  /// @return null where that is not the last commit
  private static @Nullable IndexWriter continued(IndexFolder folder, DirectoryReader current)
      throws IOException {
    if (!isLast(folder, current)) {
      return null;
    }
    IndexWriterConfig config = config().setMergePolicy(merging());
    IndexWriter writer;
    try {
      writer = new IndexWriter(folder.directory(), config.setIndexCommit(current.getIndexCommit()));
    } catch (IllegalArgumentException e) {
      return null; // another process has made a commit meanwhile and removed this one
    }
    if (isLast(folder, current)) {
      return writer;
    }
    writer.close();
    return null;
  }

  private static boolean isLast(IndexFolder folder, DirectoryReader current) throws IOException {
    return isLast(folder, current.getIndexCommit().getGeneration());
  }

  private static boolean isLast(IndexFolder folder, long generation) throws IOException {
    return SegmentInfos.getLastCommitGeneration(folder.directory()) == generation;
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(Schema.analyzer())
        .setSimilarity(SearchIndex.SIMILARITY)
        .setRAMBufferSizeMB(BUFFER)
        .setMergeScheduler(new SerialMergeScheduler())
        .setCommitOnClose(false);
  }

  private static MergePolicy merging() {
    return new TieredMergePolicy().setSegmentsPerTier(SEGMENTS);
  }

  /// What has been done so far.
  Refreshed done(@Nullable String because) {
    return new Refreshed(added.get(), updated.get(), removed.get(), because, false);
  }

  /// Makes the index equal to the files and commits, if there is anything to commit. Looks at the
  /// last commit itself: until the lock was had, another process may have made one.
  ///
  /// @param before what was read of the index before the lock was had; null for nothing
  void to(Look look, Manifest.@Nullable Read before) throws IOException {
    Manifest.Read read =
        !first && before != null && isLast(folder, before.generation()) ? before : read(look);
    Manifest manifest = read.manifest();
    Manifest.Difference difference = read.difference();
    for (VaultPath path : difference.gone()) {
      remove(path);
    }
    bringAll(difference.suspects(), manifest);
    if (!first && changes.get() == 0) {
      return;
    }
    if (first) {
      flush();
      writer.getConfig().setMergePolicy(merging());
      writer.forceMerge(1);
    }
    commit(look.known());
  }

  private Manifest.Read read(Look look) throws IOException {
    try (DirectoryReader last = DirectoryReader.open(writer)) {
      Manifest manifest = Manifest.of(last);
      return new Manifest.Read(manifest, manifest.against(look.listing()), 0);
    }
  }

  /// Brings in what became of some files and commits, if that changed anything.
  ///
  /// @param current a commit, the last one unless another process made one until the lock was had
  void of(Set<VaultPath> touched, DirectoryReader current) throws IOException {
    if (isLast(folder, current)) {
      bring(touched, current);
    } else {
      try (DirectoryReader last = DirectoryReader.open(writer)) {
        bring(touched, last);
      }
    }
    if (changes.get() > 0) {
      commit(Known.NOTHING);
    }
  }

  private void bring(Set<VaultPath> touched, DirectoryReader last) throws IOException {
    for (VaultPath path : touched) {
      Seen before = Manifest.seenOf(path, last);
      Optional<FileEntry> entry = vault.entry(path);
      if (entry.isPresent()) {
        bring(entry.get(), before);
      } else if (before != null) {
        remove(path);
      }
    }
  }

  private void commit(Known known) throws IOException {
    writer.setLiveCommitData(Map.of(Schema.VERSION_KEY, Schema.VERSION).entrySet());
    writer.commit();
    folder.seal(SegmentInfos.readLatestCommit(folder.directory()).files(true), known);
  }

  /// Reads and indexes files, where they are many on all processors.
  private void bringAll(List<FileEntry> suspects, Manifest manifest) throws IOException {
    if (suspects.size() < MANY) {
      for (FileEntry suspect : suspects) {
        bring(suspect, manifest.seenOf(suspect.path()));
      }
      return;
    }
    inParallel(
        suspects.size(), i -> bring(suspects.get(i), manifest.seenOf(suspects.get(i).path())));
  }

  /// Something to be done for a number.
  @FunctionalInterface
  private interface Step {
    void at(int i) throws IOException;
  }

  /// Each thread takes the next number when it is done with one: files differ much in what they
  /// take.
  private static void inParallel(int count, Step step) throws IOException {
    AtomicInteger next = new AtomicInteger();
    try {
      IntStream.range(0, THREADS)
          .parallel()
          .forEach(thread -> {
            try {
              for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                step.at(i);
              }
            } catch (IOException e) {
              next.set(count);
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /// Writes what each thread has brought in, several of them at once.
  private void flush() throws IOException {
    inParallel(THREADS, i -> writer.flushNextBuffer());
  }

  private void remove(VaultPath path) throws IOException {
    writer.deleteDocuments(Schema.fileTerm(path));
    changes.incrementAndGet();
    if (FileTexts.isSearched(path)) {
      removed.incrementAndGet();
    }
  }

  private void bring(FileEntry entry, @Nullable Seen before) throws IOException {
    VaultPath path = entry.path();
    long now = Look.nanos(clock.instant());
    Optional<Had> had = have(entry);
    if (had.isEmpty()) {
      if (before != null) {
        remove(path);
      }
      return;
    }
    Seen seen = Seen.of(entry, had.get().hash(), now);
    if (before != null && before.hash().equals(seen.hash())) {
      if (seen.isSame(before)) {
        return;
      }
      changes.incrementAndGet();
      writer.updateDocValues(FileRecord.term(path), FileRecord.touchedFields(before, seen));
      return;
    }
    Content content = had.get().content();
    FileText text = content == null ? FileTexts.named(path) : FileTexts.read(path, content);
    if (before == null) {
      // Nothing of it to remove: each removal costs a look into every segment.
      writer.addDocuments(Schema.documents(text, seen));
    } else {
      writer.updateDocuments(Schema.fileTerm(path), Schema.documents(text, seen));
    }
    if (changes.incrementAndGet() % MANY == 0) {
      garbage.collectIfMuch();
    }
    if (FileTexts.isSearched(path)) {
      (before == null ? added : updated).incrementAndGet();
    }
  }

  /// Empty where the file went away since the walk.
  private Optional<Had> have(FileEntry entry) throws IOException {
    if (!FileTexts.isRead(entry.path()) || entry.size() > FileTexts.MOST_BYTES) {
      return Optional.of(new Had(null, ""));
    }
    try {
      return vault.read(entry.path()).map(content -> new Had(content, content.sha256().hex()));
    } catch (java.nio.file.AccessDeniedException e) {
      return Optional.of(
          new Had(null, "")); // others may still be searched; this one goes by its name
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
