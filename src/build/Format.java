import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The build's formatter: lays out every Java file below the given folders as Google Java Format
/// does, or says which files are not laid out that way.
///
/// The formatter's own command takes files and no folders, and a list made by a shell would tie the
/// build to one. Maven runs this file as source, on the JDK that compiles the project.
final class Format {
  private Format() {}

  /// Takes `check` or `write` and the folders; exits with 1 if `check` finds a file that would
  /// change, or if a file cannot be parsed.
  public static void main(String[] args) throws IOException {
    boolean write = args[0].equals("write");
    boolean good = true;
    for (String folder : List.of(args).subList(1, args.length)) {
      for (Path file : sources(Path.of(folder))) {
        good &= format(file, write);
      }
    }
    if (!good) {
      System.err.println("Lay them out with: ./mvnw -Pformat process-sources");
      System.exit(1);
    }
  }

  private static boolean format(Path file, boolean write) throws IOException {
    String before = Files.readString(file);
    try {
      String after = new Formatter().formatSourceAndFixImports(before);
      if (after.equals(before)) {
        return true;
      }
      if (write) {
        Files.writeString(file, after);
        System.out.println("Formatted " + file);
        return true;
      }
      System.err.println("Not formatted: " + file);
    } catch (FormatterException e) {
      System.err.println("Cannot be parsed: " + file + ": " + e.getMessage());
    }
    return false;
  }

  private static List<Path> sources(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
  }
}
