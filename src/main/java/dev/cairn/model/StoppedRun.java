package dev.cairn.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an ingest was asked for, kept where a budget or a model's failure stops it, so that it can
/// go on. What the model answered before lies in its own cache.
///
/// @param folder where the paths begin
/// @param paths as they were given; `-` for standard input
/// @param input what came by standard input, in base 64; null where nothing did
/// @param wishes what the owner said about sources, by their titles
/// @param language of what models write, `und` for that of the sources
public record StoppedRun(
    String folder,
    List<String> paths,
    @Nullable String input,
    Map<String, String> wishes,
    String language) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public static StoppedRun of(
      Path folder, List<String> paths, byte @Nullable [] input, String language) {
    String text = input == null ? null : Base64.getEncoder().encodeToString(input);
    return new StoppedRun(folder.toString(), paths, text, Map.of(), language);
  }

  /// The run that was stopped last and has not gone on.
  public static Optional<StoppedRun> in(Vault vault) throws IOException {
    Path file = file(vault);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), StoppedRun.class))
        : Optional.empty();
  }

  public StoppedRun with(Map<String, String> said) {
    return new StoppedRun(folder, paths, input, said, language);
  }

  /// What came by standard input.
  public Optional<byte[]> given() {
    return Optional.ofNullable(input).map(Base64.getDecoder()::decode);
  }

  public void keep(Vault vault) throws IOException {
    Path file = file(vault);
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), this);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  public static void forget(Vault vault) throws IOException {
    Files.deleteIfExists(file(vault));
  }

  private static Path file(Vault vault) {
    return vault.root().resolve(Vault.DERIVED).resolve("stopped.json");
  }
}
