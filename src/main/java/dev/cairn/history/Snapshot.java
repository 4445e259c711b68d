package dev.cairn.history;

import dev.cairn.vault.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;
import org.jspecify.annotations.Nullable;

/// One commit's tree, of which only the directories that are asked for are ever read.
final class Snapshot {
  /// An entry of a directory.
  record Node(FileMode mode, ObjectId id) {
    boolean isFile() {
      return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    boolean isFolder() {
      return mode == FileMode.TREE;
    }
  }

  /// Thrown where a file is wanted at, or below, something that is neither file nor folder.
  static final class Occupied extends IOException {
    private static final long serialVersionUID = 1L;

    Occupied(String path) {
      super(path + " is committed as something other than a file or a folder");
    }
  }

  private final ObjectReader reader;
  private final @Nullable ObjectId tree;
  private final Map<String, Map<String, Node>> folders = new HashMap<>();

  Snapshot(ObjectReader reader, @Nullable ObjectId tree) {
    this.reader = reader;
    this.tree = tree;
  }

  /// What stands at a path counted from the repository's root, null where there is nothing.
  @Nullable Node node(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    return folder(folder).get(raw(path.substring(slash + 1)));
  }

  /// The blob at a path, null where no file is.
  @Nullable ObjectId blob(String path) throws IOException {
    Node node = node(path);
    return node != null && node.isFile() ? node.id() : null;
  }

  @Nullable Content content(String path) throws IOException {
    ObjectId blob = blob(path);
    return blob == null ? null : content(reader, blob);
  }

  static Content content(ObjectReader reader, ObjectId blob) throws IOException {
    return Content.of(reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE));
  }

  private Map<String, Node> folder(String path) throws IOException {
    Map<String, Node> known = folders.get(path);
    if (known != null) {
      return known;
    }
    ObjectId id = tree;
    if (!path.isEmpty()) {
      Node node = node(path);
      id = node != null && node.isFolder() ? node.id() : null;
    }
    Map<String, Node> entries = id == null ? Map.of() : entries(id);
    folders.put(path, entries);
    return entries;
  }

  /// Names are kept as raw bytes, one character each: a name that is not UTF-8 must survive.
  private Map<String, Node> entries(ObjectId id) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, id);
    for (; !parser.eof(); parser.next(1)) {
      byte[] name = new byte[parser.getNameLength()];
      parser.getName(name, 0);
      entries.put(
          new String(name, StandardCharsets.ISO_8859_1),
          new Node(parser.getEntryFileMode(), parser.getEntryObjectId()));
    }
    return entries;
  }

  private static String raw(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// Writes the tree that differs from this one by `changes`: a blob to stand at a path, or null
  /// for none. Folders without a change are neither read nor written.
  ///
  /// @param written gets the id of every tree that is written, the whole tree's last
  ObjectId rewrite(
      ObjectInserter inserter,
      SortedMap<String, @Nullable ObjectId> changes,
      Collection<ObjectId> written)
      throws IOException {
    ObjectId whole = rewrite(inserter, "", changes, written);
    if (whole == null) {
      whole = inserter.insert(new TreeFormatter());
      written.add(whole);
    }
    return whole;
  }

  /// @return null where nothing is left in the folder
  private @Nullable ObjectId rewrite(
      ObjectInserter inserter,
      String folder,
      SortedMap<String, @Nullable ObjectId> changes,
      Collection<ObjectId> written)
      throws IOException {
    Map<String, Node> entries = new HashMap<>(folder(folder));
    Map<String, SortedMap<String, @Nullable ObjectId>> deeper = new TreeMap<>();
    int start = folder.isEmpty() ? 0 : folder.length() + 1;
    for (Map.Entry<String, @Nullable ObjectId> change : changes.entrySet()) {
      String path = change.getKey();
      int slash = path.indexOf('/', start);
      if (slash >= 0) {
        deeper
            .computeIfAbsent(path.substring(0, slash), key -> new TreeMap<>())
            .put(path, change.getValue());
      } else {
        replace(entries, path, raw(path.substring(start)), change.getValue());
      }
    }
    for (Map.Entry<String, SortedMap<String, @Nullable ObjectId>> below : deeper.entrySet()) {
      String name = raw(below.getKey().substring(start));
      Node there = entries.get(name);
      if (there != null && !there.isFolder()) {
        throw new Occupied(below.getKey());
      }
      ObjectId tree = rewrite(inserter, below.getKey(), below.getValue(), written);
      if (tree == null) {
        entries.remove(name);
      } else {
        entries.put(name, new Node(FileMode.TREE, tree));
      }
    }
    if (entries.isEmpty()) {
      return null;
    }
    ObjectId tree = inserter.insert(format(entries));
    written.add(tree);
    return tree;
  }

  private static void replace(
      Map<String, Node> entries, String path, String name, @Nullable ObjectId blob)
      throws IOException {
    Node there = entries.get(name);
    if (there != null && !there.isFile()) {
      throw new Occupied(path);
    }
    if (blob == null) {
      entries.remove(name);
    } else {
      entries.put(name, new Node(there == null ? FileMode.REGULAR_FILE : there.mode(), blob));
    }
  }

  private static TreeFormatter format(Map<String, Node> entries) {
    record Named(byte[] name, Node node) {}
    List<Named> sorted = new ArrayList<>();
    entries.forEach(
        (name, node) -> sorted.add(new Named(name.getBytes(StandardCharsets.ISO_8859_1), node)));
    sorted.sort((a, b) ->
        Paths.compare(
            a.name,
            0,
            a.name.length,
            a.node.mode().getBits(),
            b.name,
            0,
            b.name.length,
            b.node.mode().getBits()));
    TreeFormatter tree = new TreeFormatter();
    sorted.forEach(entry -> tree.append(entry.name, entry.node.mode(), entry.node.id()));
    return tree;
  }
}
