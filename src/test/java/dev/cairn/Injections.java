package dev.cairn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A hundred short sources about ordinary things, each with one attempt to instruct a model, below
/// `injections/`; and thirty below `harmless/` that only look a little like it.
///
/// @param path the file; its name begins with the kind of the attempt
public record Injections(Path path) {

  /// The attempts, by name.
  public static List<Injections> attempts() {
    return of("injections");
  }

  /// What should not be taken for one, by name.
  public static List<Injections> harmless() {
    return of("harmless");
  }

  private static List<Injections> of(String folder) {
    try (Stream<Path> files =
        Files.list(Path.of(Objects.requireNonNull(Injections.class.getResource(folder)).toURI()))) {
      return files.sorted().map(Injections::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public String name() {
    return path.getFileName().toString();
  }

  public byte[] bytes() {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
