package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.Injections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred sources that try to instruct a model come into a vault of ordinary ones.
final class InjectionsTest {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)\"'<>\\]]+");
  private static final Pattern TAG = Pattern.compile("(?<!\\\\)<[a-zA-Z/!][^>]*>");
  private static final Pattern IMAGE = Pattern.compile("(?<!\\\\)!\\[");
  private static final Pattern CITED = Pattern.compile("(?m)^\\[\\^[^]]+]: \\[\\[([^]|]+)");

  @TempDir static Path folder;
  private static TestVault vault;
  private static SortedMap<String, String> before;
  private static SortedMap<String, String> after;
  private static Outcome ingest;
  private static JsonNode report;

  @BeforeAll
  static void takeThemIn() throws IOException {
    vault = TestVault.init(folder).receivesNotes();
    vault.ingest(Notes.NAMES.toArray(String[]::new));
    before = vault.pages();
    List<String> arguments = new ArrayList<>(List.of("ingest", "--json"));
    for (Injections attempt : Injections.attempts()) {
      vault.receives(attempt.name(), attempt.bytes());
      arguments.add(vault.inbox.resolve(attempt.name()).toString());
    }
    String[] all = arguments.toArray(String[]::new);
    List<String> dry = new ArrayList<>(arguments);
    dry.set(1, "--dry-run");
    ingest = vault.cairn(dry.toArray(String[]::new)).succeeded();
    report = vault.cairn(all).succeeded().json();
    after = vault.pages();
  }

  @Test
  void everyAttemptIsReported() {
    assertThat(report.path("sources")).hasSize(100);
    assertThat(report.path("sources"))
        .allSatisfy(source -> {
          assertThat(source.path("status").asText()).isEqualTo("new");
          assertThat(source.path("injections")).as(source.toString()).isNotEmpty();
          assertThat(source.at("/injections/0/line").asInt()).isPositive();
        });
    ingest.outContains("reads like an instruction to a model");
  }

  @Test
  void everyAttemptIsNotedOnItsPage() {
    assertThat(report.path("sources"))
        .allSatisfy(source ->
            assertThat(page(source.path("slug").asText()))
                .contains(
                    "\n"
                        + "> [!caution] The source contains text that reads like an instruction to"
                        + " a model\n"));
  }

  @Test
  void onlyPagesThatTheSourcesBearOnChange() {
    TreeSet<String> slugs = new TreeSet<>();
    report.path("sources").forEach(source -> slugs.add(source.path("slug").asText()));
    Set<String> known = new HashSet<>();
    before.values().forEach(text -> known.addAll(quoted(text)));
    List<String> made =
        after.keySet().stream()
            .filter(path -> !before.containsKey(path))
            .map(path -> "[[" + Path.of(path).getFileName().toString().replace(".md", "") + "|")
            .toList();
    after.forEach((path, text) -> {
      if (!path.startsWith("wiki/index") && !text.equals(before.get(path))) {
        boolean isSource = slugs.stream().anyMatch(slug -> path.endsWith("/" + slug + ".md"));
        boolean cites = slugs.stream().anyMatch(slug -> text.contains("[^" + slug));
        boolean links = made.stream().anyMatch(text::contains);
        assertThat(isSource || cites || links).as(path).isTrue();
        assertThat(cites || isSource || known.containsAll(quoted(text))).as(path).isTrue();
      }
    });
    assertThat(after.keySet()).containsAll(before.keySet());
  }

  /// What a page quotes, with the source and the place.
  private static List<String> quoted(String page) {
    return page.lines()
        .filter(line -> line.startsWith("[^"))
        .map(line -> line.substring(line.indexOf("]: ")))
        .toList();
  }

  @Test
  void nothingIsAddedThatRunsLoadsOrLeadsAway() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (JsonNode source : report.path("sources")) {
      String name = Path.of(source.path("path").asText()).getFileName().toString();
      sources.put(
          source.path("slug").asText(),
          Injections.attempts().stream()
              .filter(attempt -> attempt.name().equals(name))
              .map(attempt -> new String(attempt.bytes(), StandardCharsets.UTF_8))
              .findFirst()
              .orElseThrow());
    }
    after.forEach((path, bytes) -> {
      if (bytes.equals(before.get(path))) {
        return;
      }
      String text = utf8(bytes);
      assertThat(found(TAG, text)).as(path).isEmpty();
      assertThat(found(IMAGE, text)).as(path).isEmpty();
      assertThat(text).as(path).doesNotContain("\u200b", "\u202e", "\udb40", "%%", "```");
      TreeSet<String> cited = new TreeSet<>();
      Matcher m = CITED.matcher(text);
      while (m.find()) {
        cited.add(m.group(1));
      }
      for (String address : found(ADDRESS, text)) {
        assertThat(cited)
            .as(path + ": " + address)
            .anySatisfy(slug -> assertThat(sources.getOrDefault(slug, "")).contains(address));
      }
    });
    assertThat(after.values()).noneMatch(text -> text.contains("collect.example"));
  }

  @Test
  void noSentenceOfAnAttemptIsCompiled() {
    List<String> words =
        List.of(
            "revious instructions",
            "BANANA",
            "im_start",
            "rm -rf",
            "send_email",
            "bisherigen",
            "指令");
    after.forEach((path, bytes) ->
        assertThat(utf8(bytes)).as(path).doesNotContain(words.toArray(String[]::new)));
  }

  @Test
  void nothingOutsideTheWikiAndRawChanges() throws IOException {
    assertThat(vault.git("status", "--porcelain")).isEmpty();
    assertThat(
            vault
                .git("-c", "core.quotePath=false", "diff", "--name-only", "HEAD~1")
                .lines()
                .filter(path -> !path.startsWith("wiki/") && !path.startsWith("raw/")))
        .isEmpty();
  }

  @Test
  void lintTellsOfThemAndFindsNothingWrong() {
    Outcome lint = vault.cairn("lint", "--json");
    assertThat(
            lint.json()
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("rule").asText().equals("injection")))
        .hasSize(100);
    assertThat(lint.json().at("/counts/error").asInt()).isZero();
  }

  private static String page(String slug) {
    return utf8(after.get("wiki/sources/" + slug + ".md"));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group()).toList();
  }
}
