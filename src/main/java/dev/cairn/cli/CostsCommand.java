package dev.cairn.cli;

import dev.cairn.model.Costs;
import dev.cairn.model.Ledger;
import dev.cairn.model.UserFolders;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cairn costs`.
@Command(
    name = "costs",
    description = "What this vault's calls to models took: calls, tokens, dollars.")
final class CostsCommand extends CairnCommand {
  @Option(
      names = "--by",
      paramLabel = "SIDE",
      description = "day, model, operation, source, task or run.")
  Costs.By by = Costs.By.DAY;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = SearchCommand.Day.class,
      description = "Calls on this day or later; from the first of this month unless said.")
  @Nullable LocalDate since;

  @Override
  ExitCode run(Console console) throws IOException {
    String vault = cairn().vault().root().toString();
    LocalDate today = LocalDate.ofInstant(cairn().clock().instant(), ZoneOffset.UTC);
    LocalDate from = since == null ? today.withDayOfMonth(1) : since;
    List<Ledger.Entry> entries =
        new Ledger(UserFolders.of(cairn().shell().environment()))
            .since(from.atStartOfDay(ZoneOffset.UTC).toInstant()).stream()
                .filter(entry -> entry.vault().equals(vault))
                .toList();
    Costs costs = Costs.of(entries, by);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("by", side());
    json.put("since", from.toString());
    json.put(
        "rows",
        costs.rows().entrySet().stream().map(row -> json(row.getKey(), row.getValue())).toList());
    json.put("total", json("total", costs.total()));
    console.json(json);
    if (costs.rows().isEmpty()) {
      console.line("No model has been called since " + from + ".");
      return ExitCode.DONE;
    }
    List<List<String>> table = new ArrayList<>();
    table.add(List.of(side(), "calls", "input", "cached", "output", "usd"));
    costs.rows().forEach((key, row) -> table.add(cells(key.isEmpty() ? "–" : key, row)));
    table.add(cells("total", costs.total()));
    console.table(table);
    if (costs.total().estimated() > 0) {
      console.line(
          "The tokens of "
              + Console.count(costs.total().estimated(), "call")
              + " are estimated, because the provider did not count them.");
    }
    return ExitCode.DONE;
  }

  private String side() {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> cells(String key, Costs.Row row) {
    return List.of(
        key,
        Integer.toString(row.calls()),
        Long.toString(row.input()),
        Long.toString(row.cached()),
        Long.toString(row.output()),
        row.dollars());
  }

  private static Map<String, Object> json(String key, Costs.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", key);
    json.put("calls", row.calls());
    json.put("input", row.input());
    json.put("output", row.output());
    json.put("cached", row.cached());
    json.put("usd", row.usd());
    json.put("unpriced", row.unpriced());
    json.put("estimated", row.estimated());
    return json;
  }
}
