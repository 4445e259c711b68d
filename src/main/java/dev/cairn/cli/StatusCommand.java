package dev.cairn.cli;

import dev.cairn.compile.SourceRecord;
import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Refusal;
import dev.cairn.vault.Content;
import dev.cairn.vault.Page;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/// `cairn status`.
@Command(
    name = "status",
    description =
        "Where things stand: pages, sources waiting in raw/, edits not committed, what stands in"
            + " the way.")
final class StatusCommand extends CairnCommand {
  private static final Set<String> UNREADABLE = Set.of("split-index", "sparse-index");

  @Override
  ExitCode run(Console console) throws IOException {
    Vault vault = cairn().vault();
    Map<String, Integer> pages = new TreeMap<>();
    Set<String> recorded = new HashSet<>();
    for (FileEntry entry : vault.files(Vault.WIKI)) {
      if (entry.path().isMarkdown()) {
        String rest = entry.path().value().substring(Vault.WIKI.length() + 1);
        int slash = rest.indexOf('/');
        if (slash > 0) {
          pages.merge(rest.substring(0, slash), 1, Integer::sum);
        }
        if (entry.path().isUnder(Vault.SOURCES)) {
          vault.page(entry.path()).ifPresent(page -> recorded.addAll(rawOf(page)));
        }
      }
    }
    List<String> waiting = new ArrayList<>();
    for (FileEntry entry : vault.files(Vault.RAW)) {
      if (!recorded.contains(entry.path().value()) && !entry.path().isUnder("raw/assets")) {
        waiting.add(entry.path().value());
      }
    }
    return print(console, vault, pages, waiting);
  }

  private static List<String> rawOf(Page page) {
    return SourceRecord.of(page)
        .map(record -> {
          List<String> raw = new ArrayList<>(record.earlier());
          raw.add(record.raw().value());
          return raw;
        })
        .orElse(List.of());
  }

  /// Without the files whose source was taken out: they stay where they are, and wait for nothing.
  private static List<String> withoutRemoved(Vault vault, History history, List<String> waiting)
      throws IOException {
    if (waiting.isEmpty()) {
      return waiting;
    }
    Set<String> removed = new HashSet<>();
    for (Logged logged : history.log(Integer.MAX_VALUE)) {
      removed.addAll(logged.operation().values("Cairn-Removed"));
    }
    List<String> left = new ArrayList<>();
    for (String path : waiting) {
      Optional<Content> content = vault.read(VaultPath.of(path));
      if (content.isPresent() && !removed.contains(content.get().sha256().hex())) {
        left.add(path);
      }
    }
    return left;
  }

  private ExitCode print(
      Console console, Vault vault, Map<String, Integer> pages, List<String> unknown)
      throws IOException {
    List<String> waiting = unknown;
    String obstacle = "";
    List<VaultPath> uncommitted = List.of();
    String last = "";
    switch (History.open(vault.root(), cairn().clock())) {
      case Refusal refusal -> obstacle = refusal.sentence() + " " + refusal.hint();
      case History.Opened(History opened) -> {
        try (History history = opened) {
          Optional<Refusal> found = history.obstacle();
          obstacle = found.map(refusal -> refusal.sentence() + " " + refusal.hint()).orElse("");
          // An index of these kinds is one that cannot be compared with the files.
          if (found.filter(refusal -> UNREADABLE.contains(refusal.code())).isEmpty()) {
            uncommitted = history.uncommitted();
          }
          waiting = withoutRemoved(vault, history, waiting);
          List<Logged> log = history.log(1);
          last =
              log.isEmpty()
                  ? ""
                  : log.getFirst().operation().kind() + ": " + log.getFirst().operation().subject();
        }
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("vault", vault.root().toString());
    json.put("pages", pages);
    json.put("waiting", waiting);
    json.put("uncommitted", uncommitted.stream().map(VaultPath::value).toList());
    json.put("last", last);
    json.put("obstacle", obstacle);
    console.json(json);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("vault", vault.root().toString()));
    pages.forEach((kind, count) -> rows.add(List.of(kind, Integer.toString(count))));
    rows.add(List.of("last operation", last.isEmpty() ? "none yet" : last));
    rows.add(
        List.of(
            "waiting in raw/",
            waiting.isEmpty()
                ? "nothing"
                : Console.count(waiting.size(), "file") + "; take in with: cairn ingest"));
    rows.add(
        List.of(
            "edited, not committed",
            uncommitted.isEmpty() ? "nothing" : Console.count(uncommitted.size(), "page")));
    if (!obstacle.isEmpty()) {
      rows.add(List.of("in the way", obstacle));
    }
    console.table(rows);
    uncommitted.stream().limit(20).forEach(path -> console.line("  " + path));
    return ExitCode.DONE;
  }
}
