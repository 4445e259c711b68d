package dev.cairn.compile;

import dev.cairn.source.Passage;
import dev.cairn.source.Passage.Mark;
import dev.cairn.text.Sentence;
import dev.cairn.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a source's passages into statements and sets their labels apart.
final class StatementSplitter {
  /// The fewest words of a statement that stands without its label.
  private static final int FEWEST_WORDS = 4;

  /// Nobody reads a page compiled from more, and a book has fewer.
  private static final int MOST_STATEMENTS = 20_000;

  /// Longer is data, not prose.
  private static final int LONGEST_PASSAGE = 50_000;

  private static final int MOST_LABEL_WORDS = 8;
  private static final Pattern COLON = Pattern.compile("^([^:.!?\\n]{2,70}?[?”\"]?):\\s+(?=\\S)");

  /// The parts of a structured abstract.
  private static final Pattern SECTION =
      Pattern.compile(
          "^(?:(?:AND|OF|THE|BACKGROUND|INTRODUCTION|CONTEXT|RATIONALE|OBJECTIVES?|AIMS?|PURPOSE|STUDY|DESIGN|SETTINGS?|METHODS?|METHODOLOGY|PRINCIPAL|MAIN|OUTCOMES?|MEASURES?|MEASUREMENTS?|PARTICIPANTS?|PATIENTS|SUBJECTS|MATERIALS?|DATA|SOURCES?|SELECTION|EXTRACTION|SYNTHESIS|INTERVENTIONS?|RESULTS?|FINDINGS|CONCLUSIONS?|INTERPRETATION|SIGNIFICANCE|LIMITATIONS?|FUNDING|SUMMARY|HYPOTHESIS|RECENT|REVIEW|EXPERIMENTAL|PROCEDURES|APPROACH|RESEARCH)(?:[,/&]?"
              + " ?|: ?))+(?<=[ :])(?=\\p{Lu}|[0-9])");

  private static final Pattern DASH =
      Pattern.compile("^([^:.!?—–\\n]{2,50}?)\\s+(?:[—–]|--?)\\s+(?=\\S)");

  private final String language;
  private final String title;
  private final List<Statement> statements = new ArrayList<>();

  private StatementSplitter(String language, String title) {
    this.language = language;
    this.title = title;
  }

  /// @param title the source's title, which is no section's
  static List<Statement> of(List<Passage> passages, String language, String title) {
    StatementSplitter splitter = new StatementSplitter(language, title);
    for (int i = 0; i < passages.size() && splitter.statements.size() < MOST_STATEMENTS; i++) {
      Passage passage = passages.get(i);
      if (isReference(passage)) {
        continue;
      }
      switch (passage.kind()) {
        case PARAGRAPH, LIST_ITEM, QUOTE -> splitter.split(passage, i);
        case HEADING, TABLE_ROW, CODE -> {}
      }
    }
    return splitter.statements;
  }

  /// What stands in a list of references is somebody else's words.
  private static boolean isReference(Passage passage) {
    return !passage.headings().isEmpty() && Headings.isReferences(passage.headings().getLast());
  }

  private void split(Passage passage, int index) {
    String text = passage.text();
    if (text.length() > LONGEST_PASSAGE) {
      return;
    }
    int labelEnd = labelEnd(passage);
    String label = labelEnd == 0 ? "" : label(text.substring(0, labelEnd));
    boolean first = true;
    for (Sentence sentence : Sentence.of(text.substring(labelEnd), language)) {
      String own = sentence.text();
      int length = Word.of(own).size();
      boolean dangling = length < 9 && Character.isLowerCase(own.codePointAt(0));
      boolean bare = first && labelEnd > 0 && (length < FEWEST_WORDS || dangling);
      String said = bare ? text.substring(0, labelEnd + sentence.end()).strip() : own;
      statements.add(
          new Statement(
              statements.size() + 1,
              said,
              first || !label.isEmpty() ? label : "",
              passage.locator().toString(),
              passage.headings().stream()
                  .filter(
                      heading -> !heading.equals(title) && !Headings.subject(heading).equals(title))
                  .toList(),
              index,
              passage.kind() == Passage.Kind.LIST_ITEM,
              first));
      first = false;
    }
  }

  private static String label(String text) {
    return text.replaceAll("[\\s:—–-]+$", "").strip();
  }

  /// The offset behind a passage's label and what separates it from the rest; 0 where it has none.
  private static int labelEnd(Passage passage) {
    String text = passage.text();
    for (Mark mark : passage.marks()) {
      if (mark.type() == Mark.Type.STRONG && mark.start() == 0 && mark.end() < text.length()) {
        return behindSeparator(text, mark.end());
      }
    }
    Matcher section = SECTION.matcher(text);
    if (section.find()) {
      return section.end();
    }
    Matcher colon = COLON.matcher(text);
    if (colon.find() && isLabel(colon.group(1))) {
      return colon.end();
    }
    Matcher dash = DASH.matcher(text);
    boolean item = passage.kind() == Passage.Kind.LIST_ITEM;
    return item && dash.find() && Word.of(dash.group(1)).size() <= 3 && isLabel(dash.group(1))
        ? dash.end()
        : 0;
  }

  /// A marked beginning is a label only where something separates it from what follows.
  private static int behindSeparator(String text, int end) {
    boolean inside = text.charAt(end - 1) == ':' || text.charAt(end - 1) == '.';
    int i = end;
    boolean separated = inside;
    while (i < text.length() && (" :—–-".indexOf(text.charAt(i)) >= 0)) {
      separated |= text.charAt(i) != ' ';
      i++;
    }
    return separated && i < text.length() ? i : 0;
  }

  private static boolean isLabel(String text) {
    List<Word> words = Word.of(text);
    return !words.isEmpty()
        && words.size() <= MOST_LABEL_WORDS
        && text.indexOf('(') == text.lastIndexOf('(')
        && (text.indexOf('(') < 0 || text.indexOf(')') > 0);
  }
}
