package dev.cairn.search;

import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// The search index of a vault: finds pages, notes and raw files by their words.
///
/// [#refresh] makes it equal to the files; [#search] asks it as it is. Safe for use by several
/// threads, one at a time; several processes may hold one each, of which one writes. Whatever is
/// wrong with the index is mended by making it anew; the files of the vault are only read.
public final class SearchIndex implements Closeable {
  /// BM25's parameters as they are published for passages.
  static final BM25Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  /// Where more files than these may have changed, all are looked at.
  private static final int MOST_CHANGED = 500;

  private final Vault vault;
  private final InstantSource clock;
  private final IndexFolder folder;
  private @Nullable DirectoryReader reader;

  /// What is known of the open commit.
  private Known known = Known.NOTHING;

  /// What the index holds cannot be used.
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String because) {
      super(because);
    }
  }

  private SearchIndex(Vault vault, InstantSource clock, IndexFolder folder) {
    this.vault = vault;
    this.clock = clock;
    this.folder = folder;
  }

  /// The index of a vault, not yet looked at.
  public static SearchIndex open(Vault vault) throws IOException {
    return open(vault, InstantSource.system());
  }

  static SearchIndex open(Vault vault, InstantSource clock) throws IOException {
    return new SearchIndex(vault, clock, IndexFolder.of(vault));
  }

  /// An index of a vault's own, outside of it and gone once it is closed. What it finds rests on
  /// the files alone: an index that has seen files change weighs words a little by what is gone.
  public static SearchIndex scratch(Vault vault) throws IOException {
    return new SearchIndex(vault, InstantSource.system(), IndexFolder.temporary());
  }

  /// Makes the index equal to the files. Reads only those whose size, time or identity changed, and
  /// indexes only those whose bytes did.
  ///
  /// @throws IOException where the vault cannot be walked or the index not be written
  public synchronized Refreshed refresh() throws IOException {
    return refreshTo(Look.at(vault, clock));
  }

  private Refreshed refreshTo(Look look) throws IOException {
    String because;
    try {
      return refresh(look, null);
    } catch (LockObtainFailedException e) {
      return new Refreshed(0, 0, 0, null, true);
    } catch (Unusable | IOException | RuntimeException e) {
      because = reason(e);
    }
    try {
      clear();
      return refresh(look, because);
    } catch (LockObtainFailedException e) {
      return new Refreshed(0, 0, 0, null, true);
    } catch (Unusable e) {
      throw new IOException("the search index cannot be made: " + e.getMessage(), e);
    }
  }

  private Refreshed refresh(Look look, @Nullable String because) throws IOException, Unusable {
    openLast();
    DirectoryReader current = reader;
    Manifest.Read read = current == null ? null : unlessKnown(look, current);
    if (current != null && (read == null || read.difference().isEmpty())) {
      sealAsEqual(look, current);
      return new Refreshed(0, 0, 0, because, false);
    }
    try (IndexUpdate update = new IndexUpdate(vault, folder, clock, current)) {
      update.to(look, read);
      openLast();
      return update.done(because);
    }
  }

  /// Makes the index equal to the files, given that no others than these were touched since it was.
  /// Looks at nothing else, so that it takes the same time in a small vault and in a large one.
  ///
  /// @param touched files that were made, written or removed, or only looked like it; no folders
  /// @throws IOException as [#refresh()]
  public synchronized Refreshed refresh(Collection<VaultPath> touched) throws IOException {
    try {
      openLast();
      DirectoryReader current = reader;
      if (current != null) {
        return refresh(touched, current);
      }
    } catch (LockObtainFailedException e) {
      return new Refreshed(0, 0, 0, null, true);
    } catch (Unusable | IOException | RuntimeException e) {
      closeReader(); // the refresh that follows finds the same and mends it
    }
    return refresh();
  }

  private Refreshed refresh(Collection<VaultPath> touched, DirectoryReader current)
      throws IOException, Unusable {
    Set<VaultPath> changed = new LinkedHashSet<>();
    for (VaultPath path : touched) {
      Seen seen = Manifest.seenOf(path, current);
      Optional<FileEntry> entry = vault.entry(path);
      if (entry.isEmpty() ? seen != null : seen == null || !seen.isStill(entry.get())) {
        changed.add(path);
      }
    }
    if (changed.isEmpty()) {
      return new Refreshed(0, 0, 0, null, false);
    }
    try (IndexUpdate update = new IndexUpdate(vault, folder, clock, current)) {
      update.of(changed, current);
      openLast();
      return update.done(null);
    }
  }

  /// What the index has seen; null where it is known to be what the files say.
  private Manifest.@Nullable Read unlessKnown(Look look, DirectoryReader current)
      throws IOException {
    if (Objects.equals(known.listing(), look.fingerprint())) {
      return null;
    }
    Manifest manifest = Manifest.of(current);
    return new Manifest.Read(
        manifest, manifest.against(look.listing()), current.getIndexCommit().getGeneration());
  }

  /// Writes down for the next time that the index holds what the files say.
  private void sealAsEqual(Look look, DirectoryReader current) throws IOException {
    Known found = look.known();
    if (found.listing() != null && !found.listing().equals(known.listing())) {
      folder.seal(current.getIndexCommit().getFileNames(), found);
      known = found;
    }
  }

  /// Opens the last commit, unless it is open, after making sure of it.
  private void openLast() throws IOException, Unusable {
    try {
      if (reader != null && reader.isCurrent()) {
        IndexFolder.Seal seal = folder.sealOn(reader.getIndexCommit().getFileNames());
        if (seal.holds()) {
          known = seal.known();
          return;
        }
      }
      DirectoryReader current = reader == null ? null : renewed(reader);
      if (current == null) {
        closeReader();
        current = DirectoryReader.open(folder.directory());
      }
      reader = current;
    } catch (IndexNotFoundException e) {
      closeReader();
      if (!folder.isEmpty()) {
        throw new Unusable("its list of segments is missing");
      }
      return;
    }
    String version = reader.getIndexCommit().getUserData().get(Schema.VERSION_KEY);
    if (!Schema.VERSION.equals(version)) {
      throw new Unusable("it is of another version of Cairn");
    }
    IndexFolder.Seal seal = folder.sealOn(reader.getIndexCommit().getFileNames());
    known = seal.known();
    if (!seal.holds()) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      folder.seal(reader.getIndexCommit().getFileNames(), Known.NOTHING);
    }
  }

  /// A reader of the newest commit that shares with an older one what both hold, and takes its
  /// place; null where there is nothing to share.
  private static @Nullable DirectoryReader renewed(DirectoryReader old) throws IOException {
    try {
      DirectoryReader newer = DirectoryReader.openIfChanged(old);
      if (newer != null) {
        old.close();
      }
      return newer;
    } catch (IllegalStateException e) {
      return null; // another process made the index anew, with the same names for other segments
    }
  }

  private static String reason(Exception e) {
    return switch (e) {
      case Unusable unusable -> String.valueOf(unusable.getMessage());
      case IndexFormatTooNewException tooNew -> "it is of another version of Cairn";
      case IndexFormatTooOldException tooOld -> "it is of another version of Cairn";
      default -> "it is damaged (" + e.getClass().getSimpleName() + ")";
    };
  }

  private void clear() throws IOException {
    closeReader();
    folder.clear();
  }

  /// What a search found and what it took to make the index equal to the files first.
  public record Answer(Hits hits, Refreshed refreshed) {}

  /// Refreshes and searches. While the files are looked at, the index is asked as it is; mostly
  /// nothing has changed, and that answer holds.
  ///
  /// @param glance taken at most some seconds ago; where it shows what it showed when the index was
  ///   last found equal to the files, they are not looked at again, and where it differs from that
  ///   in some files, only these are
  public synchronized Answer ask(Query query, Glance glance) throws IOException {
    long start = System.nanoTime();
    long now = Look.nanos(clock.instant());
    openIfUsable();
    Set<VaultPath> changed = null;
    Look.Begun looking = null;
    boolean compared = glance.isTaken() && !isKnown(glance.list());
    if (compared) {
      changed = changedSinceLast(glance.list());
      looking = changed == null ? Look.begin(vault, clock) : null;
    }
    Hits early = changed == null || changed.isEmpty() ? early(query, start) : null;
    FileList list = glance.list();
    if (early != null && isKnown(list)) {
      return new Answer(early, new Refreshed(0, 0, 0, null, false));
    }
    DirectoryReader asked = reader;
    if (!compared) {
      changed = changedSinceLast(list);
    }
    Refreshed refreshed;
    if (changed != null) {
      refreshed = refresh(changed);
    } else {
      Look look = looking == null ? Look.at(vault, clock) : looking.done();
      refreshed = refreshTo(look);
    }
    if (list != null && !refreshed.busy()) {
      remember(list, now);
    }
    return new Answer(early != null && reader == asked ? early : search(query), refreshed);
  }

  private boolean isKnown(@Nullable FileList list) {
    return list != null && known.glance() != null && known.glance() == list.number();
  }

  /// The files that may have changed since the index was last found equal to them.
  ///
  /// @return null where that is not known, or they are many
  private @Nullable Set<VaultPath> changedSinceLast(@Nullable FileList list) throws IOException {
    if (list == null || reader == null) {
      return null;
    }
    IndexFolder.Listed last = folder.listed().orElse(null);
    if (last == null || last.generation() > reader.getIndexCommit().getGeneration()) {
      return null;
    }
    Set<VaultPath> changed = list.changedSince(last.files(), Look.settledAt(last.taken()));
    return changed == null || changed.size() > MOST_CHANGED ? null : changed;
  }

  /// Keeps a list of files that the index is equal to, or to what they have become since.
  ///
  /// @param now nanoseconds since 1970, some seconds after the list was made at most
  private void remember(FileList list, long now) throws IOException {
    DirectoryReader current = reader;
    if (current == null) {
      return;
    }
    folder.keep(new IndexFolder.Listed(list, current.getIndexCommit().getGeneration(), now));
    if (list.latest() < Look.settledAt(now) && !isKnown(list)) {
      known = new Known(known.listing(), list.number());
      folder.seal(current.getIndexCommit().getFileNames(), known);
    }
  }

  /// Opens the last commit. Where it is of no use, the refresh that follows finds the same and
  /// mends it.
  private void openIfUsable() throws IOException {
    try {
      openLast();
    } catch (Unusable | IOException | RuntimeException e) {
      closeReader();
    }
  }

  /// What the open commit says; null where it cannot say anything.
  private @Nullable Hits early(Query query, long start) throws IOException {
    try {
      return reader == null ? null : WordSearch.of(reader, query, start);
    } catch (IOException | RuntimeException e) {
      closeReader(); // the refresh that follows finds the same and mends it
      return null;
    }
  }

  /// Asks the index as the last [#refresh] left it; refreshes it where there was none.
  ///
  /// @throws IOException where there is no index because another process is making it, or it cannot
  ///   be read or made
  public synchronized Hits search(Query query) throws IOException {
    long start = System.nanoTime();
    DirectoryReader current = current();
    try {
      return WordSearch.of(current, query, start);
    } catch (IOException | RuntimeException e) {
      return WordSearch.of(rebuilt(e), query, start);
    }
  }

  /// The best units of what a query finds, as the last [#refresh] left the index; refreshes where
  /// there was none. To be asked by several threads until the next refresh.
  ///
  /// @throws IOException where there is no index because another process is making it, or it cannot
  ///   be read or made
  public synchronized Excerpts excerpts() throws IOException {
    return new Excerpts(current());
  }

  /// The vault's files as the last [#refresh] left them in the index; refreshes where there was
  /// none.
  ///
  /// @throws IOException where there is no index because another process is making it, or it cannot
  ///   be read or made
  public synchronized IndexedPages pages() throws IOException {
    return new IndexedPages(current());
  }

  /// The pages and notes that use the words of a page, the most similar first, as the last
  /// [#refresh] left the index; none where it does not have the page.
  ///
  /// @throws IOException where there is no index because another process is making it, or it cannot
  ///   be read or made
  public synchronized List<Similar> similar(VaultPath page, int limit) throws IOException {
    IndexSearcher searcher = new IndexSearcher(current());
    searcher.setSimilarity(SIMILARITY);
    return new SimilarText(searcher).to(page, limit);
  }

  private DirectoryReader current() throws IOException {
    if (reader == null) {
      refresh();
    }
    DirectoryReader current = reader;
    if (current == null) {
      throw new IOException(
          "another process is making the search index; try again when it is done");
    }
    return current;
  }

  /// A new index, after a search found out that the old one is damaged where no check looks.
  private DirectoryReader rebuilt(Exception damage) throws IOException {
    try {
      clear();
    } catch (LockObtainFailedException e) {
      throw new IOException(
          "the search index is damaged and another process is writing it; try again", damage);
    }
    refresh();
    DirectoryReader fresh = reader;
    if (fresh == null) {
      throw new IOException(
          "another process is making the search index; try again when it is done", damage);
    }
    return fresh;
  }

  /// The last commit as this index has it open; empty where another process is making the first.
  /// Stays open until the next [#refresh] or [#close].
  synchronized Optional<DirectoryReader> commit() throws IOException {
    if (reader == null) {
      refresh();
    }
    return Optional.ofNullable(reader);
  }

  private void closeReader() throws IOException {
    DirectoryReader open = reader;
    reader = null;
    known = Known.NOTHING;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closeReader();
    folder.close();
  }
}
