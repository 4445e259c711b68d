package dev.cairn.eval;

import dev.cairn.text.Word;
import dev.cairn.vault.Content;
import dev.cairn.vault.Edit;
import dev.cairn.vault.Edits;
import dev.cairn.vault.Sha256;
import dev.cairn.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The questions that the owner wants answered: a list in `eval/questions.md`, each with what
/// answers it and where that stands.
public final class QuestionFile {
  private static final String START =
      """
      # Questions

      What this wiki should be able to answer. `cairn eval` counts how many it can, and how much one has to read.
      A line `answer:` for each thing that must be found, other ways to write it behind a bar.

      """;
  private static final Pattern ITEM = Pattern.compile("(\\s*)[-*+]\\s+(.*)");
  private static final Pattern FIELD =
      Pattern.compile("(answer|source):\\s*(.*)", Pattern.CASE_INSENSITIVE);
  private static final int MOST = 2_000;

  /// One entry of the list.
  ///
  /// @param line where it begins, counted from 1
  /// @param answers what must all be found, each in the forms that will do
  /// @param sources where the answer stands: source pages or raw files, as links or paths
  public record Entry(int line, String text, List<List<String>> answers, List<String> sources) {
    public Entry {
      answers = List.copyOf(answers);
      sources = List.copyOf(sources);
    }
  }

  private QuestionFile() {}

  /// The entries of a vault's list, in its order; none where there is no list.
  public static List<Entry> read(Vault vault) throws IOException {
    return vault.read(Vault.QUESTIONS).map(content -> read(content.text())).orElse(List.of());
  }

  static List<Entry> read(String text) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size() && entries.size() < MOST; i++) {
      Matcher item = ITEM.matcher(lines.get(i));
      if (item.matches() && item.group(1).isEmpty() && !item.group(2).isBlank()) {
        entries.add(entry(lines, i, item.group(2).strip()));
      }
    }
    return entries;
  }

  private static Entry entry(List<String> lines, int first, String text) {
    List<List<String>> answers = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (int i = first + 1; i < lines.size(); i++) {
      Matcher item = ITEM.matcher(lines.get(i));
      boolean below = item.matches() && !item.group(1).isEmpty();
      if (!below && !lines.get(i).isBlank()) {
        break;
      }
      Matcher field = below ? FIELD.matcher(item.group(2).strip()) : null;
      if (field != null && field.matches()) {
        List<String> values =
            List.of(field.group(2).split("\\s+\\|\\s+")).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (field.group(1).equalsIgnoreCase("source")) {
          sources.addAll(values);
        } else if (!values.isEmpty()) {
          answers.add(values);
        }
      }
    }
    return new Entry(first + 1, text, answers, sources);
  }

  /// The question that an entry asks; empty where it gives no answer.
  static Optional<Question> question(Entry entry) {
    if (entry.answers().isEmpty()) {
      return Optional.empty();
    }
    List<Word> words = Word.of(entry.text());
    Set<String> asked = ContentWords.of(words);
    List<Fact> facts = new ArrayList<>();
    for (List<String> forms : entry.answers()) {
      Set<String> context = new HashSet<>(asked);
      forms.forEach(form -> context.removeAll(ContentWords.of(Word.of(form))));
      facts.add(Fact.of(forms, context));
    }
    String id = "own:" + idOf(entry.text());
    return Optional.of(
        new Question(id, Question.Kind.OWN, entry.text(), Question.query(words.stream()), facts));
  }

  static String idOf(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }

  /// The edit that adds a question to the list; none where the list has it already.
  ///
  /// @param answers what must all be found
  /// @param source where that stands, empty where it is not said
  public static Edits adding(Vault vault, String question, List<String> answers, String source)
      throws IOException {
    Optional<Content> before = vault.read(Vault.QUESTIONS);
    String text = before.map(Content::text).orElse(START);
    String asked = oneLine(question);
    if (read(text).stream().anyMatch(entry -> entry.text().equalsIgnoreCase(asked))) {
      return new Edits(List.of());
    }
    StringBuilder after = new StringBuilder(text);
    if (!text.endsWith("\n")) {
      after.append('\n');
    }
    after.append("- ").append(asked).append('\n');
    for (String answer : answers.isEmpty() ? List.of("") : answers) {
      after.append(("  - answer: " + oneLine(answer)).stripTrailing()).append('\n');
    }
    if (!source.isBlank()) {
      after.append("  - source: ").append(oneLine(source)).append('\n');
    }
    return new Edits(
        List.of(new Edit(Vault.QUESTIONS, before.orElse(null), Content.of(after.toString()))));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
