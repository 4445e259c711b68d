package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.model.ModelStopped.ModelFailed;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model turned out to be able to do, when it was called.
///
/// @param facts what was known before
/// @param failure why it does not answer; null where it does
/// @param jsonSchema whether it holds an answer to a schema; null where that was not found out
/// @param tools whether it calls a tool; null where that was not found out
/// @param spending what finding out took
public record Probe(
    ModelFacts facts,
    @Nullable String failure,
    @Nullable Boolean jsonSchema,
    @Nullable Boolean tools,
    Spending spending) {

  /// What a probe's call takes at most.
  static final int INPUT = 400;

  static final int OUTPUT = 1_000;

  private static final Purpose PURPOSE = Purpose.of("doctor");

  static Probe of(ModelFacts facts, ModelRun run) throws IOException {
    String failure = null;
    Boolean jsonSchema = null;
    Boolean tools = null;
    try {
      Prompt plain = prompt("Answer with the one word: ready", null);
      Answer answer = run.send(Call.of(plain, facts), plain, facts).answer();
      failure = complaint(answer);
      if (failure == null && facts.name().provider().isRemote()) {
        jsonSchema = holdsToSchema(facts, run);
        tools = callsTools(facts, run);
      }
    } catch (ModelStopped e) {
      failure = e.sentence();
    }
    return new Probe(facts, failure, jsonSchema, tools, run.budget().spent());
  }

  private static @Nullable String complaint(Answer answer) {
    return switch (answer) {
      case Answer.Text _, Answer.Value _ -> null;
      case Answer.Truncated _ -> "It does not come to an end.";
      case Answer.Refused(String reason, _) -> "It refuses: " + reason;
      case Answer.Unusable(String reason, _) -> reason;
      case Answer.TooLong _ -> "Its context is too small.";
    };
  }

  private static @Nullable Boolean holdsToSchema(ModelFacts facts, ModelRun run)
      throws ModelStopped, IOException {
    Prompt prompt = prompt("How many legs have a spider, an ant and a crab?", schema());
    Call told = Call.of(prompt, facts);
    Call held = new Call("", told.parts(), told.outputLimit(), schema(), null);
    try {
      return run.send(held, prompt, facts).answer() instanceof Answer.Value;
    } catch (ModelFailed e) {
      return false; // a server that does not know of schemas refuses the request
    }
  }

  private static @Nullable Boolean callsTools(ModelFacts facts, ModelRun run)
      throws ModelStopped, IOException {
    Prompt prompt = prompt("What time is it?", null);
    try {
      return run.offerTool(prompt, facts).reply().end() == Reply.End.TOOL;
    } catch (ModelFailed e) {
      return false;
    }
  }

  private static Prompt prompt(String text, @Nullable JsonNode schema) {
    return new Prompt(Task.JUDGE, List.of(new Part.Own(text)), OUTPUT, schema, PURPOSE);
  }

  private static JsonNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (String animal : List.of("spider", "ant", "crab")) {
      properties.putObject(animal).put("type", "integer");
    }
    schema.putArray("required").add("spider").add("ant").add("crab");
    return schema;
  }
}
