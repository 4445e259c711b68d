package dev.cairn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every call to a model that this user's Cairn has made: one line of JSON each, one file for each
/// month, in the user's state folder, because `.cairn` may be deleted and what was spent may not be
/// forgotten. Days and months are those of UTC.
///
/// A line is written whole, behind a lock that other processes honour, and is on the disk before
/// its answer is used. A line that a crash or a full disk cut short is passed over.
public final class Ledger {
  /// One call.
  ///
  /// @param vault the vault's real path
  /// @param task what the model was asked to do, such as `extract`
  /// @param estimated whether the counts of tokens are ours
  /// @param usd null where the model's price is not known
  /// @param outcome `answered`, `truncated`, `refused`, `unusable`, or what failed, such as
  ///   `rate-limited`
  public record Entry(
      Instant time,
      String vault,
      String run,
      String task,
      Purpose purpose,
      String model,
      long input,
      long output,
      long cached,
      boolean estimated,
      @Nullable BigDecimal usd,
      long ms,
      String outcome) {

    public long tokens() {
      return input + output;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /// A second lock on one file from this process would be an error, not a wait.
  private static final Object ONE_WRITER = new Object();

  private final Path folder;

  /// @param folders as [UserFolders#of] finds them
  public Ledger(UserFolders folders) {
    this.folder = folders.state().resolve("ledger");
  }

  Path file(YearMonth month) {
    return folder.resolve(month + ".jsonl");
  }

  /// Makes sure that calls can be booked.
  ///
  /// @throws IOException where the folder cannot be written
  void prepare() throws IOException {
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new java.nio.file.AccessDeniedException(folder.toString());
    }
  }

  void append(Entry entry) throws IOException {
    byte[] line = (json(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = file(YearMonth.from(entry.time().atOffset(ZoneOffset.UTC)));
    Files.createDirectories(folder);
    synchronized (ONE_WRITER) {
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        boolean cut = channel.size() > 0 && lastByte(channel) != '\n';
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        if (cut) {
          bytes.put((byte) '\n');
        }
        bytes.put(line).flip();
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      }
    }
  }

  private static byte lastByte(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, channel.size() - 1);
    return last.get(0);
  }

  /// The calls since a moment, oldest first.
  public List<Entry> since(Instant moment) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      String first = file(YearMonth.from(moment.atOffset(ZoneOffset.UTC))).toString();
      try (Stream<Path> all = Files.list(folder)) {
        all.filter(file -> file.toString().endsWith(".jsonl"))
            .filter(file -> file.toString().compareTo(first) >= 0)
            .sorted()
            .forEach(files::add);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      // Not strict about UTF-8: a line may have been cut within a character.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines()
          .map(Ledger::entry)
          .flatMap(Optional::stream)
          .filter(entry -> !entry.time().isBefore(moment))
          .forEach(entries::add);
    }
    return entries;
  }

  static String json(Entry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", entry.time().toString());
    line.put("vault", entry.vault());
    line.put("run", entry.run());
    line.put("task", entry.task());
    line.put("operation", entry.purpose().operation());
    line.put("source", entry.purpose().source());
    line.put("page", entry.purpose().page());
    line.put("model", entry.model());
    line.put("input", entry.input());
    line.put("output", entry.output());
    line.put("cached", entry.cached());
    line.put("estimated", entry.estimated());
    line.put("usd", entry.usd() == null ? null : entry.usd().toPlainString());
    line.put("ms", entry.ms());
    line.put("outcome", entry.outcome());
    return line.toString();
  }

  /// Reads a line; empty where it is not whole.
  static Optional<Entry> entry(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      if (json == null || !json.isObject()) {
        return Optional.empty();
      }
      String usd = json.path("usd").asText("");
      return Optional.of(
          new Entry(
              Instant.parse(json.path("time").asText()),
              json.path("vault").asText(),
              json.path("run").asText(),
              json.path("task").asText(),
              new Purpose(
                  json.path("operation").asText(),
                  json.path("source").asText(),
                  json.path("page").asText()),
              json.path("model").asText(),
              json.path("input").asLong(),
              json.path("output").asLong(),
              json.path("cached").asLong(),
              json.path("estimated").asBoolean(),
              json.path("usd").isNull() ? null : new BigDecimal(usd),
              json.path("ms").asLong(),
              json.path("outcome").asText()));
    } catch (JsonProcessingException | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
