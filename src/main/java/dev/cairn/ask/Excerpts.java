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

/// The passages that a model reads, numbered, the likeliest first. Each is one JSON object on one
/// line: no text of a source can end its own quotation or begin another.
final class Excerpts {
  /// Passages behind this many tell a model little.
  private static final int MOST = 40;

  private static final int LONGEST = 4_000;
  private static final int MOST_PAGES = 12;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Excerpt> numbered = new ArrayList<>();
  private final Set<Excerpt> known = new LinkedHashSet<>();

  /// A passage of a witness, by its number there.
  record Excerpt(Witness witness, int passage) {
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
      Excerpt excerpt = new Excerpt(candidate.witness(), candidate.statement().passage());
      if (lines.size() == MOST || known.contains(excerpt)) {
        continue;
      }
      String line = line(numbered.size() + 1, excerpt);
      left -= ModelAnswer.bytes(line) + 1;
      if (left < 0) {
        break;
      }
      known.add(excerpt);
      numbered.add(excerpt);
      lines.add(line);
    }
    return lines;
  }

  /// The passage with a number that a model names; null where there is none.
  @org.jspecify.annotations.Nullable
  Excerpt at(int number) {
    return number < 1 || number > numbered.size() ? null : numbered.get(number - 1);
  }

  private static String line(int number, Excerpt excerpt) {
    Passage passage = excerpt.text();
    String text = passage.text();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("n", number);
    json.put("source", excerpt.witness().title());
    String published = excerpt.witness().source().metadata().getOrDefault("published", "");
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
