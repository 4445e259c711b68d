package dev.cairn.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A model reached through LangChain4j. The library shapes the request and reads the response; one
/// call is one request, and everything that goes wrong leaves as a [CallFailure].
final class LangChainEndpoint implements Endpoint {
  /// Makes the library's model upon a wire.
  interface Maker {
    ChatModel make(Wire wire, int outputLimit);
  }

  private final Maker maker;
  private final HttpClient client;
  private final InstantSource clock;

  LangChainEndpoint(Maker maker, HttpClient client, InstantSource clock) {
    this.maker = maker;
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Reply send(Call call, Duration timeout) {
    ChatRequest.Builder request = ChatRequest.builder().messages(messages(call));
    JsonNode schema = call.schema();
    if (schema != null) {
      JsonSchema named =
          JsonSchema.builder()
              .name("answer")
              .rootElement(JsonRawSchema.from(schema.toString()))
              .build();
      request.responseFormat(
          ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(named).build());
    }
    return exchange(request.build(), call.outputLimit(), timeout);
  }

  @Override
  public Reply offerTool(Duration timeout) {
    ToolSpecification tool =
        ToolSpecification.builder()
            .name("tell_time")
            .description("Tells what time it is.")
            .parameters(
                JsonObjectSchema.builder().addStringProperty("city").required("city").build())
            .build();
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from("What time is it in Lima? Call the tool tell_time."))
            .toolSpecifications(tool)
            .build();
    return exchange(request, Probe.OUTPUT, timeout);
  }

  private Reply exchange(ChatRequest request, int outputLimit, Duration timeout) {
    Wire wire = new Wire(client, timeout, clock);
    try {
      return reply(maker.make(wire, outputLimit).chat(request), WireReading.of(wire.body()));
    } catch (CallFailure e) {
      throw e;
    } catch (ContentFilteredException e) {
      return new Reply(
          "",
          Reply.End.REFUSED,
          CallFailure.line(String.valueOf(e.getMessage())),
          WireReading.of(wire.body()).tokens());
    } catch (RuntimeException e) {
      // The library stumbles over responses that leave out what it takes for granted.
      WireReading read = WireReading.of(wire.body());
      if (read.refusal().isPresent()) {
        return new Reply("", Reply.End.REFUSED, read.refusal().get(), read.tokens());
      }
      if (!wire.isAnswered()) {
        throw new CallFailure(
            CallFailure.Kind.BAD_REQUEST,
            "the call cannot be made: " + CallFailure.line(String.valueOf(e.getMessage())));
      }
      throw new CallFailure(
          CallFailure.Kind.GARBLED,
          wire.body().isBlank()
              ? "the response is empty"
              : "the response makes no sense: " + CallFailure.line(wire.body()));
    }
  }

  private static Reply reply(ChatResponse response, WireReading read) {
    AiMessage message = response.aiMessage();
    String text = message.text() == null ? "" : message.text();
    if (read.refusal().isPresent()) {
      return new Reply(text, Reply.End.REFUSED, read.refusal().get(), read.tokens());
    }
    if (response.finishReason() == FinishReason.LENGTH || read.isCut()) {
      return new Reply(text, Reply.End.CUT, "", read.tokens());
    }
    if (response.finishReason() == FinishReason.CONTENT_FILTER) {
      return new Reply(text, Reply.End.REFUSED, "a content filter stopped it", read.tokens());
    }
    if (message.hasToolExecutionRequests()) {
      String tool = message.toolExecutionRequests().getFirst().name();
      return new Reply(text, Reply.End.TOOL, CallFailure.line(tool), read.tokens());
    }
    return new Reply(text, Reply.End.COMPLETE, "", read.tokens());
  }

  private static List<ChatMessage> messages(Call call) {
    List<ChatMessage> messages = new ArrayList<>();
    if (!call.shared().isEmpty()) {
      messages.add(SystemMessage.from(call.shared()));
    }
    List<Content> contents = new ArrayList<>();
    for (Part part : call.parts()) {
      contents.add(
          switch (part) {
            case Part.Shared(String text) -> TextContent.from(text);
            case Part.Own(String text) -> TextContent.from(text);
            case Part.Image image ->
                ImageContent.from(
                    Base64.getEncoder().encodeToString(image.bytes()), image.mediaType());
          });
    }
    messages.add(UserMessage.from(contents));
    Call.Correction correction = call.correction();
    if (correction != null) {
      messages.add(AiMessage.from(correction.answer()));
      messages.add(UserMessage.from(correction.complaint()));
    }
    return messages;
  }
}
