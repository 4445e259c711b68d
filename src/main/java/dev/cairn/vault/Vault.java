package dev.cairn.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A vault on disk: the folder that holds `cairn.toml`. Reads only.
public class Vault {
  /// The file that marks a vault's root and holds its settings.
  public static final String SETTINGS = "cairn.toml";

  /// The folder of what can be made again.
  public static final String DERIVED = ".cairn";

  public static final String RAW = "raw";
  public static final String WIKI = "wiki";

  /// What models read in sources, as JSON.
  public static final String READINGS = "readings";

  public static final String SOURCES = "wiki/sources";
  public static final String CONCEPTS = "wiki/concepts";
  public static final String ENTITIES = "wiki/entities";
  public static final String ANSWERS = "wiki/answers";
  public static final String REVIEWS = "wiki/reviews";
  public static final VaultPath INDEX = VaultPath.of("wiki/index.md");
  public static final VaultPath DECISIONS = VaultPath.of("wiki/review-log.md");
  public static final VaultPath LOG = VaultPath.of("wiki/log.md");

  /// What the last nightly run did and what it leaves to people.
  public static final VaultPath MORNING = VaultPath.of("wiki/morning-report.md");

  /// What the owner wants the wiki to be able to answer, and what came of asking.
  public static final VaultPath QUESTIONS = VaultPath.of("eval/questions.md");

  public static final VaultPath SCORES = VaultPath.of("eval/history.csv");
  public static final VaultPath SCORE_PICTURE = VaultPath.of("eval/scores.svg");

  /// A file that was there when the vault was walked.
  ///
  /// @param size in bytes
  /// @param stamp changes when the file does: its time of modification in nanoseconds
  /// @param id the file system's own key of the file, 0 where it has none
  public record FileEntry(VaultPath path, long size, long stamp, int id) {}

  private final Path root;

  /// @param root the vault's folder; links in it are resolved
  public Vault(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  /// The nearest vault at or above `start`.
  public static Optional<Vault> around(Path start) throws IOException {
    for (Path folder = start.toAbsolutePath().normalize();
        folder != null;
        folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(SETTINGS))) {
        return Optional.of(new Vault(folder));
      }
    }
    return Optional.empty();
  }

  public final Path root() {
    return root;
  }

  public final Path derived() {
    return root.resolve(DERIVED);
  }

  /// The bytes of a file; empty where there is no regular file. Links are not followed.
  public Optional<Content> read(VaultPath path) throws IOException {
    Path file = path.in(root);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Content.of(Files.readAllBytes(file)))
        : Optional.empty();
  }

  public Optional<Page> page(VaultPath path) throws IOException {
    return read(path).map(content -> Page.of(path, content.text()));
  }

  /// The files below `folder`, ordered by path; hidden files and folders and symbolic links are
  /// passed over.
  public List<FileEntry> files(String folder) throws IOException {
    return Listing.of(root, folder.isEmpty() ? root : root.resolve(folder)).files();
  }

  /// One file as a listing would have it; empty where there is no regular file. Links are not
  /// followed.
  public Optional<FileEntry> entry(VaultPath path) throws IOException {
    return Listing.entry(root, path);
  }

  /// All files of the vault, as they are now.
  public Listing listing() throws IOException {
    return Listing.of(root, root);
  }

  /// The form in which basenames are compared: NFC, letter case folded.
  public static String foldedName(String basename) {
    return Normalizer.normalize(basename, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
