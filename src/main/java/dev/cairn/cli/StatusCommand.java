package dev.cairn.cli;

import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Refusal;
import dev.cairn.vault.Vault;
import dev.cairn.vault.Vault.FileEntry;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
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
    for (FileEntry entry : vault.files(Vault.WIKI)) {
      if (entry.path().isMarkdown()) {
        String rest = entry.path().value().substring(Vault.WIKI.length() + 1);
        int slash = rest.indexOf('/');
        if (slash > 0) {
          pages.merge(rest.substring(0, slash), 1, Integer::sum);
        }
      }
    }
    return print(console, vault, pages, WaitingSources.unrecorded(vault));
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
          waiting = WaitingSources.withoutRemoved(vault, history, waiting);
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
