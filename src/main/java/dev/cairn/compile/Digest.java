package dev.cairn.compile;

import dev.cairn.source.Injection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the compiler takes from one source. A function of the raw file, and of what a model read in
/// it where one has.
///
/// @param title the source's title; its file name where it gives itself none
/// @param format as a source page prints it: `markdown`, `text`, `html`
/// @param metadata by the vault format's names
/// @param subject the key of the name that the source is about; empty where it is about no one
///   thing
/// @param outline its headings, two spaces of indentation for every level below the first
/// @param names by key
/// @param injections where it reads like an instruction to a model
/// @param account what a model made of the source, null where none has read it
public record Digest(
    String title,
    String language,
    String format,
    Map<String, String> metadata,
    List<String> tags,
    String subject,
    List<String> outline,
    List<Statement> statements,
    Map<String, NameUse> names,
    List<AliasPair> aliases,
    List<Injection> injections,
    @Nullable Account account) {

  public Digest {
    metadata = Map.copyOf(metadata);
    tags = List.copyOf(tags);
    outline = List.copyOf(outline);
    statements = List.copyOf(statements);
    aliases = List.copyOf(aliases);
    injections = List.copyOf(injections);
  }

  Digest withoutNames() {
    return with(Map.of());
  }

  Digest with(Map<String, NameUse> otherNames) {
    return new Digest(
        title,
        language,
        format,
        metadata,
        tags,
        subject,
        outline,
        statements,
        otherNames,
        aliases,
        injections,
        account);
  }

  Statement statement(int number) {
    return statements.get(number - 1);
  }
}
