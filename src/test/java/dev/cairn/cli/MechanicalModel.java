package dev.cairn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.model.ScriptedModelServer;
import dev.cairn.model.ScriptedModelServer.Request;
import dev.cairn.model.ScriptedModelServer.Step;
import dev.cairn.model.WireFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers what the compiler asks, by rule, honestly and without wit: every sentence of a source is
/// a claim, every word in capitals a name, and a page says what its statements say.
final class MechanicalModel implements Function<Request, Step> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SENTENCE = Pattern.compile("[^.!?|#]+[.!?](?=\\s|$)");
  private static final Pattern NAME =
      Pattern.compile("(?<!^)(?<![.!?] )\\b\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)*");
  private static final Pattern STATEMENT = Pattern.compile("(?m)^\\[(\\d+)] [^|]*\\| (.*)$");
  private static final Pattern REFUSED = Pattern.compile("(?m)^id (\\d+) \\|");

  private static final Pattern PAIR = Pattern.compile("(?m)^id (\\d+)$");

  @Override
  public Step apply(Request request) {
    String text = answer(request).toString();
    int length = request.body().toString().length();
    return new ScriptedModelServer.Says(
        text, WireFormat.Ending.STOP, new WireFormat.Tokens(length / 4, text.length() / 4, 0));
  }

  /// What it would say, as a value that a test may spoil.
  ObjectNode answer(Request request) {
    String own = own(request);
    if (isJudging(request)) {
      return judgement(own, false);
    }
    if (!isWriting(request)) {
      return reading(own);
    }
    return own.contains("You have answered before") ? nothing(own) : page(own);
  }

  static boolean isWriting(Request request) {
    return request.shared().contains("You write one page");
  }

  static boolean isJudging(Request request) {
    return request.shared().contains("You keep the names");
  }

  /// The same answer for every pair of names.
  static ObjectNode judgement(String own, boolean same) {
    ObjectNode value = JSON.createObjectNode();
    ArrayNode pairs = value.putArray("pairs");
    Matcher id = PAIR.matcher(own);
    while (id.find()) {
      pairs.addObject().put("id", Integer.parseInt(id.group(1))).put("same", same);
    }
    return value;
  }

  static String own(Request request) {
    StringBuilder text = new StringBuilder();
    for (JsonNode message : request.body().path("messages")) {
      if (!message.path("role").asText().equals("system")) {
        JsonNode content = message.path("content");
        text.append(content.asText());
        content.forEach(part -> text.append(part.path("text").asText()).append('\n'));
      }
    }
    return text.toString();
  }

  private static ObjectNode reading(String own) {
    ObjectNode value = JSON.createObjectNode();
    ArrayNode gist = value.putArray("gist");
    ArrayNode names = value.putArray("names");
    ArrayNode claims = value.putArray("claims");
    Set<String> all = new LinkedHashSet<>();
    for (String line : own.substring(own.indexOf("\n\n")).lines().toList()) {
      Matcher sentence = SENTENCE.matcher(line.startsWith("| ") ? line.substring(2) : "");
      while (sentence.find()) {
        String quote = sentence.group().strip();
        List<String> about = names(quote);
        if (about.isEmpty() || quote.split("\\s+").length < 4) {
          continue;
        }
        all.addAll(about);
        ObjectNode claim = claims.addObject().put("quote", quote).put("kind", "fact");
        about.forEach(claim.putArray("about")::add);
        if (gist.isEmpty()) {
          gist.addObject().put("text", quote).putArray("quotes").add(quote);
        }
      }
    }
    for (String name : all) {
      ObjectNode one = names.addObject().put("name", name).put("kind", "concept");
      one.putArray("aliases");
      one.put("main", true);
    }
    return value;
  }

  private static List<String> names(String sentence) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(sentence);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }

  private static ObjectNode page(String own) {
    ObjectNode value = JSON.createObjectNode();
    Matcher statement = STATEMENT.matcher(own);
    boolean stands = own.contains("The page as it stands:");
    int news = own.indexOf("Statements known before:");
    ArrayNode lead = JSON.createArrayNode();
    ArrayNode rest = JSON.createArrayNode();
    while (statement.find()) {
      if (news >= 0 && statement.start() > news) {
        break;
      }
      ObjectNode said = JSON.createObjectNode().put("text", statement.group(2));
      said.putArray("cites").add(Integer.parseInt(statement.group(1)));
      said.put("inferred", false);
      if (lead.isEmpty() && !stands) {
        lead.add(said);
      } else {
        rest.addObject().putArray("sentences").add(said);
      }
    }
    value.put("description", lead.path(0).path("text").asText());
    value.set("lead", lead);
    ArrayNode sections = value.putArray("sections");
    if (!rest.isEmpty()) {
      ObjectNode section = sections.addObject().put("heading", "What is known");
      section.put("edit", stands ? "add" : "write").put("form", "list");
      section.set("paragraphs", rest);
    }
    value.putArray("disagreements");
    value.putArray("connections");
    return value;
  }

  /// It never knows better.
  private static ObjectNode nothing(String own) {
    ObjectNode value = JSON.createObjectNode();
    ArrayNode sentences = value.putArray("sentences");
    Matcher refused = REFUSED.matcher(own);
    while (refused.find()) {
      ObjectNode one =
          sentences.addObject().put("id", Integer.parseInt(refused.group(1))).put("text", "");
      one.putArray("cites");
      one.put("inferred", false);
    }
    return value;
  }
}
