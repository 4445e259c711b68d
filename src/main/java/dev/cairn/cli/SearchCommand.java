package dev.cairn.cli;

import dev.cairn.search.Glance;
import dev.cairn.search.HybridSearch.Mode;
import dev.cairn.search.Query;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `cairn search`.
@Command(
    name = "search",
    description =
        "Find pages and raw passages, best first. Any word finds; \"a phrase\" must stand so; -word"
            + " leaves out; begin* finds words that begin so; tag:, type:, in:, path:, since: and"
            + " until: narrow.")
final class SearchCommand extends CairnCommand {
  /// Where to search.
  enum Where {
    wiki,
    raw,
    all;

    Query.Scope scope() {
      return Query.Scope.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  /// What ranks the hits.
  enum By {
    lexical,
    vector,
    hybrid;

    Mode mode() {
      return Mode.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  /// Reads a day, and says what one looks like.
  static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + value + "' is no day such as 2026-04-01.");
      }
    }
  }

  @Spec @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Words to look for.")
  List<String> words = new ArrayList<>();

  @Option(names = "--in", paramLabel = "WHERE", description = "wiki, raw or all.")
  Where where = Where.all;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only pages of this type: concept, entity, source, answer, raw, note.")
  @Nullable String type;

  @Option(names = "--tag", paramLabel = "TAG", description = "Only pages with this tag.")
  @Nullable String tag;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only files dated on this day or later, such as 2026-04-01.")
  @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = Day.class,
      description = "Only files dated on this day or earlier.")
  @Nullable LocalDate until;

  @Option(names = "--limit", paramLabel = "N", description = "The most hits.")
  int limit = Query.DEFAULT_LIMIT;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "lexical: by words; vector: by meaning; hybrid: by both. Unless given: hybrid where an"
              + " embedding model is configured and answers at once, else lexical.")
  @Nullable By by;

  @Override
  ExitCode run(Console console) throws IOException {
    for (String word : words) {
      if (word.startsWith("--") && !endsOptions()) {
        throw Failure.usage(
            "usage",
            "Unknown option: '" + word + "'",
            "See: cairn search --help, or look for it with: cairn search -- " + word);
      }
    }
    if (limit < 1) {
      throw Failure.usage("usage", "--limit must be at least 1.", "");
    }
    Query query = new Query(String.join(" ", words), where.scope(), type, tag, since, until, limit);
    Mode mode = by == null ? null : by.mode();
    SearchReport.print(
        cairn().vault(), query, mode, Glance.NONE, cairn().shell().environment(), console);
    return ExitCode.DONE;
  }

  /// Whether a `--` says that what follows are words.
  private boolean endsOptions() {
    return spec != null && spec.commandLine().getParseResult().originalArgs().contains("--");
  }
}
