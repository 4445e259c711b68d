package dev.cairn.history;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// JGit's view of the machine, without the file that it keeps in the person's home.
///
/// JGit measures how finely a disk stamps times, by some thousand writes of a probe file, and
/// remembers the answer under `~/.config`. Nothing outside the vault and its repository may be
/// written, so it is told a coarse answer beforehand. Coarse means that it reads a file again that
/// it might have known.
final class QuietSystem extends SystemReader.Delegate {
  private static final String COARSE = "2 seconds";

  private final Answers answers = new Answers();

  private QuietSystem(SystemReader reader) {
    super(reader);
  }

  /// Must come before JGit looks at the first file on the disk that `folder` is on.
  static synchronized void install(Path folder) throws IOException {
    if (!(SystemReader.getInstance() instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
    }
    if (SystemReader.getInstance() instanceof QuietSystem quiet) {
      String disk = disk(Files.getFileStore(folder));
      quiet.answers.setString("filesystem", disk, "timestampResolution", COARSE);
      quiet.answers.setString("filesystem", disk, "minRacyThreshold", COARSE);
    }
  }

  /// The name under which JGit looks the answer up.
  private static String disk(FileStore store) throws IOException {
    String java =
        System.getProperty("java.vendor") + '|' + System.getProperty("java.version") + '|';
    if (store.supportsFileAttributeView("dos")
        && System.getProperty("os.name").startsWith("Windows")) {
      return java + store.getAttribute("volume:vsn");
    }
    return java + store.name();
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS files) {
    return answers;
  }

  /// A configuration without a file.
  private static final class Answers extends FileBasedConfig {
    @SuppressWarnings("NullAway") // JGit's own way to say that there is no file
    Answers() {
      super(null, FS.DETECTED);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
