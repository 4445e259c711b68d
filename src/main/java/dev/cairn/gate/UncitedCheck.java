package dev.cairn.gate;

import dev.cairn.gate.Statement.Block;
import dev.cairn.gate.Statement.Kind;
import dev.cairn.gate.Violation.Rule;
import dev.cairn.text.Word;
import dev.cairn.vault.FileNames;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every sentence that states something carries a citation, on pages that no person wrote.
final class UncitedCheck implements PageCheck {
  private static final Set<String> TYPES = Set.of("concept", "entity", "answer", "source");
  private static final String CONNECTIONS = "Connections";

  /// Sections of a source page that repeat what the source consists of and say nothing about the
  /// world.
  private static final Set<String> INVENTORIES =
      Set.of("Outline", "Contents", "Links", "Pages", "Mentions", "Metadata", "Details");

  private static final Pattern RECORD = Pattern.compile("\\p{Lu}[\\p{L} ]{1,24}:\\s.*[^.!]");
  private static final int LEAD_IN_WORDS = 8;
  private static final int LABEL_WORDS = 6;

  @Override
  public void check(CitedPage page, List<Violation> violations) {
    String writer = page.page().front().get("written-by").orElse("");
    if (writer.isEmpty() || writer.equals("human") || !TYPES.contains(page.page().type())) {
      return;
    }
    List<Statement> statements = page.text().statements();
    List<Set<String>> cited = new ArrayList<>();
    statements.stream().filter(Statement::isCited).forEach(s -> cited.add(contentWords(s.text())));
    for (Statement statement : statements) {
      if (statement.isCited()
          || !states(statement, page.page())
          || restates(statement, cited, page)) {
        continue;
      }
      violations.add(
          page.violation(
              Rule.UNCITED,
              statement.line(),
              statement.text(),
              "nothing is cited for this sentence: cite a source or leave it out"));
    }
  }

  private static boolean states(Statement statement, Page page) {
    Block block = statement.block();
    boolean inventory = page.type().equals("source") && INVENTORIES.contains(block.section());
    if (inventory
        || isRecord(block, page)
        || block.section().equals("Sources")
        || block.kind() == Kind.TABLE_HEAD) {
      return false;
    }
    if (Word.of(block.inline().prose()).stream().noneMatch(Word::hasLetter)) {
      return isClause(block) && !isLinkList(block);
    }
    String text = statement.text();
    List<Word> words = Word.of(text);
    boolean leadIn = text.endsWith(":") && words.size() <= LEAD_IN_WORDS;
    return words.stream().anyMatch(Word::hasLetter) && !leadIn && !text.endsWith("?");
  }

  /// Whether a block at the head of a source page says who made the source, where and when:
  /// `Author: A. Marsh · 2019`.
  private static boolean isRecord(Block block, Page page) {
    String text = block.inline().text().strip();
    return page.type().equals("source")
        && block.section().isEmpty()
        && RECORD.matcher(text).matches();
  }

  /// Whether a block without plain prose is more than a label: `**Work**` is a label, a whole
  /// sentence in bold is none.
  private static boolean isClause(Block block) {
    String text = block.inline().text().strip();
    return Word.of(text).size() > LABEL_WORDS || text.endsWith(".");
  }

  private static boolean isLinkList(Block block) {
    return block.kind() == Kind.LIST_ITEM && !block.inline().text().strip().endsWith(".");
  }

  /// Whether a gloss among the connections says again what the page cites elsewhere or what its
  /// target's own definition is.
  private static boolean restates(Statement gloss, List<Set<String>> cited, CitedPage page) {
    if (!gloss.block().section().equals(CONNECTIONS) || gloss.block().target().isEmpty()) {
      return false;
    }
    Set<String> said = contentWords(gloss.text());
    said.removeAll(contentWords(gloss.block().label()));
    return cited.stream().anyMatch(sentence -> sentence.containsAll(said))
        || target(gloss.block().target(), page)
            .map(target ->
                contentWords(target.title() + " " + target.front().get("description").orElse("")))
            .filter(words -> words.containsAll(said))
            .isPresent();
  }

  private static Optional<Page> target(String link, CitedPage page) {
    return page.around().names().resolve(link, page.path()) instanceof FileNames.Found(var path)
        ? page.around().pages().page(path)
        : Optional.empty();
  }

  /// The words that carry a sentence's meaning: figures, names, and words of four letters and more.
  private static Set<String> contentWords(String text) {
    List<Word> words = Word.of(text);
    return words.stream()
        .filter(word -> word.hasDigit() || word.text().length() >= 4 || isName(word, words))
        .map(Word::folded)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isName(Word word, List<Word> words) {
    return word.isAcronym() || word.isCapitalised() && word != words.getFirst();
  }
}
