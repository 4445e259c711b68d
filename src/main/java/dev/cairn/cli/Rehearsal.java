package dev.cairn.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Searches of every kind over a made-up vault, each as the command would be run: the launcher has
/// the JVM write down the classes that they take, so that later searches have them at once. A class
/// that no search here takes costs a real one a millisecond.
public final class Rehearsal {
  private static final int NOTES = 500;

  /// So many that the index has more documents than Lucene takes for a small one.
  private static final int SECTIONS = 22;

  /// So many that what they leave in the index is merged.
  private static final int EDITS = 6;

  /// Sentences of these come about by steps of different length through them.
  private static final String[] WORDS = {
    "stone", "river", "the", "of", "archive", "letter", "walks", "memory", "and", "wiki", "path",
    "a", "signal", "winter", "to", "model", "index", "in", "carries", "lamp", "graph", "is",
    "quiet", "harbour", "with", "reader", "links", "notes"
  };

  /// One word, several, a name, and each form that a query has.
  private static final List<List<String>> SEARCHES =
      List.of(
          List.of("lamp"),
          List.of("wiki", "memory"),
          List.of("the", "quiet", "harbour", "archive"),
          List.of("\"stone river\""),
          List.of("letter", "-winter"),
          List.of("harb*"),
          List.of("harbuor"),
          List.of("Note 7"),
          List.of("snake_case", "C++"),
          List.of("記憶"),
          List.of("tag:evening", "path:notes", "since:2020", "signal"),
          List.of("nothingofthekind"),
          List.of("--json", "wiki", "graph"),
          List.of("--color", "always", "wiki", "graph"),
          List.of("--in", "raw", "--limit", "3", "signal", "reader"));

  private final Path vault;

  /// For each note a number that changes when it does.
  private final SortedMap<String, Integer> states = new TreeMap<>();

  Rehearsal(Path vault) {
    this.vault = vault;
    for (int i = 0; i < NOTES; i++) {
      states.put(notePath(i), 1);
    }
  }

  private static String notePath(int number) {
    return "notes/Note " + number + ".md";
  }

  /// @param arguments the vault's folder
  public static void main(String[] arguments) throws IOException {
    Start.silence();
    System.exit(new Rehearsal(Path.of(arguments[0])).run());
  }

  /// Makes the vault and its index where there is none; else searches and edits it.
  ///
  /// @return the exit code of the first search that failed; 0 where none did
  int run() throws IOException {
    if (!Files.exists(vault)) {
      makeVault();
      return search(SEARCHES.getFirst());
    }
    int failed = 0;
    for (List<String> words : SEARCHES) {
      failed = failed == 0 ? search(words) : failed;
    }
    for (int i = 10; i < 10 + EDITS; i++) {
      Path edited = vault.resolve(notePath(i));
      Files.writeString(edited, "\nOne line more.\n", StandardOpenOption.APPEND);
      states.merge(notePath(i), 1, Integer::sum);
      failed = failed == 0 ? search(List.of("wiki", "memory")) : failed;
    }
    Files.delete(vault.resolve(notePath(5)));
    states.remove(notePath(5));
    Files.writeString(vault.resolve("notes/New.md"), "# New\n\nA note that was not there.\n");
    states.put("notes/New.md", 1);
    failed = failed == 0 ? search(List.of("not there")) : failed;
    return failed == 0 ? search(List.of("wiki", "memory")) : failed;
  }

  private int search(List<String> words) {
    System.setIn(new ByteArrayInputStream(list().getBytes(StandardCharsets.UTF_8)));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Shell shell = new Shell(nowhere, nowhere, Map.of(), vault, false);
    String[] line = new String[words.size() + 3];
    line[0] = "-C";
    line[1] = vault.toString();
    line[2] = "search";
    for (int i = 0; i < words.size(); i++) {
      line[i + 3] = words.get(i);
    }
    return Start.run(shell, line);
  }

  /// A list as the launcher would have `find` print it, of files that are not young.
  private String list() {
    StringBuilder list = new StringBuilder();
    states.forEach(
        (path, state) -> list.append(path).append(" 1 1700000000.5 ").append(state).append('\n'));
    return list.toString();
  }

  private void makeVault() throws IOException {
    Files.createDirectories(vault.resolve("notes"));
    Path raw = Files.createDirectories(vault.resolve("raw"));
    Files.writeString(vault.resolve("cairn.toml"), "");
    for (int i = 0; i < NOTES; i++) {
      Files.writeString(vault.resolve(notePath(i)), note(i));
    }
    Files.writeString(raw.resolve("letter.txt"), "A letter.\n\n" + sentence(3) + sentence(5));
    Files.writeString(
        raw.resolve("page.html"),
        "<html><title>A page</title><body><h1>A signal</h1><p>" + sentence(7) + "</p></body>");
  }

  private static String note(int number) {
    StringBuilder note = new StringBuilder();
    note.append("---\ntags: [evening, note]\ndate: 2024-05-0").append(1 + number % 9);
    note.append("\naliases: [N").append(number).append("]\n---\n# Note ").append(number);
    note.append("\n\nSee [[Note ").append(number / 2).append("]], `snake_case` and C++. 記憶の丘\n");
    for (int i = 1; i < SECTIONS; i++) {
      note.append("\n## Part ").append(i).append("\n\n").append(sentence(number * SECTIONS + i));
      if (i % 7 == 0) {
        note.append(sentence(i))
            .append(sentence(i + 1))
            .append(sentence(i + 2))
            .append(sentence(i + 3));
      }
    }
    return note.toString();
  }

  private static String sentence(int number) {
    StringBuilder sentence = new StringBuilder("- ");
    int step = 1 + number % (WORDS.length - 1);
    for (int i = 0; i < 12; i++) {
      sentence.append(WORDS[(number + i * step) % WORDS.length]).append(' ');
    }
    return sentence.append("ends.\n").toString();
  }
}
