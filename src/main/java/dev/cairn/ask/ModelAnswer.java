package dev.cairn.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.model.Chat;
import dev.cairn.model.ModelStopped;
import dev.cairn.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer of a model, of which nothing is kept that code cannot verify. At most three calls:
/// one to answer, one more where the model wants to read on, one where something did not stand.
final class ModelAnswer {
  /// More passages than this make an answer dearer, not better.
  private static final long MOST_BYTES = 36_000;

  /// What of the room the schema, the list of pages and our own words take.
  private static final long OVERHEAD = 5_000;

  /// Bytes that count as one token, as calls are estimated.
  private static final int BYTES_PER_TOKEN = 3;

  private static final int MOST_WISHES = 3;

  private final Question question;
  private final Witnesses found;
  private final Set<String> allowedUrls;
  private final Form form;
  private final ModelTask task;
  private final Chat chat;
  private final PromptPassages passages = new PromptPassages();
  private final List<String> own = new ArrayList<>();
  private Extracts extracts;
  private String trouble = "";

  /// An answer and, where it is not what the model said, why.
  ///
  /// @param answer null where nothing of what the model said stands
  record Result(@Nullable Answer answer, String trouble) {}

  ModelAnswer(
      Question question,
      Witnesses found,
      Extracts extracts,
      Set<String> allowedUrls,
      Form form,
      ModelTask task,
      Chat chat) {
    this.question = question;
    this.found = found;
    this.extracts = extracts;
    this.allowedUrls = allowedUrls;
    this.form = form;
    this.task = task;
    this.chat = chat;
  }

  /// @throws ModelStopped where the model cannot be asked, or may not be any more
  Result answer() throws ModelStopped, IOException {
    long room = BYTES_PER_TOKEN * (long) chat.facts(Task.WRITE).roomFor(ModelTask.MOST_OUTPUT);
    long bytes = Math.min(MOST_BYTES, room - bytes(task.shared()) - OVERHEAD);
    List<String> lines = passages.add(extracts.candidates(), 2 * bytes / 3);
    if (lines.isEmpty()) {
      return new Result(null, bytes < 0 ? "The model has no room for any passage." : "");
    }
    own.add(question(lines));
    JsonNode first = ask();
    if (first == null) {
      return new Result(null, trouble);
    }
    JsonNode value = first;
    if (readOn(first, bytes / 3)) {
      JsonNode second = ask();
      value = second == null ? first : second;
    }
    return checked(value);
  }

  static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /// The question comes last, where a model that reads much still has it before it.
  private String question(List<String> lines) {
    List<String> pages = PromptPassages.pages(found.pages());
    return (pages.isEmpty() ? "" : "Pages of the wiki:\n" + String.join("\n", pages) + "\n\n")
        + "Passages:\n"
        + String.join("\n", lines)
        + "\n\nThe question: "
        + PromptPassages.json(question.text());
  }

  /// Asks with all that was said so far; null where nothing usable comes back.
  private @Nullable JsonNode ask() throws ModelStopped {
    return switch (chat.answer(task.prompt(own))) {
      case dev.cairn.model.Answer.Value(JsonNode json, _) -> json;
      case dev.cairn.model.Answer.Text _ -> trouble("The model answered in words, not as asked.");
      case dev.cairn.model.Answer.Truncated _ -> trouble("The model's answer was cut off.");
      case dev.cairn.model.Answer.Refused(String reason, _) ->
          trouble("The model would not answer (" + reason + ").");
      case dev.cairn.model.Answer.TooLong _ -> trouble("The passages do not fit the model.");
      case dev.cairn.model.Answer.Unusable(String reason, _) ->
          trouble("The model's answer cannot be used: " + reason);
    };
  }

  private @Nullable JsonNode trouble(String sentence) {
    trouble = sentence;
    return null;
  }

  /// Finds what a model wants to read on; whether anything came of it.
  private boolean readOn(JsonNode wishes, long bytes) throws IOException {
    int before = found.all().size();
    List<Candidate> more = new ArrayList<>();
    for (String words : texts(wishes.path("search"))) {
      found.search(words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip());
      more.addAll(new Extracts(found.question(words), found).candidates());
    }
    for (String slug : texts(wishes.path("read"))) {
      found.read(slug);
    }
    if (found.all().size() > before) {
      extracts = new Extracts(question, found);
      more.addAll(extracts.candidates());
    }
    List<String> lines = passages.add(more, bytes);
    if (!lines.isEmpty()) {
      own.add(
          "More passages, as you asked:\n"
              + String.join("\n", lines)
              + "\n\nNow answer the question: "
              + PromptPassages.json(question.text()));
    }
    return !lines.isEmpty();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts.stream().filter(text -> !text.isBlank()).limit(MOST_WISHES).toList();
  }

  private Result checked(JsonNode value) throws ModelStopped, IOException {
    Checked first = check(value);
    if (first.failures.isEmpty()) {
      return first.result();
    }
    own.add(complaint(value, first.failures));
    JsonNode again = ask();
    Checked second = again == null ? first : check(again);
    Checked better = second.answer.said().size() >= first.answer.said().size() ? second : first;
    return better.result();
  }

  /// What stands of one answer.
  private record Checked(Answer answer, Map<String, String> failures) {
    Result result() {
      int left = failures.size();
      String trouble =
          left == 0
              ? ""
              : left == 1
                  ? "A sentence of the model was left out: it could not be verified."
                  : left + " sentences of the model were left out: they could not be verified.";
      boolean nothing = answer.said().isEmpty() && left > 0;
      return new Result(nothing ? null : answer, trouble);
    }
  }

  private Checked check(JsonNode value) throws IOException {
    Draft draft = Draft.of(value, task.items(), form, passages);
    Map<String, String> failures = new LinkedHashMap<>(draft.failures());
    Answer answer =
        new Answer(
            question,
            draft.answered() && !draft.said().isEmpty(),
            draft.said(),
            extracts.pageNames(draft.said()),
            Extracts.files(found.all()),
            areIngested(draft.said()),
            extracts.missing(draft.missing()),
            chat.facts(Task.WRITE).name().toString());
    Proof proof = new Proof(found.all(), found.pages(), allowedUrls);
    Proof.Proven proven = proof.of(answer, form);
    proven.failures().forEach((said, why) -> failures.put(said.text(), why));
    return new Checked(proven.answer(), failures);
  }

  private boolean areIngested(List<Said> said) {
    return said.stream()
        .flatMap(sentence -> sentence.citations().stream())
        .allMatch(citation ->
            found.all().stream().anyMatch(w -> w.ingested() && w.name().equals(citation.source())));
  }

  private String complaint(JsonNode value, Map<String, String> failures) {
    StringBuilder text =
        new StringBuilder("You answered:\n").append(value).append("\n\nThis does not stand:\n");
    failures.forEach((said, why) ->
        text.append("- ").append(PromptPassages.json(said)).append(": ").append(why).append('\n'));
    return text.append(
            "\n"
                + "Answer again, the whole of it: what stands as it was, the rest corrected or left"
                + " out.")
        .toString();
  }
}
