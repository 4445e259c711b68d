package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.model.ScriptedModelServer.Breaks;
import dev.cairn.model.ScriptedModelServer.Request;
import dev.cairn.model.ScriptedModelServer.Says;
import dev.cairn.model.ScriptedModelServer.Sends;
import dev.cairn.model.ScriptedModelServer.Step;
import dev.cairn.model.WireFormat.Ending;
import dev.cairn.model.WireFormat.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A model that misbehaves at random, in one way for each of its answers. What it makes up bears
/// one of [#MARKS], so that a test sees whether any of it has landed.
///
/// What it does with a prompt depends on the seed and the prompt alone, not on the order of calls.
final class MisbehavingModel implements Function<Request, Step> {
  /// What no source says.
  static final List<String> MARKS =
      List.of("Zanzibar", "4711", "4,711", "collect.example", "<script", "ouvrage", "\u202e");

  private static final double HONEST = 0.2;
  private static final String INVENTED = "The machine went to Zanzibar in 4711.";

  private final long seed;
  private final MechanicalModel honest = new MechanicalModel();
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();

  MisbehavingModel(long seed) {
    this.seed = seed;
  }

  /// How often it misbehaved, by the way in which it did.
  Map<String, Integer> done() {
    return new TreeMap<>(done);
  }

  @Override
  public Step apply(Request request) {
    String body = request.body().toString();
    int time = asked.merge(body, 1, Integer::sum);
    Random random = new Random(seed * 31 + body.hashCode() + 7919L * time);
    random.nextInt();
    if (random.nextDouble() < HONEST) {
      return honest.apply(request);
    }
    List<Map.Entry<String, Function<Request, Step>>> ways =
        new ArrayList<>((time == 1 ? anyWay(random) : answering(random)).entrySet());
    Map.Entry<String, Function<Request, Step>> way = ways.get(random.nextInt(ways.size()));
    done.merge(way.getKey(), 1, Integer::sum);
    return way.getValue().apply(request);
  }

  private Map<String, Function<Request, Step>> anyWay(Random random) {
    Map<String, Function<Request, Step>> ways = answering(random);
    ways.put("429", request -> new Sends(429, "{\"error\":{\"message\":\"slow\"}}", "0"));
    ways.put("500", request -> new Sends(500, "{\"error\":{\"message\":\"down\"}}", "0"));
    ways.put("503 in HTML", request -> new Sends(503, "<html>busy</html>", "0"));
    if (random.nextInt(4) == 0) {
      ways.put("hang up", request -> new Breaks(true));
    }
    return ways;
  }

  /// Ways that no further attempt is made after, or that take no time.
  private Map<String, Function<Request, Step>> answering(Random random) {
    Map<String, Function<Request, Step>> ways = new TreeMap<>();
    ways.put("cut JSON", request -> says(cut(text(request), random), Ending.LENGTH));
    ways.put("cut JSON said to be whole", request -> says(cut(text(request), random), Ending.STOP));
    ways.put("whole JSON said to be cut", request -> says(text(request), Ending.LENGTH));
    ways.put("refusal", request -> says("I cannot help with Zanzibar.", Ending.REFUSAL));
    ways.put("unknown tool", request -> says("delete_wiki", Ending.TOOL));
    ways.put("nothing", request -> says("", Ending.STOP));
    ways.put("fence", request -> says("```json\n" + text(request) + "\n```", Ending.STOP));
    ways.put(
        "talk around", request -> says("Sure!\n" + text(request) + "\nZanzibar?", Ending.STOP));
    ways.put("prose", request -> says(INVENTED, Ending.STOP));
    ways.put("echo", request -> says(MechanicalModel.own(request), Ending.STOP));
    ways.put("other shape", request -> says("{\"lead\": 4711, \"claims\": \"yes\"}", Ending.STOP));
    ways.put("list", request -> says("[" + text(request) + "]", Ending.STOP));
    ways.put("depth", request -> says("[".repeat(50_000), Ending.STOP));
    spoilings(random).forEach((name, spoil) -> ways.put(name, spoiled(spoil, random)));
    return ways;
  }

  private Function<Request, Step> spoiled(BiConsumer<ObjectNode, Random> spoil, Random random) {
    return request -> {
      ObjectNode value = honest.answer(request);
      spoil.accept(value, random);
      return says(value.toString(), Ending.STOP);
    };
  }

