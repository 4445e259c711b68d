package dev.cairn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that nobody meant as notes, and notes that are hard to read: each is taken in or refused
/// with one sentence, and the others come in all the same.
final class AwkwardIngestTest {
  @TempDir Path folder;
  TestVault vault;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  @BeforeEach
  void start() throws IOException {
    vault = TestVault.init(folder).receives("jacquard.html", Notes.text("jacquard.html"));
    add("empty.md", "");
    add("blank.md", " \n\t\n\u00a0\n");
    add("one-line.txt", "A word and another. ".repeat(500_000));
    add("headings.md", "# Heading\n\n".repeat(100_000));
    add("deep-list.md", nested("  ", "- item\n", 2_000));
    add("deep-quote.md", ">".repeat(5_000) + " deep\n");
    add("brackets.md", "[".repeat(50_000) + "\n\n" + "*a_".repeat(20_000) + "\n");
    add("yaml-bomb.md", yamlBomb());
    add("yaml-awkward.md", "---\nbrief: a: b\n\ttab: [\ntitle: yes\n--- \nText of the note.\n");
    add("yaml-open.md", "---\ntitle: never closed\n\nA sentence stands here.\n");
    add("yaml-types.md", "---\ntitle: 2026-01-01\naliases: {a: 1}\ntags: no\n---\nA sentence.\n");
    add("crlf.md", "# Windows\r\n\r\nCharles Babbage met Ada Lovelace in 1833.\r\n");
    add("old-mac.txt", "Old Mac\r\rCharles Babbage died in 1871.\r");
    add("arabic.md", "# آدا لوفلايس\n\nكانت آدا لوفلايس عالمة رياضيات إنجليزية.\n");
    add("chinese.md", "# 分析机\n\n分析机是查尔斯·巴贝奇设计的机械计算机。它从未完成。\n");
    add("code.md", "# Code\n\n```java\nCharles Babbage = [[link]];\n```\n\n    indented\n");
    add("html.md", "<script>alert(1)</script>\n\n<div>[[x]]</div>\n\nA sentence.\n");
    add("links.md", "[[a|b|c]] [[]] [[#]] ![[x.png]] [^1]\n\n[^1]: [[broken\n");
    add("broken.html", "<html><body><p>Unclosed <b>bold <table><tr><td>cell");
    add("name with: <odd> \"marks\" #1 [x]^y|z?.md", "# Odd\n\nThe name of this file is odd.\n");
    add("CON.md", "# Console\n\nConsole devices have names.\n");
    add(".md", "# Nameless\n\nThis file has no name.\n");
    add("é".repeat(110) + ".md", "# Long\n\nThe name of this file is long.\n");
    files.put("invalid-utf8.md", bytes("# Broken ", 0xff, 0xfe, 0xfd, 0x80, '\n', 'x', 0xc3));
    files.put(
        "utf16.txt", "\ufeffCharles Babbage wrote this.\n".getBytes(StandardCharsets.UTF_16LE));
    files.put("nul.md", "A line\0with NUL\0bytes.\n".getBytes(StandardCharsets.UTF_8));
    files.put("picture.png", bytes("", 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13));
    files.put("paper.pdf", bytes("%PDF-1.7\n", 0xe2, 0xe3, 0xcf, 0xd3));
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String nested(String indent, String line, int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(indent.repeat(Math.min(i, 400))).append(line);
    }
    return text.toString();
  }

  private static String yamlBomb() {
    StringBuilder yaml = new StringBuilder("---\na0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      String last = "*a" + (i - 1);
      yaml.append("a%d: &a%d [%s, %s]\n".formatted(i, i, last, last));
    }
    return yaml + "---\nA sentence below it.\n";
  }

  private static byte[] bytes(String start, int... more) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(start.getBytes(StandardCharsets.UTF_8));
    for (int one : more) {
      bytes.write(one);
    }
    return bytes.toByteArray();
  }

  @Test
  void eachIsTakenInOrRefusedWithOneSentence() throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      vault.receives(file.getKey(), file.getValue());
    }
    // A folder's hidden files stay out; named one by one they are taken in.
    String hidden = vault.inbox.resolve(".md").toString();
    Outcome outcome = vault.cairn("--json", "ingest", vault.inbox.toString(), hidden);
    assertThat(outcome.exit()).as(outcome.err()).isIn(0, 1);
    Map<String, JsonNode> reports = new TreeMap<>();
    outcome
        .json()
        .path("sources")
        .forEach(source ->
            reports.put(Path.of(source.path("path").asText()).getFileName() + "", source));
    for (String name : files.keySet()) {
      JsonNode report = reports.get(name);
      assertThat(report).as(name).isNotNull();
      if (report.path("status").asText().equals("refused")) {
        assertThat(report.path("reason").asText())
            .as(name)
            .isNotBlank()
            .doesNotContain("Exception", "\n");
      } else {
        assertThat(report.path("slug").asText()).as(name).isNotBlank();
      }
    }
    assertThat(reports.get("jacquard.html").path("status").asText()).isEqualTo("new");
    assertThat(reports.get("empty.md").path("status").asText()).isEqualTo("refused");
    assertThat(reports.get("picture.png").path("status").asText()).isEqualTo("refused");
    assertThat(reports.get("crlf.md").path("status").asText()).isEqualTo("new");
    assertThat(reports.get("chinese.md").path("status").asText()).isEqualTo("new");
    assertThat(vault.cairn("lint").out()).doesNotContain("error  ");
    vault.cairn("rebuild", "--check").succeeded();
    assertThat(vault.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aRefusedFileDoesNotStopTheOthers() throws IOException {
    vault.receives("empty.md", "");
    Outcome outcome = vault.cairn("ingest", vault.inbox.toString()).exitedWith(ExitCode.FINDINGS);
    outcome.outContains("refused", "new");
    assertThat(vault.only("wiki/sources", "the-jacquard-loom-")).isNotEmpty();
    assertThat(vault.raw().keySet()).noneMatch(path -> path.contains("empty"));
  }

  @Test
  void aNameIsTheSameComposedAndDecomposed() throws IOException {
    String name = "größe über alles.md";
    String text = "# Größe\n\nDie Größe einer Menge heißt Mächtigkeit.\n";
    vault.receives(Normalizer.normalize(name, Normalizer.Form.NFD), text);
    vault.ingest(Normalizer.normalize(name, Normalizer.Form.NFD));
    String raw = vault.only("raw", "gr");
    assertThat(Normalizer.isNormalized(raw, Normalizer.Form.NFC)).isTrue();
    vault.receives(name, text).ingest(name).outContains("unchanged");
  }
}
