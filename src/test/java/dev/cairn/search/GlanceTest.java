package dev.cairn.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.vault.VaultPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Searches that are given a list of the vault's files, as by the launcher.
final class GlanceTest {
  @TempDir Path folder;
  private VaultFixture vault;

  /// Half a minute ahead, so that every file here counts as one of which a change shows.
  private final InstantSource later =
      InstantSource.offset(InstantSource.system(), Duration.ofSeconds(30));

  /// A list that is there.
  private record Taken(FileList list) implements Glance {
    @Override
    public boolean isTaken() {
      return list != null;
    }
  }

  @BeforeEach
  void someNotes() throws IOException {
    vault = new VaultFixture(folder);
    for (int i = 0; i < 40; i++) {
      vault.write("notes/" + i % 4 + "/Note " + i + ".md", "A word: start" + i + ".\n");
    }
  }

  /// What `find` prints for the launcher.
  private FileList list() throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString();
        if (!path.startsWith(".")) {
          long changed =
              ((FileTime) Files.getAttribute(file, "unix:ctime")).to(TimeUnit.MICROSECONDS);
          lines.append(
              "%s %d %d.%06d %s\n"
                  .formatted(
                      path,
                      Files.size(file),
                      changed / 1_000_000,
                      changed % 1_000_000,
                      Files.getAttribute(file, "unix:ino")));
        }
      }
    }
    return list(lines.toString());
  }

  private static FileList list(String lines) throws IOException {
    return FileList.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
        .orElseThrow();
  }

  private SearchIndex.Answer ask(String word, InstantSource clock) throws IOException {
    try (SearchIndex index = SearchIndex.open(vault.vault(), clock)) {
      return index.ask(Query.parse(word), new Taken(list()));
    }
  }

  private List<String> found(SearchIndex.Answer answer) {
    return answer.hits().hits().stream().map(hit -> hit.path().value()).toList();
  }

  @Test
  void onlyWhatDiffersIsLookedAt() throws IOException {
    ask("start1", later);
    vault.write("notes/1/Note 1.md", "A word: quince.\n");
    vault.write("notes/new/Note.md", "A word: medlar.\n");
    vault.delete("notes/2/Note 2.md");

    SearchIndex.Answer answer = ask("quince", later);

    assertThat(found(answer)).containsExactly("notes/1/Note 1.md");
    assertThat(answer.refreshed()).isEqualTo(new Refreshed(1, 1, 1, null, false));
    assertThat(ask("medlar", later).refreshed()).isEqualTo(new Refreshed(0, 0, 0, null, false));
    assertThat(found(ask("\"start2\"", later))).isEmpty();
  }

  @Test
  void youngFilesAreLookedAtThoughNothingShows() throws IOException {
    Path note = folder.resolve("notes/1/Note 1.md");
    FileList before = list();
    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      index.ask(Query.parse("start1"), new Taken(before));
    }
    Files.writeString(note, "A word: other1.\n");
    try (SearchIndex index = SearchIndex.open(vault.vault())) {
      // The list that a file system with a coarse clock would give.
      SearchIndex.Answer answer = index.ask(Query.parse("other1"), new Taken(before));
      assertThat(found(answer)).containsExactly("notes/1/Note 1.md");
    }
  }

  @Test
  void afterAnyChangesAWholeLookFindsNothingLeft() throws IOException {
    Random chance = new Random(7);
    ask("start1", later);
    for (int round = 0; round < 60; round++) {
      List<Path> notes = new ArrayList<>();
      try (Stream<Path> files = Files.walk(folder.resolve("notes"))) {
        files.filter(Files::isRegularFile).sorted().forEach(notes::add);
      }
      Path one = notes.get(chance.nextInt(notes.size()));
      switch (chance.nextInt(5)) {
        case 0 -> Files.writeString(one, "A word: edit" + round + ".\n");
        case 1 -> Files.delete(one);
        case 2 -> Files.move(one, one.resolveSibling("Moved " + round + ".md"));
        case 3 -> {
          Path from = folder.resolve("notes/" + chance.nextInt(4));
          if (Files.exists(from)) {
            Files.move(from, folder.resolve("notes/was " + round));
          }
        }
        default -> vault.write("notes/" + chance.nextInt(4) + "/Made " + round + ".md", "made\n");
      }
      ask("word", chance.nextBoolean() ? later : InstantSource.system());
      try (SearchIndex index = SearchIndex.open(vault.vault())) {
        assertThat(index.refresh())
            .as("round " + round)
            .isEqualTo(new Refreshed(0, 0, 0, null, false));
      }
    }
  }

  @Test
  void aListThatIsDamagedCountsForNothing() throws IOException {
    ask("start1", later);
    Path kept = vault.index().resolve("files");
    for (String damaged : List.of("", "1 2 3\nx\n", Files.readString(kept) + "more 1 2.0 3\n")) {
      Files.writeString(kept, damaged);
      vault.write("notes/1/Note 1.md", "A word: damson" + damaged.length() + ".\n");
      assertThat(found(ask("damson" + damaged.length(), later)))
          .containsExactly("notes/1/Note 1.md");
    }
  }

  private static Set<VaultPath> changed(String before, String now, String settled)
      throws IOException {
    long moment = TimeUnit.SECONDS.toNanos(Instant.parse(settled).getEpochSecond());
    return list(now).changedSince(list(before), moment);
  }

  @Test
  void listsDifferInWhatCameWentAndChanged() throws IOException {
    String settled = "2026-06-01T00:00:00Z";
    String before = "a.md 1 1767225600.5 7\nb c.md 1 1767225600.5 8\nd/e.md 1 1767225600.5 9\n";
    assertThat(changed(before, before, settled)).isEmpty();
    assertThat(changed(before, before.replace("5 8", "6 8"), settled))
        .containsExactly(VaultPath.of("b c.md"));
    assertThat(changed(before, before.replace("d/e", "d/f"), settled))
        .containsExactlyInAnyOrder(VaultPath.of("d/e.md"), VaultPath.of("d/f.md"));
    assertThat(changed(before, "0.md 1 1767225600.5 6\n" + before, settled))
        .containsExactly(VaultPath.of("0.md"));
    assertThat(changed(before, before.replaceFirst("a.*\n", ""), settled))
        .containsExactly(VaultPath.of("a.md"));
    assertThat(changed(before, before, "2026-01-01T00:00:00Z")).hasSize(3);
    assertThat(changed(before, before + "odd\nname.md 1 1767225600.5 3\n", settled)).isNull();
    String many = "x%d.md 1 1767225600.5 7\n";
    StringBuilder long1 = new StringBuilder(before);
    for (int i = 0; i < 20_000; i++) {
      long1.append(many.formatted(i));
    }
    assertThat(changed(before, long1.toString().toLowerCase(Locale.ROOT), settled)).isNull();
  }
}
