package dev.cairn.compile;

import dev.cairn.compile.Compiler.Arrival;
import dev.cairn.compile.Report.SourceReport;
import dev.cairn.compile.Report.Status;
import dev.cairn.source.Reading;
import dev.cairn.source.Source;
import dev.cairn.source.SourceReader;
import dev.cairn.text.Slug;
import dev.cairn.vault.Content;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import dev.cairn.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes files in: reads each, decides whether it is new, a revision of a source, or known, and
/// gives it its place below `raw/`.
final class Intake {
  /// As much of two texts' words must agree for one to be a revision of the other.
  private static final double ALIKE = 0.35;

  private static final int LONGEST_NAME = 120;

  private final Store store;
  private final Extractor extractor;
  private final String today;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<String> revised = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private final Map<VaultPath, Content> added = new TreeMap<>();
  private final Map<String, Source> sources = new HashMap<>();
  private final Set<String> inThisRun = new HashSet<>();

  /// @param today as an ISO date
  Intake(Store store, Extractor extractor, String today) {
    this.store = store;
    this.extractor = extractor;
    this.today = today;
  }

  /// Takes the candidates in, in an order that does not depend on how they were given.
  void take(List<Candidate> candidates, Consumer<Candidate> progress) {
    record Read(Candidate candidate, Sha256 sha256, Source source, Digest digest) {}
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(
        java.util.Comparator.comparing(Candidate::fileName)
            .thenComparing(candidate -> candidate.content().sha256()));
    List<Optional<Read>> read =
        sorted.parallelStream()
            .map(candidate -> {
              progress.accept(candidate);
              Sha256 sha256 = candidate.content().sha256();
              if (store.withContent(sha256).isPresent()) {
                return Optional.<Read>empty();
              }
              return switch (SourceReader.read(candidate.fileName(), candidate.content().bytes())) {
                case Reading.Refused(String reason) -> {
                  refuse(candidate, reason);
                  yield Optional.<Read>empty();
                }
                case Reading.Read(Source source) ->
                    Optional.of(
                        new Read(
                            candidate,
                            sha256,
                            source,
                            extractor.digest(source, stem(candidate.fileName()))));
              };
            })
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      Candidate candidate = sorted.get(i);
      if (read.get(i).isPresent()) {
        Read one = read.get(i).get();
        arrive(candidate, one.sha256(), one.source(), one.digest());
      } else if (!refused.containsKey(candidate.name())) {
        known(candidate, store.withContent(candidate.content().sha256()).orElse(""));
      }
    }
    refused.values().forEach(reports::add);
  }

  private final Map<String, SourceReport> refused =
      java.util.Collections.synchronizedMap(new TreeMap<>());

  private void refuse(Candidate candidate, String reason) {
    refused.put(candidate.name(), new SourceReport(candidate.name(), "", Status.REFUSED, reason));
  }

  private void known(Candidate candidate, String slug) {
    reports.add(new SourceReport(candidate.name(), slug, Status.UNCHANGED, ""));
  }

  private void arrive(Candidate candidate, Sha256 sha256, Source source, Digest digest) {
    if (!inThisRun.add(sha256.hex())) {
      known(candidate, Slug.of(digest.title(), sha256.abbreviated()).value());
      return;
    }
    VaultPath raw =
        candidate.place() == null ? freePlace(candidate.fileName(), sha256) : candidate.place();
    String origin = candidate.place() == null ? candidate.fileName() : "";
    Optional<SourceRecord> old = revisedBy(candidate, digest);
    SourceRecord record =
        old.map(known -> revision(known, raw, sha256, origin))
            .orElseGet(() ->
                new SourceRecord(
                    freeSlug(digest.title(), sha256),
                    raw,
                    sha256,
                    today,
                    today,
                    List.of(),
                    origin));
    old.ifPresent(known -> revised.add(known.slug()));
    arrivals.add(Arrival.of(record, digest));
    sources.put(record.slug(), source);
    added.put(raw, candidate.content());
    reports.add(
        new SourceReport(
            candidate.name(),
            record.slug(),
            old.isPresent() ? Status.REVISED : Status.NEW,
            "",
            digest.injections()));
  }

  private SourceRecord revision(SourceRecord known, VaultPath raw, Sha256 sha256, String origin) {
    List<String> earlier = new ArrayList<>(known.earlier());
    if (!known.raw().equals(raw)) {
      earlier.add(known.raw().value());
    }
    return new SourceRecord(known.slug(), raw, sha256, today, known.created(), earlier, origin);
  }

  /// The source that a file is a new version of: the one whose raw file it replaces, or one that
  /// came from the same address or under the same file name and says much the same.
  private Optional<SourceRecord> revisedBy(Candidate candidate, Digest digest) {
    List<String> slugs = new ArrayList<>();
    if (candidate.place() != null) {
      Optional<SourceRecord> replaced =
          store.cameFrom("raw:" + candidate.place()).stream().findFirst().flatMap(store::record);
      if (replaced.isPresent()) {
        return replaced;
      }
    } else {
      slugs.addAll(store.cameFrom("name:" + candidate.fileName()));
    }
    String url = digest.metadata().getOrDefault("url", "");
    if (!url.isEmpty()) {
      slugs.addAll(store.cameFrom("url:" + url));
    }
    return slugs.stream()
        .distinct()
        .filter(slug -> !revised.contains(slug))
        .filter(slug -> isAlike(store.digest(store.id(slug)), digest))
        .sorted()
        .findFirst()
        .flatMap(store::record);
  }

  private static boolean isAlike(Digest old, Digest now) {
    Set<String> before = words(old);
    Set<String> after = words(now);
    Set<String> both = new HashSet<>(before);
    both.retainAll(after);
    int all = before.size() + after.size() - both.size();
    return all == 0 || (double) both.size() / all >= ALIKE;
  }

  private static Set<String> words(Digest digest) {
    Set<String> words = new HashSet<>();
    for (Statement statement : digest.statements()) {
      words.addAll(Claim.of("", statement, 0, digest.language()).words());
    }
    return words;
  }

  /// Six digits tell contents apart but for one pair in sixteen million; where they do not, more
  /// digits do.
  private VaultPath freePlace(String fileName, Sha256 sha256) {
    int digits = 6;
    VaultPath place = placeFor(fileName, sha256, digits);
    while (digits < 64 && (added.containsKey(place) || !store.cameFrom("raw:" + place).isEmpty())) {
      digits += 2;
      place = placeFor(fileName, sha256, digits);
    }
    return place;
  }

  private String freeSlug(String title, Sha256 sha256) {
    int digits = 6;
    String slug = Slug.of(title, sha256.hex().substring(0, digits)).value();
    while (digits < 64 && (sources.containsKey(slug) || store.record(slug).isPresent())) {
      digits += 2;
      slug = Slug.of(title, sha256.hex().substring(0, digits)).value();
    }
    return slug;
  }

  /// A name that hardly any other content can have: the file's own, with six digits of the
  /// content's hash before its extension.
  static VaultPath placeFor(String fileName, Sha256 sha256, int digits) {
    String composed = Normalizer.normalize(fileName, Normalizer.Form.NFC);
    StringBuilder safe = new StringBuilder();
    composed
        .codePoints()
        .forEach(
            c -> safe.appendCodePoint(c < 0x20 || ":<>\"|?*#^[]\\/%".indexOf(c) >= 0 ? '-' : c));
    int dot = safe.lastIndexOf(".");
    String stem = dot > 0 ? safe.substring(0, dot) : safe.toString();
    String extension = dot > 0 ? safe.substring(dot) : ".txt";
    stem = stem.replaceAll("^[. ]+|[. ]+$", "");
    while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return VaultPath.of(
        Vault.RAW
            + "/"
            + (stem.isEmpty() ? "source" : stem)
            + "."
            + sha256.hex().substring(0, digits)
            + extension);
  }

  static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  /// The slugs of the sources that are revised.
  List<String> revised() {
    return revised;
  }

  List<SourceReport> reports() {
    return reports;
  }

  /// The raw files to add, by place.
  Map<VaultPath, Content> added() {
    return added;
  }

  /// What was read of a source in this run.
  @Nullable Source source(String slug) {
    return sources.get(slug);
  }
}
