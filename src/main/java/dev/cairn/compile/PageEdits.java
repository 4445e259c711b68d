package dev.cairn.compile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a model would have a page say: sections to write or to add to, never a page.
///
/// @param lead the page's first paragraph; empty where it stands as it is
record PageEdits(
    String description,
    List<Said> lead,
    List<SectionEdit> sections,
    List<Contrast> disagreements,
    List<Tie> connections) {

  /// A sentence of the model's.
  ///
  /// @param id counted from 1 in the order of the answer
  /// @param cites the numbers of the statements that it rests on, as the prompt counts them
  /// @param inferred whether the model concluded it rather than read it
  record Said(int id, String text, List<Integer> cites, boolean inferred) {
    Said {
      text = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      cites = List.copyOf(cites);
    }
  }

  /// @param adds whether the paragraphs follow what stands there, or take its place
  /// @param list whether each paragraph is an item
  record SectionEdit(String heading, boolean adds, boolean list, List<List<Said>> paragraphs) {
    /// This one, and what another says under its heading.
    SectionEdit and(SectionEdit other) {
      List<List<Said>> all = new ArrayList<>(paragraphs);
      all.addAll(other.paragraphs());
      return new SectionEdit(heading, adds, list, all);
    }
  }

  /// Two or more sides of a disagreement.
  record Contrast(String about, List<Said> sides) {}

  /// A connection with another page, by its name.
  record Tie(String page, Said gloss) {}

  private static final JsonNode SAID =
      Json.object(
          Json.field("text", Json.STRING),
          Json.field("cites", Json.list(Json.INTEGER)),
          Json.field("inferred", Json.BOOLEAN));

  static final JsonNode SCHEMA =
      Json.object(
          Json.field("description", Json.STRING),
          Json.field("lead", Json.list(SAID)),
          Json.field(
              "sections",
              Json.list(
                  Json.object(
                      Json.field("heading", Json.STRING),
                      Json.field("edit", Json.oneOf("write", "add")),
                      Json.field("form", Json.oneOf("prose", "list")),
                      Json.field(
                          "paragraphs",
                          Json.list(Json.object(Json.field("sentences", Json.list(SAID)))))))),
          Json.field(
              "disagreements",
              Json.list(
                  Json.object(
                      Json.field("about", Json.STRING), Json.field("sides", Json.list(SAID))))),
          Json.field(
              "connections",
              Json.list(
                  Json.object(
                      Json.field("page", Json.STRING),
                      Json.field("text", Json.STRING),
                      Json.field("cites", Json.list(Json.INTEGER))))));

  /// The corrected sentences of a second answer, by id.
  static final JsonNode CORRECTIONS =
      Json.object(
          Json.field(
              "sentences",
              Json.list(
                  Json.object(
                      Json.field("id", Json.INTEGER),
                      Json.field("text", Json.STRING),
                      Json.field("cites", Json.list(Json.INTEGER)),
                      Json.field("inferred", Json.BOOLEAN)))));

  static PageEdits of(JsonNode json) {
    Counter counter = new Counter();
    List<Said> lead = counter.all(json.path("lead"));
    List<SectionEdit> sections = new ArrayList<>();
    for (JsonNode section : json.path("sections")) {
      List<List<Said>> paragraphs = new ArrayList<>();
      section
          .path("paragraphs")
          .forEach(paragraph -> paragraphs.add(counter.all(paragraph.path("sentences"))));
      sections.add(
          new SectionEdit(
              heading(section.path("heading").asText()),
              section.path("edit").asText().equals("add"),
              section.path("form").asText().equals("list"),
              paragraphs));
    }
    List<Contrast> disagreements = new ArrayList<>();
    for (JsonNode one : json.path("disagreements")) {
      disagreements.add(
          new Contrast(heading(one.path("about").asText()), counter.all(one.path("sides"))));
    }
    List<Tie> connections = new ArrayList<>();
    for (JsonNode one : json.path("connections")) {
      connections.add(new Tie(one.path("page").asText(), counter.said(one)));
    }
    return new PageEdits(
        json.path("description").asText().replaceAll("[\\s\\p{Cntrl}]+", " ").strip(),
        lead,
        sections,
        disagreements,
        connections);
  }

  static Map<Integer, Said> corrections(JsonNode json) {
    Map<Integer, Said> corrections = new TreeMap<>();
    for (JsonNode one : json.path("sentences")) {
      int id = one.path("id").asInt();
      corrections.put(
          id,
          new Said(
              id,
              one.path("text").asText(),
              Json.numbers(one.path("cites")),
              one.path("inferred").asBoolean()));
    }
    return corrections;
  }

  /// One line without what would make it something else than a heading.
  private static String heading(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").replaceAll("^[#>\\s]+", "").strip();
  }

  List<Said> sentences() {
    List<Said> all = new ArrayList<>(lead);
    sections.forEach(section -> section.paragraphs().forEach(all::addAll));
    disagreements.forEach(one -> all.addAll(one.sides()));
    connections.forEach(tie -> all.add(tie.gloss()));
    return all;
  }

  private static final class Counter {
    private int last;

    List<Said> all(JsonNode list) {
      List<Said> all = new ArrayList<>();
      list.forEach(item -> all.add(said(item)));
      return all;
    }

    Said said(JsonNode item) {
      return new Said(
          ++last,
          item.path("text").asText(),
          Json.numbers(item.path("cites")),
          item.path("inferred").asBoolean());
    }
  }
}
