package dev.cairn.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.ask.PromptPassages.PromptPassage;
import dev.cairn.search.Stems;
import dev.cairn.text.Language;
import dev.cairn.text.Word;
import dev.cairn.vault.Citation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a model answered, as far as its quotations can be found.
///
/// @param answered whether the model says that this answers the question
/// @param failures why what it said was left out, by its words
/// @param missing what the model says would have to be known; empty where it says nothing
record Draft(boolean answered, List<Said> said, Map<String, String> failures, String missing) {
  /// A sentence shares at least this part of its telling words with what it cites.
  private static final double SHARED = 0.34;

  private static final int LONGEST = 300;
  private static final int FEWEST_TELLING = 3;

  /// @param items the key below which sentences or cells are
  static Draft of(JsonNode json, String items, Form form, PromptPassages passages) {
    List<Said> said = new ArrayList<>();
    Map<String, String> failures = new LinkedHashMap<>();
    Citations citer = new Citations();
    for (JsonNode item : json.path(items)) {
      String text = oneLine(item.path("text").asText());
      if (text.isEmpty()) {
        continue;
      }
      List<Citation> citations = new ArrayList<>();
      List<PromptPassage> cited = new ArrayList<>();
      String failure = cite(item.path("cites"), passages, citer, citations, cited);
      boolean table = form.isTable();
      String heading = oneLine(item.path(table ? "row" : "heading").asText());
      Said one = new Said(heading, oneLine(item.path("column").asText("")), text, citations);
      if (failure.isEmpty() && !table && !isSupported(text, cited)) {
        failure = "hardly a word of it stands in what it cites";
      }
      if (failure.isEmpty() && form == Form.CHART && BarChart.value(one).isEmpty()) {
        failure = "the text of a bar is one number";
      }
      if (failure.isEmpty()) {
        said.add(one);
      } else {
        failures.put(text, failure);
      }
    }
    String missing = oneLine(json.path("missing").asText(""));
    return new Draft(json.path("answered").asBoolean(), said, failures, shortened(missing));
  }

  /// Finds what is quoted.
  ///
  /// @return what is wrong; empty where at least one quotation stands and none is made up
  private static String cite(
      JsonNode cites,
      PromptPassages passages,
      Citations citer,
      List<Citation> citations,
      List<PromptPassage> cited) {
    for (JsonNode cite : cites) {
      PromptPassage passage = passages.at(cite.path("passage").asInt());
      String words = cite.path("quotation").asText();
      if (passage == null) {
        return "there is no passage " + cite.path("passage").asInt();
      }
      if (!Citations.hasLength(words)) {
        return "a quotation has 3 to 60 words, and this has not: " + shortened(words);
      }
      var citation = citer.of(passage.witness(), passage.passage(), words);
      if (citation.isEmpty()) {
        return "these words do not stand so in passage "
            + cite.path("passage").asInt()
            + ": "
            + shortened(words);
      }
      citations.add(citation.get());
      cited.add(passage);
    }
    return citations.isEmpty() ? "it cites nothing" : "";
  }

  /// Whether a sentence speaks of what it cites. A sentence in another language than its sources
  /// cannot be told by its words.
  private static boolean isSupported(String text, List<PromptPassage> cited) {
    Set<String> there = new HashSet<>();
    String language = cited.getFirst().witness().source().language();
    for (PromptPassage passage : cited) {
      String around = String.join(" ", passage.text().headings()) + " " + passage.witness().title();
      Stems.of(around + " " + passage.text().text(), language).forEach(there::addAll);
    }
    String written = Language.detect(text);
    if (!written.equals(language) && !written.equals(Language.UNDETERMINED)) {
      return true;
    }
    Set<String> common = Language.functionWords(language);
    List<Word> telling =
        Word.of(text).stream().filter(word -> !common.contains(word.folded())).toList();
    long shared =
        telling.stream()
            .filter(word ->
                Stems.of(word.text(), language).stream()
                    .anyMatch(p -> p.stream().anyMatch(there::contains)))
            .count();
    return telling.size() < FEWEST_TELLING ? shared > 0 : shared >= SHARED * telling.size();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
