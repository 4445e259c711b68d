package dev.cairn.search;

import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.LockObtainFailedException;

/// The vectors of a vault's texts by one model, in a folder of their own below `.cairn/vectors`:
/// two models have two, and going back to one costs nothing.
///
/// [#update] embeds what the search index holds and this does not; nothing else here speaks to the
/// model. Safe for use by several threads; several processes may hold one each, of which one
/// writes.
public final class VectorIndex implements Closeable {
  private static final String FOLDER = "vectors";

  private final Embedder embedder;
  private final IndexFolder folder;
  private final EmbedderCalls calls = new EmbedderCalls();

  /// Vectors that cannot be used.
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final String because;

    Unusable(String because) {
      super(because);
      this.because = because;
    }

    /// Why, as the end of a sentence about the vectors.
    String because() {
      return because;
    }
  }

  private VectorIndex(Embedder embedder, IndexFolder folder) {
    this.embedder = embedder;
    this.folder = folder;
  }

  /// The vectors of a vault by a model, not yet looked at. Makes their folder.
  public static VectorIndex open(Vault vault, Embedder embedder) throws IOException {
    return new VectorIndex(embedder, IndexFolder.of(vault, FOLDER, name(embedder)));
  }

  /// Whether anything was ever embedded with this model.
  public static boolean isThere(Vault vault, Embedder embedder) {
    return Files.isDirectory(vault.derived().resolve(FOLDER).resolve(name(embedder)));
  }

  /// Whether anything of a vault is embedded, with whichever model.
  public static boolean hasAny(Vault vault) {
    return Files.isDirectory(vault.derived().resolve(FOLDER));
  }

  /// A name for a folder that says the model to people, and everything else to programs.
  private static String name(Embedder embedder) {
    String model = embedder.model().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String hash = Sha256.of(embedder.identity().getBytes(StandardCharsets.UTF_8)).hex();
    return model.substring(0, Math.min(40, model.length())) + "-" + hash.substring(0, 8);
  }

  /// Embeds what is missing and drops what is gone, compared with the last commit of the search
  /// index, which the caller has refreshed. Where it cannot go on it ends and keeps what it has;
  /// the next goes on from there.
  ///
  /// @throws IOException where an index cannot be read or written
  public Embedded update(SearchIndex index, EmbeddingProgress progress) throws IOException {
    Optional<DirectoryReader> commit = index.commit();
    if (commit.isEmpty()) {
      return busy();
    }
    IndexedUnits units = new IndexedUnits(commit.get());
    String because;
    try {
      Optional<VectorReader> last = read();
      if (last.isPresent()) {
        last.get().close();
      }
      return update(units, progress);
    } catch (LockObtainFailedException e) {
      return busy();
    } catch (Unusable e) {
      because = e.because();
    } catch (VectorUpdate.ModelChanged e) {
      because = "the model under this name is not the one it was";
    } catch (CorruptIndexException e) {
      because = "they are damaged";
    }
    try {
      folder.clear();
      return update(units, progress).because(because);
    } catch (LockObtainFailedException e) {
      return busy();
    } catch (VectorUpdate.ModelChanged e) {
      throw new IllegalStateException("an empty index knows no model", e);
    }
  }

  private Embedded update(IndexedUnits units, EmbeddingProgress progress)
      throws IOException, VectorUpdate.ModelChanged {
    try (VectorUpdate update = new VectorUpdate(folder, embedder, calls, progress)) {
      return update.to(units);
    }
  }

  private static Embedded busy() {
    return new Embedded(0, 0, 0, 0, 0, null, new Embedded.Busy());
  }

  /// Ends an [#update], now and for good: the call to the model that is under way is given up, what
  /// is embedded is kept. For another thread.
  public void stop() {
    calls.stop();
  }

  /// The last commit, after making sure of it; empty where there is none yet.
  Optional<VectorReader> read() throws IOException, Unusable {
    if (!DirectoryReader.indexExists(folder.directory())) {
      if (!folder.isEmpty()) {
        throw new Unusable("their list of segments is missing");
      }
      return Optional.empty();
    }
    DirectoryReader reader = null;
    try {
      reader = DirectoryReader.open(folder.directory());
      makeSureOf(reader);
      VectorReader sound = new VectorReader(reader);
      reader = null;
      return Optional.of(sound);
    } catch (IndexFormatTooOldException | IndexFormatTooNewException e) {
      throw new Unusable("they are of another version of Cairn");
    } catch (IOException | RuntimeException e) {
      throw new Unusable("they are damaged (" + e.getClass().getSimpleName() + ")");
    } finally {
      if (reader != null) {
        reader.close();
      }
    }
  }

  private void makeSureOf(DirectoryReader reader) throws IOException, Unusable {
    if (!VectorSchema.isOf(reader.getIndexCommit().getUserData(), embedder.identity())) {
      throw new Unusable("they are of another version of Cairn");
    }
    if (!folder.sealOn(reader.getIndexCommit().getFileNames()).holds()) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      folder.seal(reader.getIndexCommit().getFileNames(), Known.NOTHING);
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
