package dev.cairn.compile;

import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.compile.SourceReading.Same;
import dev.cairn.compile.SourceReading.Sentence;
import dev.cairn.compile.SourceReading.Window;
import dev.cairn.gate.PageChecks;
import dev.cairn.gate.Surroundings;
import dev.cairn.model.Answer;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Prompt;
import dev.cairn.model.Task;
import dev.cairn.source.Source;
import dev.cairn.text.NameKey;
import dev.cairn.vault.Citation;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.FrontMatter;
import dev.cairn.vault.Page;
import dev.cairn.vault.Prose;
import dev.cairn.vault.VaultPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Has a model read the sources that come, and keeps of it what code finds in them.
final class ModelIntake {
  private final Workbench bench;
  private final ModelUse use;
  private final ModelReader reader;
  private final ModelResolver resolver;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> guidance = new ArrayList<>();
  private int dropped;

  ModelIntake(Workbench bench, ModelUse use, String rules) {
    this.bench = bench;
    this.use = use;
    this.reader = new ModelReader(use.chat(), rules, use.operation());
    this.resolver = new ModelResolver(use.chat(), use.operation());
  }

  /// The sources with what the model made of them.
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /// The readings to keep.
  List<Edit> edits() {
    return List.copyOf(edits);
  }

  /// Why parts of sources were read by code alone, one sentence each.
  List<String> notes() {
    return List.copyOf(notes);
  }

  /// What the owner wants the pages to heed; empty where nothing was said.
  String guidance() {
    return String.join("\n", guidance);
  }

  /// How many quotations and names the sources do not hold.
  int dropped() {
    return dropped;
  }

  /// What it may take to read the sources that come and to write about them.
  Estimate estimate(Intake intake) throws IOException {
    Estimate estimate = Estimate.NOTHING;
    for (Arrival arrival : intake.arrivals()) {
      String slug = arrival.record().slug();
      estimate = reader.estimate(source(intake, slug), before(slug).orElse(null), estimate);
    }
    return estimate.calls() == 0 ? estimate : resolver.estimate(estimate);
  }

  /// What the model may read of a source.
  private static Source source(Intake intake, String slug) {
    return Objects.requireNonNull(intake.source(slug)).withoutInstructions();
  }

  private Optional<SourceReading> before(String slug) throws IOException {
    return bench.history.committed(ReadingFile.path(slug)).flatMap(ReadingFile::of);
  }

  void read(Intake intake) throws ModelStopped, IOException {
    List<Prompt> prompts = new ArrayList<>();
    for (Arrival arrival : intake.arrivals()) {
      String slug = arrival.record().slug();
      Source source = source(intake, slug);
      prompts.addAll(reader.prompts(slug, source, before(slug).orElse(null)));
    }
    String model = use.chat().facts(Task.EXTRACT).name().toString();
    bench.progress.start("Reading with " + model, prompts.size());
    Iterator<Answer> answers = new PromptBatch(use.chat(), bench.progress).ask(prompts).iterator();
    bench.progress.end();
    List<Arrival> readings = new ArrayList<>();
    for (Arrival arrival : intake.arrivals()) {
      Source source = source(intake, arrival.record().slug());
      readings.add(read(arrival, source, answers));
    }
    resolve(readings, known(intake));
    for (Arrival arrival : intake.arrivals()) {
      arrivals.add(kept(arrival, source(intake, arrival.record().slug())));
    }
  }

  /// Keeps what the model gave for a source.
  ///
  /// @return the source as the reading has it
  private Arrival read(Arrival arrival, Source source, Iterator<Answer> answers)
      throws IOException {
    SourceRecord record = arrival.record();
    ModelReader.Result result =
        reader.read(
            record.slug(), source, record.sha256(), before(record.slug()).orElse(null), answers);
    notes.addAll(result.failed());
    SourceReading reading = grounded(result.reading(), record, arrival.digest(), source);
    bench.readings().put(record.slug(), reading);
    ReadDigest read = digest(arrival, source, reading);
    dropped += read.dropped();
    return Arrival.of(record, read.digest());
  }

  private static ReadDigest digest(Arrival arrival, Source source, SourceReading reading) {
    return ReadDigest.of(arrival.digest().with(arrival.names().names()), source, reading);
  }

  /// The keys of the names that the sources' earlier versions used.
  private Set<String> known(Intake intake) throws IOException {
    Set<String> known = new HashSet<>();
    for (Arrival arrival : intake.arrivals()) {
      before(arrival.record().slug()).stream()
          .flatMap(reading -> reading.windows().stream())
          .flatMap(window -> window.names().stream())
          .forEach(name -> known.add(NameKey.of(name.name())));
    }
    return known;
  }

