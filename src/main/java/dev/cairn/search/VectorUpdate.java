package dev.cairn.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.jspecify.annotations.Nullable;

/// One change of a vector index, in several commits, so that little is lost wherever the process is
/// killed. Holds the write lock until it is closed.
///
/// A file is looked at where its mark is not what the search index says of it. A unit whose text is
/// known keeps its vector; the others go through the model some at a time, and when the last of a
/// file is there its mark is written.
final class VectorUpdate implements Closeable {
  /// Texts that go through the model at once.
  static final int BATCH = 32;

  /// Changes after which there is a commit.
  static final int COMMIT_AFTER = 1_000;

  /// A text whose vector is remembered, to notice a model that was replaced under its name.
  static final String PROBE =
      "The keeper of the lighthouse wrote the weather of each day into a book.";

  /// Vectors that one model gives for one text, in different company, are nearer than this.
  private static final double SAME_MODEL = 0.95;

  private final IndexFolder folder;
  private final Embedder embedder;
  private final EmbedderCalls calls;
  private final EmbeddingProgress progress;
  private final IndexWriter writer;

  /// What there was when this began.
  private final VectorReader known;

  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Unfinished> unfinished = new HashMap<>();
  private float @Nullable [] probe;
  private boolean sameModel;
  private int embedded;
  private int reused;
  private int removed;
  private int finished;
  private int uncommitted;

  /// A unit that is to be embedded.
  private record Waiting(String path, UnitText unit) {}

  /// A file of which so many units are to be embedded.
  private record Unfinished(String mark, int missing) {}

  /// The model gives other vectors than those that the index holds.
  static final class ModelChanged extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// @throws org.apache.lucene.store.LockObtainFailedException where another process writes
  VectorUpdate(
      IndexFolder folder, Embedder embedder, EmbedderCalls calls, EmbeddingProgress progress)
      throws IOException {
    this.folder = folder;
    this.embedder = embedder;
    this.calls = calls;
    this.progress = progress;
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setCodec(VectorSchema.codec())
            .setRAMBufferSizeMB(64)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false);
    this.writer = new IndexWriter(folder.directory(), config);
    try {
      this.known = new VectorReader(DirectoryReader.open(writer));
      this.probe = VectorSchema.probe(writer.getLiveCommitData());
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /// Brings the vectors up to the units, as far as it is let.
  ///
  /// @throws ModelChanged where all vectors have to be made anew
  Embedded to(IndexedUnits units) throws IOException, ModelChanged {
    commitTheFirst();
    SortedMap<String, String> files = units.files();
    for (String path : known.paths()) {
      if (!files.containsKey(path)) {
        writer.deleteDocuments(VectorSchema.fileTerm(path));
        removed++;
        uncommitted++;
      }
    }
    Map<String, String> marks = known.marks();
    SortedMap<String, String> suspects = new TreeMap<>(files);
    suspects.entrySet().removeIf(file -> file.getValue().equals(marks.get(file.getKey())));
    progress.start(suspects.size());
    Embedded.End end = new Embedded.Done();
    try {
      for (Map.Entry<String, String> file : suspects.entrySet()) {
        look(file.getKey(), file.getValue(), units.of(file.getKey()));
        embedWaiting(BATCH);
      }
      embedWaiting(1);
    } catch (EmbedderCalls.Unanswered e) {
      end = e.end();
    }
    commit();
    return new Embedded(
        files.size(), suspects.size() - finished, embedded, reused, removed, null, end);
  }

  private void look(String path, String mark, Map<String, UnitText> units) throws IOException {
    // A mark that stood while units went would be believed, should the file become again what it
    // was.
    writer.deleteDocuments(VectorSchema.markTerm(path));
    Set<String> before = known.hashesOf(path);
    for (String hash : before) {
      if (!units.containsKey(hash)) {
        writer.deleteDocuments(VectorSchema.unitTerm(path, hash));
        uncommitted++;
      }
    }
    int missing = 0;
    for (UnitText unit : units.values()) {
      if (before.contains(unit.hash())) {
        continue;
      }
      Optional<float[]> vector = known.vector(unit.hash());
      if (vector.isPresent()) {
        add(path, unit.hash(), vector.get());
        reused++;
      } else {
        waiting.add(new Waiting(path, unit));
        missing++;
      }
    }
    if (missing == 0) {
      finish(path, mark);
    } else {
      unfinished.put(path, new Unfinished(mark, missing));
    }
  }

  /// Embeds what waits, as long as there are so many texts.
  private void embedWaiting(int least) throws IOException, ModelChanged, EmbedderCalls.Unanswered {
    while (waiting.size() >= least) {
      List<Waiting> batch = waiting.subList(0, Math.min(BATCH, waiting.size()));
      makeSureOfTheModel();
      List<float[]> vectors = ask(batch.stream().map(each -> each.unit().text()).toList());
      for (int i = 0; i < vectors.size(); i++) {
        add(batch.get(i).path(), batch.get(i).unit().hash(), vectors.get(i));
        embedded++;
        arrived(batch.get(i).path());
      }
      batch.clear();
      if (uncommitted >= COMMIT_AFTER) {
        commit();
      }
    }
  }

  private void arrived(String path) throws IOException {
    Unfinished file = java.util.Objects.requireNonNull(unfinished.remove(path));
    if (file.missing() == 1) {
      finish(path, file.mark());
    } else {
      unfinished.put(path, new Unfinished(file.mark(), file.missing() - 1));
    }
  }

  private void makeSureOfTheModel() throws ModelChanged, EmbedderCalls.Unanswered {
    if (sameModel) {
      return;
    }
    float[] before = probe;
    probe = null;
    float[] now = ask(List.of(PROBE)).getFirst();
    probe = before == null ? now : before;
    sameModel = probe.length == now.length && UnitVectors.cosine(probe, now) > SAME_MODEL;
    if (!sameModel) {
      throw new ModelChanged();
    }
  }

  private List<float[]> ask(List<String> texts) throws EmbedderCalls.Unanswered {
    int dimensions = probe == null ? 0 : probe.length;
    return calls.make(() ->
        UnitVectors.of(embedder.embedDocuments(texts), texts.size(), dimensions, embedder.model()));
  }

  private void add(String path, String hash, float[] vector) throws IOException {
    writer.updateDocument(VectorSchema.unitTerm(path, hash), VectorSchema.unit(path, hash, vector));
    uncommitted++;
  }

  private void finish(String path, String mark) throws IOException {
    writer.updateDocument(VectorSchema.markTerm(path), VectorSchema.mark(path, mark));
    uncommitted++;
    finished++;
    progress.fileDone();
  }

  /// An index that is not there yet begins empty, so that one killed early is no damaged one.
  private void commitTheFirst() throws IOException {
    if (!DirectoryReader.indexExists(folder.directory())) {
      uncommitted++;
      commit();
    }
  }

  private void commit() throws IOException {
    if (uncommitted == 0) {
      return;
    }
    writer.setLiveCommitData(VectorSchema.commitData(embedder.identity(), probe).entrySet());
    writer.commit();
    uncommitted = 0;
    try (DirectoryReader last = DirectoryReader.open(folder.directory())) {
      folder.seal(last.getIndexCommit().getFileNames(), Known.NOTHING);
    }
  }

  @Override
  public void close() throws IOException {
    known.close();
    writer.close();
  }
}