  private static Map<String, BiConsumer<ObjectNode, Random>> spoilings(Random random) {
    Map<String, BiConsumer<ObjectNode, Random>> all = new TreeMap<>();
    all.put("invented sentences", (value, any) -> said(value, text -> INVENTED));
    all.put("another number", (value, any) -> said(value, text -> text + " It has 4,711 parts."));
    all.put(
        "French",
        (value, any) -> said(value, text -> "C'est un ouvrage de Zanzibar dont on parle."));
    all.put(
        "pictures",
        (value, any) -> said(value, text -> "![x](https://collect.example/p.png?q=" + text + ")"));
    all.put(
        "links",
        (value, any) -> said(value, text -> text + " See [more](https://collect.example)."));
    all.put("HTML", (value, any) -> said(value, text -> "<script>alert(1)</script>" + text));
    all.put("markup", (value, any) -> said(value, text -> "## Zanzibar\n\n---\n" + text));
    all.put("footnotes", (value, any) -> said(value, text -> text + "[^zanzibar-1] [[Zanzibar]]"));
    all.put("direction", (value, any) -> said(value, text -> "\u202e" + text + "\u0000"));
    all.put("length", (value, any) -> said(value, text -> "See Zanzibar and ".repeat(9_000)));
    all.put("wrong citations", (value, any) -> cites(value, List.of(any.nextInt(40) - 5)));
    all.put("no citations", (value, any) -> cites(value, List.of()));
    all.put("citations of everything", (value, any) -> cites(value, first(200)));
    all.put("texts for numbers", (value, any) -> types(value));
    all.put("fields left out", (value, any) -> leaveOut(value, any));
    all.put("invented quotations", (value, any) -> quotes(value, quote -> INVENTED));
    all.put(
        "corrected quotations",
        (value, any) -> quotes(value, quote -> quote.replaceAll("\\d+", "4711")));
    all.put("joined quotations", (value, any) -> quotes(value, quote -> quote + " " + INVENTED));
    all.put("invented names", (value, any) -> names(value, "Zanzibar Society"));
    all.put("all names one", (value, any) -> aliases(value));
    all.put("headings", (value, any) -> headings(value, "Sources\n# Zanzibar [[x]]"));
    all.put("empty sections", (value, any) -> emptySections(value));
    all.put("description", (value, any) -> describe(value, "\"Zanzibar\": ![](x)\n---\n# 4711"));
    all.put("false disagreements", (value, any) -> disagree(value));
    all.put("names that are one", (value, any) -> oneThing(value));
    all.put("false connections", (value, any) -> connect(value));
    return all;
  }

  private String text(Request request) {
    return honest.answer(request).toString();
  }

  private static String cut(String text, Random random) {
    return text.substring(0, random.nextInt(text.length()));
  }

  private static Step says(String text, Ending ending) {
    return new Says(text, ending, new Tokens(900, 300, 0));
  }

  /// Changes every sentence of a page or of a summary.
  private static void said(ObjectNode value, Function<String, String> change) {
    for (JsonNode parent : value.findParents("text")) {
      ((ObjectNode) parent).put("text", change.apply(parent.path("text").asText()));
    }
  }

  private static void quotes(ObjectNode value, Function<String, String> change) {
    for (JsonNode parent : value.findParents("quote")) {
      ((ObjectNode) parent).put("quote", change.apply(parent.path("quote").asText()));
    }
    for (JsonNode gist : value.path("gist")) {
      ((ObjectNode) gist).putArray("quotes").add(INVENTED);
    }
    said(value, text -> INVENTED);
  }

  private static void cites(ObjectNode value, List<Integer> numbers) {
    for (JsonNode parent : value.findParents("cites")) {
      ArrayNode cites = ((ObjectNode) parent).putArray("cites");
      numbers.forEach(cites::add);
    }
  }

  private static List<Integer> first(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static void types(ObjectNode value) {
    for (JsonNode parent : value.findParents("cites")) {
      ((ObjectNode) parent).putArray("cites").add("one").add(1e40).addNull();
    }
    value.put("claims", "Zanzibar");
    value.put("sections", 4711);
  }

  private static void leaveOut(ObjectNode value, Random random) {
    List<String> fields = new ArrayList<>();
    value.fieldNames().forEachRemaining(fields::add);
    value.remove(fields.get(random.nextInt(fields.size())));
  }

  private static void names(ObjectNode value, String name) {
    for (JsonNode parent : value.findParents("name")) {
      ((ObjectNode) parent).put("name", name);
    }
    value.path("claims").forEach(claim -> ((ObjectNode) claim).putArray("about").add(name));
  }

  /// Says that every name is one of every other.
  private static void aliases(ObjectNode value) {
    List<String> names = value.path("names").findValuesAsText("name");
    value
        .path("names")
        .forEach(name -> names.forEach(((ObjectNode) name).putArray("aliases")::add));
  }

  private static void headings(ObjectNode value, String heading) {
    for (JsonNode parent : value.findParents("heading")) {
      ((ObjectNode) parent).put("heading", heading);
    }
  }

  private static void emptySections(ObjectNode value) {
    for (JsonNode section : value.path("sections")) {
      ((ObjectNode) section).put("edit", "write").putArray("paragraphs");
    }
    if (value.has("lead")) {
      value.putArray("lead");
    }
  }

  private static void describe(ObjectNode value, String description) {
    if (value.has("description")) {
      value.put("description", description);
    }
  }

  private static void disagree(ObjectNode value) {
    if (value.path("disagreements") instanceof ArrayNode disagreements) {
      ArrayNode sides =
          disagreements
              .addObject()
              .put("about", "Zanzibar [[x]]\n> verdict: 4711")
              .putArray("sides");
      for (int number = 1; number <= 2; number++) {
        ObjectNode side = sides.addObject().put("text", INVENTED).put("inferred", false);
        side.putArray("cites").add(number);
      }
    }
  }

  /// Of pairs there are and of some that there are not.
  private static void oneThing(ObjectNode value) {
    value.path("pairs").forEach(pair -> ((ObjectNode) pair).put("same", true));
    if (value.path("pairs") instanceof ArrayNode pairs) {
      pairs.addObject().put("id", 4711).put("same", true);
    }
  }

  private static void connect(ObjectNode value) {
    if (value.path("connections") instanceof ArrayNode connections) {
      for (String page : List.of("Zanzibar", "../../raw", "index", "Charles Babbage")) {
        ObjectNode tie = connections.addObject().put("page", page).put("text", INVENTED);
        tie.putArray("cites").add(1);
      }
    }
  }
}
