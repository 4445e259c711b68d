package dev.cairn.gate;

import dev.cairn.gate.Violation.Rule;
import dev.cairn.vault.Markup;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Pages are inert: nothing in them runs, loads or hides, in whatever reader they are opened, and
/// they lead only to addresses that a cited source or the owner names.
///
/// Markdown's readers disagree about where code and comments end, so what would be active in one of
/// them is refused even where another would show it as code.
final class InertCheck implements PageCheck {
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)<\\s*/?\\s*(?:script|iframe|frame|object|embed|applet|svg|math|style|link|meta|base"
              + "|form|input|button|img|video|audio|source|template|portal|marquee|details|body|html)\\b"
              + "|<[a-z][^>]*\\son[a-z]+\\s*=|<%|<!--|<\\?|<!\\[CDATA");
  private static final Pattern PLUGIN_FENCE =
      Pattern.compile(
          "(?im)^[>\\s*+\\-0-9.)]*(?:`{3,}|~{3,})\\s*\\{?\\s*\\.?"
              + "(dataview|dataviewjs|templater|query|tasks|button|meta-bind|js-engine|run-|base\\b|jsx:"
              + "|excalidraw|tracker|chart|customjs|leaflet|kanban|embed|iframe|html-preview|ad-)");
  private static final Pattern COMMENT = Pattern.compile("%%(?!inferred%%)(?<!%%inferred%%)");

  /// Languages that a fenced block may name; any other word may be what a plugin listens to.
  private static final Set<String> LANGUAGES =
      Set.of(
          ("text txt plain plaintext json yaml yml toml xml csv ini diff java kotlin "
                  + "scala python py javascript js typescript ts go rust c cpp c++ csharp cs "
                  + "swift ruby php perl r julia lua haskell ocaml clojure lisp sql bash sh "
                  + "shell zsh powershell console makefile dockerfile html css markdown md latex "
                  + "tex math mermaid http graphql proto nix zig asm matlab log")
              .split(" "));

  @Override
  public void check(CitedPage page, List<Violation> violations) {
    Findings findings = new Findings(page, violations);
    findings.front();
    String body = page.page().body();
    findings.hidden(page.page().front().raw(), 1);
    findings.hidden(body, page.page().front().lines() + 1);
    findings.patterns(body);
    if (mayHoldMarkup(body)) {
      Markup.of(body).forEach(findings::markup);
    }
  }

  /// Whether a parser could find code, HTML or links other than wikilinks in it. Most pages hold
  /// none.
  private static boolean mayHoldMarkup(String body) {
    if (body.indexOf('<') >= 0
        || body.indexOf('`') >= 0
        || body.contains("~~~")
        || body.contains("](")) {
      return true;
    }
    for (int at = body.indexOf("]:"); at >= 0; at = body.indexOf("]:", at + 1)) {
      if (!body.startsWith("[^", body.lastIndexOf('\n', at) + 1)) {
        return true;
      }
    }
    return false;
  }

  private static final class Findings {
    private final CitedPage page;
    private final List<Violation> violations;
    private final Set<Integer> refused = new HashSet<>();

    private Findings(CitedPage page, List<Violation> violations) {
      this.page = page;
      this.violations = violations;
    }

    /// Plugins load pictures that front matter names; only a source's own address may stand there
    /// freely.
    private void front() {
      String[] lines = page.page().front().raw().split("\n");
      for (int i = 0; i < lines.length; i++) {
        boolean address =
            page.page().type().equals("source")
                && lines[i].startsWith("url:")
                && Addresses.in(lines[i]).stream().noneMatch(Addresses::runs);
        if (!address) {
          addresses(lines[i], i + 1);
          if (lines[i].indexOf('<') >= 0 && ACTIVE.matcher(lines[i]).find()) {
            executable(i + 1, "markup that runs or loads: remove it");
          }
        }
      }
    }

    /// Characters that nobody sees and a machine reads: tags, and what turns the direction of
    /// writing around.
    private void hidden(String text, int firstLine) {
      int line = firstLine;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\n') {
          line++;
        } else if (c >= 0x2000 && isHidden(text.codePointAt(i))) {
          executable(line, "invisible characters: remove them");
        }
      }
    }

    private static boolean isHidden(int c) {
      return c >= 0xE0000 && c <= 0xE007F
          || c >= 0x202A && c <= 0x202E
          || c >= 0x2061 && c <= 0x2069
          || c >= 0xFFF9 && c <= 0xFFFB;
    }

    private void patterns(String body) {
      if (body.indexOf('<') >= 0) {
        find(ACTIVE, body, "markup that runs or loads: remove it, or write \\< for <");
      }
      if (body.contains("```") || body.contains("~~~")) {
        find(PLUGIN_FENCE, body, "a block that a plugin runs: remove it");
      }
      if (body.contains("%%")) {
        find(COMMENT, body, "a hidden comment: say it openly or leave it out");
      }
      if (Addresses.mayStandIn(body)) {
        String[] lines = body.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
          addresses(lines[i], page.page().front().lines() + i + 1);
        }
      }
    }

    private void find(Pattern pattern, String body, String message) {
      Matcher m = pattern.matcher(body);
      int last = -1;
      while (m.find()) {
        if (isEscaped(body, m.start())) {
          continue;
        }
        int line = lineAt(body, m.end());
        if (line != last) {
          executable(line, message);
        }
        last = line;
      }
    }

    private static boolean isEscaped(String body, int at) {
      int slashes = 0;
      while (at - slashes > 0 && body.charAt(at - slashes - 1) == '\\') {
        slashes++;
      }
      return slashes % 2 == 1;
    }

    private int lineAt(String body, int offset) {
      return page.page().front().lines()
          + 1
          + (int) body.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /// Looks at the addresses that some reader makes a link of by itself.
    private void addresses(String line, int number) {
      for (String url : Addresses.in(line)) {
        if (Addresses.runs(url)) {
          executable(number, "an address that runs or opens something: remove it");
        } else {
          named(url, number);
        }
      }
    }

    private void linked(String destination, int line) {
      if (!Addresses.isForeign(destination)) {
        return;
      }
      if (Addresses.isOfTheWeb(destination)) {
        named(Addresses.plain(destination), line);
      } else {
        executable(line, "a link that does not lead into the web: remove it");
      }
    }

    private void named(String url, int line) {
      if (!Addresses.isNamed(url, page)) {
        violations.add(
            page.violation(
                Rule.URL,
                line,
                text(line),
                url + " occurs in no cited source: remove it, or allow it in the settings"));
      }
    }

    private String text(int line) {
      return line > page.page().front().lines() ? page.text().line(line) : "";
    }

    private void executable(int line, String message) {
      if (!refused.add(line)) {
        return; // one violation of a line is enough to have it rewritten
      }
      violations.add(page.violation(Rule.EXECUTABLE, line, text(line), message));
    }

    private void markup(Markup markup) {
      int line = page.page().front().lines() + markup.line();
      switch (markup.kind()) {
        case HTML -> executable(line, "raw HTML: remove it, or write \\< for <");
        case IMAGE -> {
          if (Addresses.isForeign(markup.target())) {
            executable(line, "a picture from elsewhere: keep pictures in raw/assets/");
          }
        }
        case LINK -> linked(markup.target(), line);
        case FENCE -> fence(markup, line);
        case CODE -> code(markup.code().strip(), line);
      }
    }

    private void fence(Markup block, int line) {
      String info = block.target().toLowerCase(Locale.ROOT);
      String language = info.split("[\\s{]", 2)[0];
      boolean clicks =
          language.equals("mermaid")
              && block.code().matches("(?is).*(?:\\bclick\\b|href|%%\\{|<).*");
      boolean plain = language.isEmpty() || LANGUAGES.contains(language);
      if (!plain || info.startsWith("{") || clicks) {
        executable(line, "a block that a plugin may run: remove it, or name a plain language");
      }
    }

    private void code(String literal, int line) {
      if (literal.matches("(?s)(?:=|\\$=|dv[:=]).*") && !literal.matches("={1,3}>?|==+")) {
        executable(line, "an inline query that a plugin runs: remove it");
      }
    }
  }
}
