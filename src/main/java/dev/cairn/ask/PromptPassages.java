package dev.cairn.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.source.Passage;
import dev.cairn.vault.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The passages that a model reads, numbered, the likeliest first. Each is one JSON object on one
/// line: no text of a source can end its own quotation or begin another.
final class PromptPassages {
  /// Passages behind this many tell a model little.
  private static final int MOST = 40;

  private static final int LONGEST = 4_000;
  private static final int MOST_PAGES = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<PromptPassage> numbered = new ArrayList<>();
  private final Set<PromptPassage> known = new LinkedHashSet<>();

  /// A passage of a witness, by its number there.
  record PromptPassage(Witness witness, int passage) {
    Passage text() {
      return witness.source().passages().get(passage);
    }
  }

  /// Numbers the passages of candidates that were not numbered before, as far as there is room.
  ///
  /// @param bytes how much they may take in the prompt
  /// @return their lines
  List<String> add(List<Candidate> candidates, long bytes) {
    List<String> lines = new ArrayList<>();
    long left = bytes;
    for (Candidate candidate : candidates) {
      PromptPassage passage =
          new PromptPassage(candidate.witness(), candidate.statement().passage());
      if (lines.size() == MOST || known.contains(passage)) {
        continue;
      }
      String line = line(numbered.size() + 1, passage);
      long taken = ModelAnswer.bytes(line) + 1;
      if (taken > left) {
        continue;
      }
      left -= taken;
      known.add(passage);
      numbered.add(passage);
      lines.add(line);
    }
    return lines;
  }

  /// The passage with a number that a model names; null where there is none.
  @Nullable PromptPassage at(int number) {
    return number < 1 || number > numbered.size() ? null : numbered.get(number - 1);
  }

  private static String line(int number, PromptPassage shown) {
    Passage passage = shown.text();
    String text = passage.text();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", number);
    json.put("source", shown.witness().title());
    String published = shown.witness().source().metadata().getOrDefault("published", "");
    if (!published.isEmpty()) {
      json.put("published", published);
    }
    json.put("at", passage.locator().toString());
    if (!passage.headings().isEmpty()) {
      json.put("section", String.join(" › ", passage.headings()));
    }
    json.put("text", text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    return json(json);
  }

  /// Pages by name, for a model that wants to read on.
  static List<String> pages(List<Page> pages) {
    return pages.stream()
        .limit(MOST_PAGES)
        .map(page -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("slug", page.path().basename());
          json.put("title", page.title());
          json.put("description", page.front().get("description").orElse(""));
          return json(json);
        })
        .toList();
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text that JSON cannot hold", e);
    }
  }
}
