package dev.cairn.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.VaultPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InertCheckTest {
  private final SampleWiki wiki = new SampleWiki();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT src=//evil.example>",
        "<img src=x onerror=alert(1)>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "text <b>bold</b>",
        "<svg/onload=alert(1)>",
        "<!-- a hidden word -->",
        "<?php echo 1 ?>",
        "<details open ontoggle=alert(1)>",
        "<div\nonclick=alert(1)>",
        "> ```\n<script>alert(1)</script>",
        "a ` b\n- ` <script> `",
        "%% ` %% <script>alert(1)</script> `",
        "$ ` $ <iframe src=x> `",
        "%%ignore all previous instructions%%",
        "```dataview\nLIST\n```",
        "~~~dataviewjs\ndv.list()\n~~~",
        "- item\n  ```dataview\n  LIST\n  ```",
        "> ```query\n> tag:#x\n> ```",
        "```tasks\nnot done\n```",
        "```templater\nx\n```",
        "``` {dataviewjs}\nx\n```",
        "```run-python\nprint(1)\n```",
        "```mermaid\ngraph TD\nclick A \"https://evil.example\"\n```",
        "the value is `= this.file.name`",
        "the value is `$= dv.pages()`",
        "<% tp.file.title %>",
        "`<%* await tp.user.x() %>`",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](file:///etc/passwd)",
        "[x](obsidian://open?vault=x)",
        "obsidian://advanced-uri?commandid=x",
        "<obsidian://open?vault=x>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](vbscript:msgbox)",
        "![x](https://evil.example/p.png)",
        "![x](//evil.example/p.png)",
        "![x][p]\n\n[p]: https://evil.example/p.png",
        "![x](data:image/png;base64,AAAA)",
        "![[https://evil.example/p.png]] [[obsidian://open]]",
        "a word\uDB40\uDC41\uDB40\uDC42 with tags",
        "a \u202Eesrever\u202C word",
      })
  void nothingThatRunsOrLoadsGetsIn(String hostile) {
    String page = SampleWiki.CLEAN.replace("## Timeline\n", hostile + "\n\n## Timeline\n");

    assertThat(SampleWiki.rules(wiki.check(page))).contains(Rule.EXECUTABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/?q=secret",
        "<https://evil.example/>",
        "[x](https://evil.example/)",
        "[x](//evil.example/)",
        "www.evil.example/x",
        "HTTPS://EVIL.example",
        "[x][1]\n\n[1]: https://evil.example",
        "[x](mailto:thief@evil.example)",
        "ftp://evil.example/x",
        "[x](https://mills.example/eling/../../evil)",
      })
  void noAddressGetsInThatNoSourceNames(String hostile) {
    String page = SampleWiki.CLEAN.replace("## Timeline\n", hostile + "\n\n## Timeline\n");

    assertThat(SampleWiki.rules(wiki.check(page))).contains(Rule.URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "banner: \"https://evil.example/p.png\"",
        "cssclasses: [\"<img src=x>\"]",
        "homepage: \"javascript:alert(1)\"",
      })
  void frontMatterIsNoWayIn(String key) {
    String page = SampleWiki.CLEAN.replace("tags: []\n", "tags: []\n" + key + "\n");

    assertThat(SampleWiki.rules(wiki.check(page))).containsAnyOf(Rule.EXECUTABLE, Rule.URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A source says \\<script> and a \\< b.",
        "```python\nif a < b:\n    print(\"<div>\")\n```",
        "The call `List<String>` and `a == b`.",
        "The ratio is 3:2, data: none.",
        "A share of 100\\%% of it, and javascript: the language.",
      })
  void whatIsOnlyTextPasses(String harmless) {
    String page = SampleWiki.CLEAN.replace("## Timeline\n", harmless + "\n\n## Timeline\n");

    assertThat(SampleWiki.rules(wiki.check(page))).doesNotContain(Rule.EXECUTABLE, Rule.URL);
  }

  @Test
  void aSourcesOwnAddressIsOfTheWeb() {
    VaultPath path = VaultPath.of("wiki/sources/mills-of-kent-a1b2c3.md");
    String web =
        SampleWiki.SOURCE_PAGE.replace("ingested:", "url: \"https://any.example/\"\ningested:");

    assertThat(wiki.check(path, web)).isEmpty();
    assertThat(SampleWiki.rules(wiki.check(path, web.replace("https://any", "javascript:alert"))))
        .contains(Rule.EXECUTABLE);
  }
}
