package dev.cairn.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a folder lacks to be a vault. Whatever is there stays, byte for byte.
public final class NewVault {
  private static final Map<String, String> FILES = files();

  private NewVault() {}

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("AGENTS.md", "AGENTS.md");
    files.put("CLAUDE.md", "CLAUDE.md");
    files.put("program.md", "program.md");
    files.put(Vault.SETTINGS, Vault.SETTINGS);
    files.put(".gitignore", "gitignore");
    files.put(".obsidian/app.json", "app.json");
    return files;
  }

  /// The files that `folder` lacks. Obsidian's settings are only for a folder that Obsidian has not
  /// seen.
  public static Edits missing(Path folder) throws IOException {
    boolean obsidian = Files.exists(folder.resolve(".obsidian"), LinkOption.NOFOLLOW_LINKS);
    List<Edit> edits = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      boolean there = Files.exists(folder.resolve(file.getKey()), LinkOption.NOFOLLOW_LINKS);
      if (!there && !(obsidian && file.getKey().startsWith(".obsidian/"))) {
        edits.add(new Edit(VaultPath.of(file.getKey()), null, resource(file.getValue())));
      }
    }
    return new Edits(edits);
  }

  private static Content resource(String name) throws IOException {
    try (InputStream in = NewVault.class.getResourceAsStream("new/" + name)) {
      if (in == null) {
        throw new IllegalStateException("new/" + name + " is missing from the jar");
      }
      return Content.of(in.readAllBytes());
    }
  }

  /// Makes the vault's own folder where there is none, and resolves links in its path.
  public static Path folder(Path root) throws IOException {
    return Files.createDirectories(root).toRealPath();
  }

  /// Makes the folders that git does not keep while they are empty, and keeps `.cairn` out of git
  /// whatever the repository's own `.gitignore` says.
  public static void makeFolders(Path folder) throws IOException {
    for (String name : List.of(Vault.RAW, Vault.WIKI, Vault.DERIVED)) {
      Files.createDirectories(folder.resolve(name));
    }
    Path ignore = folder.resolve(Vault.DERIVED).resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }
}
