package dev.cairn.search;

import dev.cairn.graph.PageLinks;
import dev.cairn.search.FileText.Kind;
import dev.cairn.source.Reading;
import dev.cairn.source.Source;
import dev.cairn.source.SourceReader;
import dev.cairn.text.Language;
import dev.cairn.vault.CodeMask;
import dev.cairn.vault.Content;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads files for the index.
final class FileTexts {
  private static final System.Logger LOG = System.getLogger(FileTexts.class.getName());

  /// A file with more bytes than this is found by its name only.
  static final long MOST_BYTES = SourceReader.MAX_BYTES;

  private static final int LONGEST_NAME = 1_000;

  /// Characters that tell a language.
  private static final int ENOUGH = 1_000;

  private static final String ASSETS = "raw/assets";
  private static final Set<String> NOT_KNOWLEDGE =
      Set.of(
          "AGENTS.md",
          "CLAUDE.md",
          "program.md",
          Vault.QUESTIONS.value(),
          Vault.INDEX.value(),
          Vault.LOG.value());
  private static final Set<String> GENERATED = Set.of("index", "log");
  private static final Pattern INLINE_TAG =
      Pattern.compile("(?<![^\\s(])#([\\p{L}\\p{N}_/-]*[\\p{L}_][\\p{L}\\p{N}_/-]*)");

  private FileTexts() {}

  /// Whether a file is searched: raw files and pages, but not attachments, instructions, or the
  /// generated lists that only repeat what pages say.
  static boolean isSearched(VaultPath path) {
    return path.isUnder(Vault.RAW)
        ? !path.isUnder(ASSETS)
        : path.isMarkdown() && !NOT_KNOWLEDGE.contains(path.value());
  }

  /// Whether what a file holds is of use: that of attachments is not, only their names.
  static boolean isRead(VaultPath path) {
    return path.isUnder(Vault.RAW) ? !path.isUnder(ASSETS) : path.isMarkdown();
  }

  /// A file's text; without units where it is not searched.
  static FileText read(VaultPath path, Content content) {
    return path.isUnder(Vault.RAW) ? raw(path, content) : page(Page.of(path, content.text()));
  }

  /// A file of which only the name is known.
  static FileText named(VaultPath path) {
    Kind kind =
        path.isUnder(Vault.RAW) ? Kind.RAW : path.isUnder(Vault.WIKI) ? Kind.WIKI : Kind.NOTE;
    List<Unit> nothing = isSearched(path) ? List.of(new Unit(List.of(), 1, "")) : List.of();
    return new FileText(
        path,
        kind,
        kind.term(),
        path.basename(),
        List.of(),
        List.of(),
        null,
        Writing.ENGLISH,
        null,
        nothing);
  }

  private static FileText raw(VaultPath path, Content content) {
    return switch (reading(path, content)) {
      case Reading.Refused refused -> named(path);
      case Reading.Read(Source source) ->
          new FileText(
              path,
              Kind.RAW,
              Kind.RAW.term(),
              shortened(source.title().isBlank() ? path.basename() : source.title()),
              source.aliases(),
              withParents(source.tags().stream()),
              Days.of(source.metadata().getOrDefault("published", "")),
              Writing.of(source.language()),
              null,
              SourceUnits.of(source));
    };
  }

  /// One file that a reader stumbles over must not cost the search of all the others.
  private static Reading reading(VaultPath path, Content content) {
    try {
      return SourceReader.read(path.fileName(), content.bytes());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(
          System.Logger.Level.WARNING, path + " is found by its name only: reading it failed", e);
      return new Reading.Refused("reading it failed");
    }
  }

  private static FileText page(Page page) {
    Kind kind = page.path().isUnder(Vault.WIKI) ? Kind.WIKI : Kind.NOTE;
    boolean searched =
        isSearched(page.path()) && !(kind == Kind.WIKI && GENERATED.contains(page.type()));
    List<Unit> units = searched ? PageUnits.of(page) : List.of();
    FrontMatter front = page.front();
    return new FileText(
        page.path(),
        kind,
        page.type().isEmpty() ? kind.term() : shortened(page.type()),
        shortened(page.title()),
        page.aliases(),
        withParents(Stream.concat(front.list("tags").stream(), inlineTags(page.body()))),
        Stream.of("published", "updated", "date", "ingested", "created")
            .flatMap(key -> front.get(key).stream())
            .map(Days::of)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null),
        Writing.of(front.get("language").orElseGet(() -> Language.detect(sample(units)))),
        PageLinks.of(page),
        units);
  }

  /// Enough of a page to tell its language by.
  private static String sample(List<Unit> units) {
    StringBuilder sample = new StringBuilder();
    for (Unit unit : units) {
      String text = unit.text();
      sample.append(text, 0, Math.min(text.length(), ENOUGH - sample.length())).append('\n');
      if (sample.length() >= ENOUGH) {
        break;
      }
    }
    return sample.toString();
  }

  /// Whether some `#` is not one of a heading.
  private static boolean mayHoldTag(String body) {
    for (int i = body.indexOf('#'); i >= 0; i = body.indexOf('#', i + 1)) {
      char next = i + 1 < body.length() ? body.charAt(i + 1) : ' ';
      if (next != ' ' && next != '#') {
        return true;
      }
    }
    return false;
  }

  private static Stream<String> inlineTags(String body) {
    List<String> tags = new ArrayList<>();
    if (mayHoldTag(body)) {
      Matcher m = INLINE_TAG.matcher(CodeMask.of(body));
      while (m.find()) {
        tags.add(m.group(1));
      }
    }
    return tags.stream();
  }

  /// Tags in the form in which they are compared, and of nested ones each beginning.
  private static List<String> withParents(Stream<String> tags) {
    Set<String> all = new LinkedHashSet<>();
    tags.map(FileTexts::tag)
        .forEach(tag -> {
          for (int slash = tag.indexOf('/'); slash > 0; slash = tag.indexOf('/', slash + 1)) {
            all.add(tag.substring(0, slash));
          }
          all.add(tag);
        });
    all.remove("");
    return List.copyOf(all);
  }

  static String tag(String written) {
    String bare = written.strip();
    return Vault.foldedName(shortened(bare.startsWith("#") ? bare.substring(1) : bare));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
