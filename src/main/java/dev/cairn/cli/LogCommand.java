package dev.cairn.cli;

import dev.cairn.history.History;
import dev.cairn.history.Logged;
import dev.cairn.history.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn log`.
@Command(
    name = "log",
    description =
        "What happened, newest first, with the run by which each operation can be undone.")
final class LogCommand extends CairnCommand {
  @Option(names = "--limit", paramLabel = "N", description = "The most operations.")
  int limit = 20;

  @Override
  ExitCode run(Console console) throws IOException {
    List<Logged> log =
        switch (History.open(cairn().vault().root(), cairn().clock())) {
          case Refusal refusal -> throw Failure.of(refusal);
          case History.Opened(History opened) -> {
            try (History history = opened) {
              yield history.log(Math.max(1, limit));
            }
          }
        };
    console.json(Map.of("operations", log.stream().map(LogCommand::json).toList()));
    console.table(
        log.stream()
            .map(logged ->
                List.of(
                    logged.time().toString().substring(0, 16).replace('T', ' '),
                    logged.operation().run(),
                    logged.operation().kind(),
                    logged.operation().subject()))
            .toList());
    if (log.isEmpty()) {
      console.line("Nothing has happened yet.");
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(Logged logged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("run", logged.operation().run());
    json.put("kind", logged.operation().kind());
    json.put("subject", logged.operation().subject());
    json.put("commit", logged.commit());
    json.put("time", logged.time().toString());
    json.put("sources", logged.operation().values("Cairn-Source"));
    return json;
  }
}
