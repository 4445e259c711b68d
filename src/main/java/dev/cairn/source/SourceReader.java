package dev.cairn.source;

import dev.cairn.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads a raw file into a source, or says why it cannot be one.
///
/// What comes out depends on the name and the bytes alone. Whatever the bytes are, reading ends in
/// time and memory that grow with their number and no faster.
public final class SourceReader {

  /// The largest file that is read, in bytes.
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /// The most lines that are read.
  public static final int MAX_LINES = 500_000;

  private static final int LANGUAGE_SAMPLE = 20_000;
  private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd");
  private static final Set<String> HTML = Set.of("html", "htm", "xhtml");
  private static final Set<String> TEXT = Set.of("txt", "text", "");

  private static final Set<String> DATA =
      Set.of(
          "json",
          "jsonl",
          "csv",
          "tsv",
          "toml",
          "yaml",
          "yml",
          "xml",
          "ini",
          "conf",
          "properties",
          "lock",
          "java",
          "js",
          "ts",
          "py",
          "c",
          "h",
          "cpp",
          "rs",
          "go",
          "rb",
          "sh",
          "sql",
          "css",
          "svg",
          "canvas",
          "base");

  private SourceReader() {}

  /// Reads a file.
  ///
  /// @param fileName its name or path, of which only the extension counts
  public static Reading read(String fileName, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      String size = String.format(Locale.ROOT, "%.1f MB", bytes.length / (1024.0 * 1024.0));
      return new Reading.Refused("it is " + size + ", over the limit of 20 MB");
    }
    Optional<String> binary = BinaryFormat.of(bytes);
    if (binary.isPresent()) {
      return new Reading.Refused("it is " + binary.get() + ", which cannot be read yet");
    }
    String extension = extension(fileName);
    if (DATA.contains(extension)) {
      return new Reading.Refused(
          "files of type ." + extension + " hold data or code, which cannot be read yet");
    }
    return switch (Decoded.of(bytes)) {
      case Decoded.Text text -> read(extension, text.characters());
      case Decoded.NotText not when known(extension) -> new Reading.Refused(not.reason());
      case Decoded.NotText _ ->
          new Reading.Refused("files of type ." + extension + " cannot be read yet");
    };
  }

  private static Reading read(String extension, String characters) {
    if (characters.codePoints().allMatch(SourceReader::unseen)) {
      return new Reading.Refused("it is empty");
    }
    List<String> lines = RawLines.of(characters, MAX_LINES);
    if (lines.size() > MAX_LINES) {
      return new Reading.Refused("it has more than " + MAX_LINES + " lines");
    }
    if (isPage(extension, characters) && HtmlReader.exceeds(characters)) {
      return new Reading.Refused("it has more tags than a page that people read");
    }
    Document document = document(extension, characters, lines);
    Optional<String> error = ErrorPage.sign(document);
    if (error.isPresent()) {
      return new Reading.Refused("it is an error page (“" + error.get() + "”) and no article");
    }
    if (document.passages().isEmpty()) {
      return new Reading.Refused("it holds no text that can be read");
    }
    return new Reading.Read(source(document));
  }

  private static boolean isPage(String extension, String characters) {
    return HTML.contains(extension)
        || (MARKDOWN.contains(extension) || TEXT.contains(extension))
            && HtmlReader.recognises(characters);
  }

  private static Document document(String extension, String characters, List<String> lines) {
    if (isPage(extension, characters)) {
      return HtmlReader.read(characters);
    }
    if (MARKDOWN.contains(extension)) {
      return MarkdownReader.read(lines);
    }
    return TEXT.contains(extension) && MarkdownReader.recognises(lines)
        ? MarkdownReader.read(lines)
        : TextReader.read(lines);
  }

  private static Source source(Document document) {
    Facts facts = document.facts();
    return new Source(
        document.format(),
        facts.title(),
        facts.metadata(),
        facts.tags(),
        facts.aliases(),
        Language.detect(sample(document.passages())),
        document.passages(),
        document.injections());
  }

  private static String sample(List<Passage> passages) {
    StringBuilder sample = new StringBuilder();
    for (Passage each : passages) {
      if (sample.length() >= LANGUAGE_SAMPLE) {
        break;
      }
      if (each.kind() != Passage.Kind.CODE) {
        int rest = LANGUAGE_SAMPLE - sample.length();
        sample.append(each.text(), 0, Math.min(rest, each.text().length())).append('\n');
      }
    }
    return sample.toString();
  }

  private static boolean unseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.CONTROL && c != 0;
  }

  private static boolean known(String extension) {
    return MARKDOWN.contains(extension) || HTML.contains(extension) || TEXT.contains(extension);
  }

  private static String extension(String fileName) {
    String name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
