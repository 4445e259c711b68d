package dev.cairn.compile;

import dev.cairn.source.Injection;
import dev.cairn.source.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Digests as bytes. Their names are kept elsewhere, by name.
final class DigestCodec {
  private DigestCodec() {}

  static byte[] packed(Digest digest) {
    List<String> metadata = new ArrayList<>();
    new TreeMap<>(digest.metadata()).forEach((key, value) -> metadata.addAll(List.of(key, value)));
    Packed.Out out =
        new Packed.Out()
            .text(digest.title())
            .text(digest.language())
            .text(digest.format())
            .texts(metadata)
            .texts(digest.tags())
            .text(digest.subject())
            .texts(digest.outline())
            .number(digest.statements().size());
    for (Statement statement : digest.statements()) {
      out.text(statement.text())
          .text(statement.label())
          .text(statement.locator())
          .texts(statement.headings())
          .number(statement.passage())
          .number(statement.item() ? 1 : 0)
          .number(statement.opens() ? 1 : 0);
    }
    out.number(digest.aliases().size());
    digest
        .aliases()
        .forEach(pair ->
            out.number(pair.kind().ordinal())
                .text(pair.shorter())
                .text(pair.longer())
                .text(pair.full()));
    out.number(digest.injections().size());
    digest
        .injections()
        .forEach(injection ->
            out.number(injection.kind().ordinal())
                .number(injection.lines().first())
                .number(injection.lines().last()));
    pack(digest.account(), out);
    return out.bytes();
  }

  private static void pack(@Nullable Account account, Packed.Out out) {
    out.text(account == null ? "" : account.model());
    if (account == null) {
      return;
    }
    out.number(account.names().size());
    account
        .names()
        .forEach(name ->
            out.text(name.key())
                .text(name.name())
                .number(name.kind().ordinal())
                .number(name.main() ? 1 : 0));
    out.number(account.gist().size());
    account.gist().forEach(gist -> numbers(out.text(gist.text()), gist.statements()));
    numbers(out, account.claims());
    numbers(out, account.unread());
  }

  private static void numbers(Packed.Out out, List<Integer> numbers) {
    out.number(numbers.size());
    numbers.forEach(out::number);
  }

  private static @Nullable Account account(Packed.In in) {
    String model = in.text();
    return model.isEmpty()
        ? null
        : new Account(
            model,
            in.list(name ->
                new Account.Named(
                    name.text(),
                    name.text(),
                    Topic.Kind.values()[name.number()],
                    name.number() == 1)),
            in.list(gist -> new Account.Gist(gist.text(), gist.list(Packed.In::number))),
            in.list(Packed.In::number),
            in.list(Packed.In::number));
  }

  static Digest digest(byte[] bytes) {
    Packed.In in = new Packed.In(bytes);
    String title = in.text();
    String language = in.text();
    String format = in.text();
    List<String> pairs = in.texts();
    Map<String, String> metadata = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      metadata.put(pairs.get(i), pairs.get(i + 1));
    }
    List<String> tags = in.texts();
    String subject = in.text();
    List<String> outline = in.texts();
    int size = in.number();
    List<Statement> statements = new ArrayList<>(size);
    for (int number = 1; number <= size; number++) {
      statements.add(
          new Statement(
              number,
              in.text(),
              in.text(),
              in.text(),
              in.texts(),
              in.number(),
              in.number() == 1,
              in.number() == 1));
    }
    List<AliasPair> aliases =
        in.list(pair ->
            new AliasPair(
                AliasPair.Kind.values()[pair.number()], pair.text(), pair.text(), pair.text()));
    List<Injection> injections =
        in.list(one ->
            new Injection(
                Injection.Kind.values()[one.number()],
                new Locator.Lines(one.number(), one.number())));
    return new Digest(
        title,
        language,
        format,
        metadata,
        tags,
        subject,
        outline,
        statements,
        Map.of(),
        aliases,
        injections,
        account(in));
  }
}