  /// Has the model decide about names that look alike, and keeps what it decides with the sources.
  private void resolve(List<Arrival> readings, Set<String> known) throws ModelStopped {
    ModelResolver.Result result = resolver.decide(NamePair.of(readings, known, bench.store));
    result.failed().ifPresent(notes::add);
    result
        .same()
        .forEach((slug, names) -> {
          SourceReading reading = bench.readings().of(slug).orElseThrow();
          List<Same> all = new ArrayList<>(reading.same());
          all.addAll(names);
          bench.readings().put(slug, reading.withSame(all));
          names.forEach(one ->
              notes.add(
                  "%s: %s and %s are one thing, as the model judges"
                      .formatted(slug, one.name(), one.other())));
        });
  }

  /// The source with all that there is to know, after its owner was heard.
  private Arrival kept(Arrival arrival, Source source) throws IOException {
    String slug = arrival.record().slug();
    SourceReading reading = bench.readings().of(slug).orElseThrow();
    Digest digest = digest(arrival, source, reading).digest();
    Account account = Objects.requireNonNull(digest.account());
    String wish = use.talk().about(arrival.digest().title(), account);
    if (!wish.isBlank()) {
      guidance.add(wish.strip());
    }
    VaultPath path = ReadingFile.path(slug);
    Optional<Content> old = bench.history.committed(path);
    Content now = ReadingFile.content(reading);
    if (old.isEmpty() || !old.get().equals(now)) {
      edits.add(new Edit(path, old.orElse(null), now));
    }
    return Arrival.of(arrival.record(), digest);
  }

  /// The reading with those sentences of its own that the gate would let through.
  private SourceReading grounded(
      SourceReading reading, SourceRecord record, Digest digest, Source source) {
    Quotations quotations = new Quotations(source, digest.statements());
    List<Window> windows = new ArrayList<>();
    for (Window window : reading.windows()) {
      List<Sentence> gist = new ArrayList<>();
      for (Sentence sentence : window.gist()) {
        if (isGrounded(sentence, record, digest, quotations)) {
          gist.add(sentence);
        } else {
          dropped++;
        }
      }
      windows.add(
          new Window(
              window.sha256(),
              window.first(),
              window.last(),
              gist,
              window.names(),
              window.claims()));
    }
    return reading.with(windows);
  }

  private boolean isGrounded(
      Sentence sentence, SourceRecord record, Digest digest, Quotations quotations) {
    Map<Integer, Citation> citations = new LinkedHashMap<>();
    sentence.quotes().stream()
        .flatMap(quote -> quotations.statement(quote).stream())
        .map(statement -> Claim.of(record.slug(), statement, 0, digest.language()))
        .forEach(claim -> citations.put(claim.statement().number(), claim.citation()));
    if (citations.isEmpty() || Markup.standsIn(sentence.text())) {
      return false;
    }
    StringBuilder text = new StringBuilder();
    text.append("---\ntype: source\ntitle: ")
        .append(FrontMatter.quoted(digest.title()))
        .append("\ndescription: ")
        .append(FrontMatter.quoted(PagePrinter.description(sentence.text())))
        .append("\nwritten-by: model/unknown\nraw: ")
        .append(FrontMatter.quoted("[[" + record.raw() + "]]"))
        .append("\nsha256: ")
        .append(record.sha256())
        .append("\n---\n\n# ")
        .append(Prose.escape(digest.title()))
        .append("\n\n")
        .append(PagePrinter.finished(Prose.escape(sentence.text()), sentence.text()));
    citations.values().forEach(citation -> text.append(citation.mark()));
    text.append("\n\n## Sources\n\n");
    citations.values().forEach(citation -> text.append(citation.line()).append('\n'));
    Page page = Page.of(record.page(), text.toString());
    Surroundings around =
        new Surroundings(
            new FileNames(List.of(record.page(), record.raw())),
            path -> path.equals(record.page()) ? Optional.of(page) : Optional.empty(),
            bench.texts(),
            Set.of());
    return new PageChecks(around, false)
        .of(page).stream()
            .noneMatch(violation ->
                switch (violation.rule()) {
                  case CITATION, GROUNDING, UNCITED, EXECUTABLE, URL -> true;
                  case LINK, FRONT_MATTER, HUMAN_TEXT, SHRINK, MASS_DELETE, PATH -> false;
                });
  }
}
