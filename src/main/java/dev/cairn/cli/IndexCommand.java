package dev.cairn.cli;

import dev.cairn.search.Embedded;
import dev.cairn.search.EmbeddingProgress;
import dev.cairn.search.Refreshed;
import dev.cairn.search.SearchIndex;
import dev.cairn.search.VectorIndex;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/// `cairn index`.
@Command(
    name = "index",
    description =
        "Bring the search index up to the files now, and embed what is missing where an embedding"
            + " model is configured. Can be stopped and goes on where it was.")
final class IndexCommand extends CairnCommand {
  @Override
  ExitCode run(Console console) throws IOException {
    long start = System.nanoTime();
    Vault vault = cairn().vault();
    Optional<EmbeddingModel> model = EmbeddingModel.of(vault, cairn().shell().environment());
    Map<String, Object> json = new LinkedHashMap<>();
    try (SearchIndex index = SearchIndex.open(vault)) {
      Refreshed refreshed = index.refresh();
      report(console, json, refreshed);
      if (model.isEmpty()) {
        console.line("vectors       none: no embedding model is configured");
        return end(console, json, start, ExitCode.DONE);
      }
      try (VectorIndex vectors = VectorIndex.open(vault, model.get().embedder());
          Interrupt interrupt = Interrupt.to(vectors::stop)) {
        Embedded embedded = vectors.update(index, progress(console));
        console.end();
        report(console, json, model.get().embedder().model(), embedded);
        return end(console, json, start, exitCode(console, embedded));
      }
    }
  }

  private static ExitCode end(
      Console console, Map<String, Object> json, long start, ExitCode code) {
    json.put("ms", (System.nanoTime() - start) / 1_000_000);
    console.json(json);
    return code;
  }

  private static void report(Console console, Map<String, Object> json, Refreshed refreshed) {
    json.put("added", refreshed.added());
    json.put("updated", refreshed.updated());
    json.put("removed", refreshed.removed());
    if (refreshed.rebuiltBecause() != null) {
      console.note("The search index was rebuilt because " + refreshed.rebuiltBecause() + ".");
    }
    console.line(
        refreshed.busy()
            ? "search index  another process is writing it"
            : "search index  %d added, %d updated, %d removed"
                .formatted(refreshed.added(), refreshed.updated(), refreshed.removed()));
  }

  private static void report(
      Console console, Map<String, Object> json, String model, Embedded embedded) {
    json.put("model", model);
    json.put("embedded", embedded.embedded());
    json.put("reused", embedded.reused());
    json.put("files", embedded.files());
    json.put("missing", embedded.missing());
    if (embedded.rebuiltBecause() != null) {
      console.note("The vectors were made anew because " + embedded.rebuiltBecause() + ".");
    }
    console.line(
        "vectors       %s: %s embedded, %d reused; %d of %s have theirs"
            .formatted(
                model,
                Console.count(embedded.embedded(), "text"),
                embedded.reused(),
                embedded.files() - embedded.missing(),
                Console.count(embedded.files(), "file")));
  }

  private static ExitCode exitCode(Console console, Embedded embedded) {
    String goOn = " Go on with: cairn index";
    return switch (embedded.end()) {
      case Embedded.Done() -> ExitCode.DONE;
      case Embedded.Stopped() -> {
        console.note("Stopped." + goOn);
        yield ExitCode.INTERRUPTED;
      }
      case Embedded.Busy() ->
          throw new Failure(
              ExitCode.STATE,
              "busy",
              "Another process is embedding this vault's texts.",
              "Let it finish.");
      case Embedded.Failed(String sentence) ->
          throw new Failure(
              ExitCode.NETWORK, "embedding", sentence, "What is embedded is kept." + goOn);
    };
  }

  private static EmbeddingProgress progress(Console console) {
    return new EmbeddingProgress() {
      @Override
      public void start(int files) {
        console.start("Embedding files", files);
      }

      @Override
      public void fileDone() {
        console.step();
      }
    };
  }
}
